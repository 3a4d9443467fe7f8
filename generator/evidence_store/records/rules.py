"""The rules that a record must hold to by itself: its fields, their types, its headings."""

from evidence_store.diagnostics import Rule, Severity

MISSING_FIELD = Rule(
    "missing-field",
    "A record has all the fields its kind requires.",
    "A page without its title, source or date cannot be trusted or found.",
    "title: Kinship care",
    "title: Kinship care\nsummary: Children who live with relatives may be safer.",
)
UNKNOWN_FIELD = Rule(
    "unknown-field",
    "A record has only the fields its kind knows.",
    "A misspelt field would silently be left out.",
    "titel: Kinship care",
    "title: Kinship care",
)
WRONG_TYPE = Rule(
    "wrong-type",
    "A field holds the type of value it asks for.",
    "Text where a number belongs cannot be counted, and the other way round.",
    'k: "sixteen"',
    "k: 16",
)
UNKNOWN_CHOICE = Rule(
    "unknown-choice",
    "A field with fixed choices holds one of them.",
    "Lists, filters and colours know only these.",
    "status: publish",
    "status: published",
)
OUT_OF_RANGE = Rule(
    "out-of-range",
    "A number lies within the range that makes sense for it.",
    "A share above 1 or a count below 0 is a slip of the pen, and a wrong number is worse than none.",
    "i2: 146",
    "i2: 46",
)
BAD_VALUE = Rule(
    "bad-value",
    "A value has the form its field asks for.",
    "A misprinted date, DOI or id leads nowhere.",
    "DOI: doi.org/10.1000/182",
    "DOI: 10.1000/182",
)
NOT_FIELDS = Rule(
    "not-fields",
    "The fields are a list of `name: value` lines.",
    "A bare text or list says nothing about what it is.",
    "---\nKinship care\n---",
    "---\ntitle: Kinship care\n---",
)
RATING_TYPED = Rule(
    "rating-typed",
    "Nobody types a rating: it is worked out from the facts.",
    "Practice in need of evidence must not look as if it were rated, and a typed rating cannot be checked.",
    "rating: 2",
    "(nothing: facts about outcomes go into a summary's `outcomes`)",
)
MISSING_SECTION = Rule(
    "missing-section",
    "A published summary answers every one of the fixed questions.",
    "Readers who look for costs or harms must find an answer, if only that nothing was found.",
    "## Does it work?",
    "## Does it work?\n\n## How does it work?",
)
UNKNOWN_SECTION = Rule(
    "unknown-section",
    "The text uses the headings that its kind has, in their order.",
    "Readers learn once where an answer stands; other headings would be left out of lists and print.",
    "## Does this work",
    "## Does it work?",
)
REPEATED_SECTION = Rule(
    "repeated-section",
    "Each heading stands once.",
    "Of two answers to one question a reader would find only the first.",
    "## Does it work?\n\n## Does it work?",
    "## Does it work?",
)
TEXT_BEFORE_SECTION = Rule(
    "text-before-section",
    "All text stands below one of the headings.",
    "Text above the first heading has no place on the page and would be lost.",
    "Some text.\n\n## Does it work?",
    "## Does it work?\n\nSome text.",
)
TOP_HEADING = Rule(
    "top-heading",
    "Headings in the text begin at the second level.",
    "The title of the page is its only first-level heading; screen readers rely on that.",
    "# Costs",
    "## Costs",
)
FIELD_IN_TEXT = Rule(
    "field-in-text",
    "All fields stand above the second line of hyphens.",
    "Below it begins the text: a field there would be shown to readers, and not be read.",
    "title: Wickford\n---\nagency: council",
    "title: Wickford\nagency: council\n---",
)
PASTED_BULLET = Rule(
    "pasted-bullet",
    "Items of a list begin with a hyphen.",
    "With the dot of a word processor all items run together into one line, and screen readers find no list.",
    "• They walk after dark.",
    "- They walk after dark.",
    Severity.WARNING,
)
SLIPPED_LINK = Rule(
    "slipped-link",
    "A link is its words in square brackets, and behind them without a space its address in round ones.",
    "Written otherwise it is no link: readers see the brackets and the address.",
    "[kinship care] (kinship-care.md)",
    "[kinship care](kinship-care.md)",
    Severity.WARNING,
)
IMAGE_WITHOUT_WORDS = Rule(
    "image-without-words",
    "An image says in words what is to be seen.",
    "People who do not see it, and screen readers, learn nothing of it.",
    "![](lantern.png)",
    "![A lantern on a path](lantern.png)",
    Severity.WARNING,
)
TEXT_TOO_DEEP = Rule(
    "text-too-deep",
    "Lists and quotations are nested at most ten levels deep.",
    "Nobody can follow more on a phone; such a text is a mistake or an attack.",
    "> > > > > > > > > > > Kinship care",
    "> Kinship care",
)
TOO_MANY_BRACKETS = Rule(
    "too-many-brackets",
    "A text has at most a thousand square brackets.",
    "Looking for the other half of each takes longer and longer; such a text is a mistake or an attack.",
    "[[[[[[[[[[[[[[[[[[[[[[[[ (and so on)",
    "[kinship care](kinship-care.md)",
)
RAW_HTML = Rule(
    "raw-html",
    "Text is Markdown, without HTML.",
    "HTML could run a script in a reader's browser; it is shown as plain text instead.",
    "<script>alert(1)</script>",
    "**Important:** read this first.",
)
TEMPLATE_CODE = Rule(
    "template-code",
    "Text holds no template code.",
    "It is never run; readers would see the curly brackets.",
    "{{ config }}",
    "the site's settings",
)
UNSAFE_LINK = Rule(
    "unsafe-link",
    "Links lead to pages of this store, to https:// addresses or to e-mail addresses.",
    "Other addresses can run a script or open a file on the reader's computer.",
    "[more](javascript:alert(1))",
    "[more](https://example.org/)",
)
EMPTY_TABLE = Rule(
    "empty-table",
    "A CSV has rows below its header.",
    "An empty table looks as if somebody had lost the rows.",
    "result,study",
    "result,study\nreunification,Green 2007",
)
UNKNOWN_COLUMN = Rule(
    "unknown-column",
    "A CSV has only columns its kind knows.",
    "Numbers in a misspelt column would silently be left out.",
    "result,study,evnts_t",
    "result,study,events_t",
)
MISSING_COLUMN = Rule(
    "missing-column",
    "A CSV has all the columns that are needed.",
    "Without them nobody knows what a row is about.",
    "study,effect,se",
    "result,study,effect,se",
)
BAD_CELL = Rule(
    "bad-cell",
    "A cell holds the type of value its column asks for.",
    "A number that cannot be read is left out of the result.",
    'n_t\n"1,024"',
    "n_t\n1024",
)
ORPHAN_TABLE = Rule(
    "orphan-table",
    "A CSV belongs to the record whose name it begins with.",
    "Rows that belong to no page would silently be left out.",
    "interventions/kinship.studies.csv beside kinship-care.md",
    "interventions/kinship-care.studies.csv beside kinship-care.md",
)
DUPLICATE_ID = Rule(
    "duplicate-id",
    "An id is used once among its kind, whether in capitals or not.",
    "Two records with one address would overwrite each other; on some computers so do Ab.md and ab.md.",
    "interventions/kinship-care.md and interventions/Kinship-Care.md",
    "interventions/kinship-care.md",
)
RULES = tuple(rule for rule in list(globals().values()) if isinstance(rule, Rule))
