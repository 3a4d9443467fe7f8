"""The rules that a file must hold to before anyone looks at what it says."""

from evidence_store.diagnostics import Rule, Severity

__all__ = ["RULES", "Rule"]

NOT_UTF8 = Rule(
    "not-utf8",
    "Files are saved as UTF-8.",
    "Another encoding shows names and dashes as odd characters, or loses them.",
    "title: Caf\\xe9 (saved as Latin-1)",
    "title: Café (saved as UTF-8)",
)
BYTE_ORDER_MARK = Rule(
    "byte-order-mark",
    "Files begin with their text, without a byte order mark.",
    "Some programs take the invisible mark for a part of the first word.",
    "\\ufeff---",
    "---",
    Severity.WARNING,
)
CARRIAGE_RETURN = Rule(
    "windows-line-ends",
    "Lines end with a line feed alone.",
    "Mixed line ends make a change of one word look like a change of the whole file.",
    "title: Kinship care\\r\\n",
    "title: Kinship care\\n",
    Severity.WARNING,
)
CONTROL_CHARACTER = Rule(
    "control-character",
    "Text holds no invisible control characters.",
    "They come with text pasted from other programs and break search, feeds and downloads.",
    "title: Kinship\\x07 care",
    "title: Kinship care",
)
EMPTY_FILE = Rule(
    "empty-file",
    "A file says something.",
    "An empty file would become an empty page, or hide that text was lost.",
    "",
    "---\ntitle: Kinship care\n---",
)
FILE_TOO_LARGE = Rule(
    "file-too-large",
    "A text file stays below 2 MB, an image below 5 MB.",
    "A page nobody can load on a phone helps nobody; large data belong into a CSV beside it.",
    "a summary of 50 MB",
    "a summary of 50 kB",
)
SYMLINK = Rule(
    "symlink",
    "Content holds files and folders, no links to other places.",
    "A link could publish a file that was never meant to be public.",
    "interventions/a.md -> /etc/passwd",
    "interventions/a.md",
)
NOT_A_FILE = Rule(
    "not-a-regular-file",
    "Content holds ordinary files.",
    "Reading a pipe or a device can wait for ever.",
    "a named pipe",
    "a text file",
)
UNEXPECTED_FILE = Rule(
    "unexpected-file",
    "Content holds Markdown, YAML and CSV, and images (PNG, JPEG, WebP, GIF).",
    "Scripts, styles and web pages from content could run in a reader's browser.",
    "interventions/chart.html",
    "interventions/chart.png",
)
MISPLACED_FILE = Rule(
    "misplaced-file",
    "A record lies directly in the folder of its kind.",
    "The address of a page is made from folder and file name, and must never change.",
    "interventions/old/kinship-care.md",
    "interventions/kinship-care.md",
)
BAD_FILE_NAME = Rule(
    "bad-file-name",
    "File names are lower-case words joined by hyphens.",
    "The name becomes the address of the page: the same on every computer and easy to read out.",
    "interventions/Kinship Care.md",
    "interventions/kinship-care.md",
)
UNPORTABLE_NAME = Rule(
    "unportable-name",
    "A name can be written on every computer.",
    "The store is taken along as a zip. Windows and memory sticks refuse some names, and then unpack only a part.",
    "partners/con.md",
    "partners/conwy.md",
)
NO_FRONT_MATTER = Rule(
    "no-front-matter",
    "A page begins with its fields between two lines of three hyphens.",
    "Without them nobody knows the title, and the text would be published unchecked.",
    "# Kinship care",
    "---\ntitle: Kinship care\n---",
)
YAML_SYNTAX = Rule(
    "yaml-syntax",
    "Fields are readable YAML.",
    "What cannot be read would silently be left out.",
    "title: Support: what helps",
    'title: "Support: what helps"',
)
YAML_TAB = Rule(
    "yaml-tab",
    "Fields are indented with spaces.",
    "Editors show a tab as two, four or eight spaces, so nobody can see what belongs to what.",
    "population:\n\twho: children",
    "population:\n  who: children",
)
ODD_SPACE = Rule(
    "odd-space",
    "Spaces that set out the fields are ordinary ones.",
    "The special spaces of word processors look alike and are read as letters.",
    "agency:\\u00a0council",
    "agency: council",
)
TYPOGRAPHIC_QUOTES = Rule(
    "typographic-quotes",
    "Values stand between straight quotation marks, or without any.",
    "Curly ones are a part of the text: readers would see them, and a colon between them would still begin a field.",
    "title: “Support: what helps”",
    'title: "Support: what helps"',
)
YAML_ALIAS = Rule(
    "yaml-alias",
    "Fields hold no YAML anchors (&) and aliases (*).",
    "They make a page depend on other lines, and a few of them can fill a computer's memory.",
    "a: &x [1]\nb: *x",
    "a: [1]\nb: [1]",
)
YAML_TAG = Rule(
    "yaml-tag",
    "Fields hold no YAML tags (!).",
    "A tag asks the program to make something other than text, numbers and dates.",
    "title: !!python/name:os.system",
    'title: "os.system"',
)
YAML_DEPTH = Rule(
    "yaml-too-deep",
    "Fields are nested at most 20 levels deep.",
    "Nothing in a record is; such a file is a mistake or an attack.",
    "[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]",
    "[]",
)
DUPLICATE_KEY = Rule(
    "duplicate-key",
    "A field is written once.",
    "Of two values only one can be shown, and the reader would not know which.",
    "title: Kinship care\ntitle: Kinship",
    "title: Kinship care",
)
MERGE_MARKER = Rule(
    "merge-marker",
    "No lines are left over from joining two versions.",
    "Both versions, and the marks between them, would be published.",
    "<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> mine",
    "title: B",
)

RULES = tuple(rule for rule in list(globals().values()) if isinstance(rule, Rule))
