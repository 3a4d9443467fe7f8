"""Little stores for tests: a vocabulary, one minimal record of every kind, and a store written inline."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import yaml

from evidence_store import KINDS, Checked, Kind, Run, check, run
from evidence_store.diagnostics.formats.text import as_text
from evidence_store.pipeline import compare_with_published

TODAY = date(2026, 11, 22)
"""The day every test takes place on."""

PUBLISHED = ".published.txt"
"""The list of what the last published site had; hidden, so that it is no content."""

STORES = Path(__file__).parent / "stores"

HOSTILE_TITLES: Mapping[str, str] = {
    "closes-the-script": '"</script><script>window.caught=1</script>"',
    "opens-a-comment": '"<!--<script> no end"',
    "ends-the-line": '"One\\u2028two\\u2029window.caught=1//"',
    "ends-the-string": """'He said "no", it''s\\";window.caught=1//'""",
    "is-a-picture": '"<img src=x onerror=window.caught=1>"',
}
"""Titles, as YAML writes them, that would do harm where a page or a script took them for more than text."""


def read_folder(folder: Path) -> dict[str, bytes]:
    """The content files of a little store kept in a folder, by path."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.name.startswith("expected.")
    }


VOCABULARY: Mapping[str, bytes] = read_folder(STORES / "default")
"""A complete vocabulary and bibliography, as small as can be."""

MINIMAL: Mapping[str, str] = {
    "intervention": "title: {id}\nsummary: A stub.\nstatus: in preparation\n",
    "practice": (
        "title: {id}\nsummary: A stub.\npartners: [a-partner]\nprogramme: a-programme\n"
        "evaluation:\n  stage: announced\nsources: [moss-2019]\n"
    ),
    "partner": "title: {id}\nsummary: A stub.\nagency: council\n",
    "programme": "title: {id}\nsummary: A stub.\nstatus: Running\nstatus_as_of: 2020\n",
    "call": "title: {id}\nsummary: A stub.\nprogramme: a-programme\n",
    "poll": "title: {id}\nsummary: A stub.\nrun_by: a-partner\n",
    "self-assessment": (
        "title: {id}\nsummary: A stub.\nwho_for: A stub.\ntime: A stub\nstanding: A stub.\n"
        "scale: [No, Yes]\nnot_counted: Unknown\nbands: [{{from: 0, to: 100, label: Any, advice: A stub.}}]\n"
        "groups:\n  - {{id: a, label: A, about: A stub., statements: [{{id: b, text: B}}], advice: [A stub.]}}\n"
    ),
    "event": "title: {id}\nsummary: A stub.\n",
    "news": "title: {id}\nsummary: A stub.\ncategory: blog\ndate: 2020\n",
    "page": "title: {id}\nsummary: A stub.\n",
    "outcome": (
        "{{id: {id}, label: {id}, noun: {id}, definition: A stub., domain: home, better: higher, metric: OR}}"
    ),
    "region": "{{id: {id}, label: {id}, definition: A stub., nation: Wales}}",
    "effect-level": '{{id: {id}, label: {id}, symbol: "+", rank: 1, gloss: A stub.}}',
    "strength-level": "{{id: {id}, label: {id}, rank: 1, gloss: A stub.}}",
    "quality-level": "{{id: {id}, label: {id}, rank: 1, gloss: A stub.}}",
    "cost-band": "{{id: {id}, label: {id}, rank: 1, gloss: A stub.}}",
    "phrase": "{{id: {id}, text: A stub}}",
    "reference": "{{id: {id}, type: report, title: {id}, issued: 2020}}",
}
"""The least a record of each kind can say; other lists hold plain terms."""
_TERM = "{{id: {id}, label: {id}, definition: A stub.}}"


class Store:
    """A content folder under construction: `store(path, text)` writes a file, `report` checks them all."""

    def __init__(self, folder: Path, kinds: Sequence[Kind] = KINDS) -> None:
        self.content = folder / "content"
        self.content.mkdir(parents=True, exist_ok=True)
        self.kinds = kinds

    def __call__(self, path: str, content: str | bytes) -> "Store":
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return self

    def fill(self, files: Mapping[str, str | bytes]) -> "Store":
        for path, content in files.items():
            self(path, content)
        return self

    def stub(self, kind: str, id: str) -> "Store":
        """Add a minimal record."""
        known = next(known for known in self.kinds if known.name == kind)
        text = MINIMAL.get(kind, _TERM).format(id=id)
        if not known.file:
            return self(f"{known.plural}/{id}.md" if known.plural else f"{id}.md", f"---\n{text}---\n")
        file = self.content / known.file
        before = file.read_text("utf-8") if file.exists() else ""
        return self(known.file, f"{before}- {text}\n")

    def check(self) -> Checked:
        checked = check(self.content, self.kinds)
        if (self.content / PUBLISHED).exists():
            compare_with_published(checked, self.content / PUBLISHED, "published.txt")
        return checked

    @property
    def report(self) -> str:
        """The exact report of a check; empty when nothing is wrong."""
        return as_text(self.check().report)

    @property
    def rules(self) -> list[str]:
        """The names of the rules that found something, in the order of the report."""
        return [finding.rule for finding in self.check().report]

    def build(self) -> Run:
        return run(self.content, TODAY, self.kinds)

    def page(self, address: str) -> str:
        """The HTML of one page."""
        return str(next(page.html for page in self.build().site.pages if page.address == address))

    def file(self, address: str) -> str:
        """The text of one download."""
        return next(file.content for file in self.build().site.files if file.address == address)


def complete(store: Store, rounds: int = 6) -> Store:
    """Add a minimal record for everything that is referred to and not there, until nothing is missing."""
    for _ in range(rounds):
        wanted = set()
        for finding in store.check().report:
            if finding.rule == "dangling-reference":
                wanted.add(re.search(r'there is no (\S+) "(.+)"', finding.message).groups())
            elif finding.rule == "unknown-citation":
                wanted.add(("reference", re.search(r'"@(.+)"', finding.message).group(1)))
            elif finding.rule == "broken-link":
                path = re.search(r'no file "(.+)\.md"', finding.message).group(1)
                folder, _, id = path.rpartition("/")
                kind = next(k for k in store.kinds if not k.file and k.plural == folder)
                wanted.add((kind.name, id))
        if not wanted:
            return store
        for kind, id in sorted(wanted):
            store.stub(kind, id)
    raise AssertionError("records refer to each other without end")


def example_files(kind: Kind) -> dict[str, str]:
    """The example of a kind, and the tables beside it, at the paths they would have in a store."""
    if kind.file:
        return {kind.file: kind.example.read_text("utf-8")}
    files = {example_path(kind): kind.example.read_text("utf-8")}
    for name in kind.tables:
        table = kind.home / f"example.{name}.csv"
        if table.exists():
            files[example_path(kind).removesuffix("md") + f"{name}.csv"] = table.read_text("utf-8")
    return files


def example_path(kind: Kind) -> str:
    return f"{kind.plural}/example.md" if kind.plural else "example.md"


def example_store(store: Store, kind: Kind) -> Store:
    """A store that holds the example of a kind and the least that it refers to."""
    files = example_files(kind)
    if kind.file and kind.file in VOCABULARY:  # the example joins the terms that other stubs need
        own = {item["id"] for item in yaml.safe_load(files[kind.file])}
        others = [item for item in yaml.safe_load(VOCABULARY[kind.file]) if item["id"] not in own]
        files[kind.file] += yaml.safe_dump(others, allow_unicode=True, sort_keys=False) if others else ""
    return complete(store.fill(files))


class Found(HTMLParser):
    """What a browser would act on in a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.comments: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def targets(self) -> Iterable[str]:
        """Every address that could be opened or loaded."""
        for _, attributes in self.tags:
            for name in ("href", "src", "srcset", "action", "formaction", "data", "poster", "xlink:href"):
                if name in attributes:
                    yield attributes[name]


NEVER = {"script", "iframe", "object", "embed", "base", "frame", "frameset", "applet"}
"""Elements that can run or load something; no compiled page has one."""
NOT_FROM_TEXT = {
    *NEVER, "style", "svg", "math", "link", "meta", "form", "input", "button", "textarea", "template",
    "audio", "video", "source", "title", "noscript", "select",
}  # fmt: skip
"""Elements that templates may use, and texts of editors may not."""


def dangers(html: str, forbidden: Iterable[str] = NEVER) -> list[str]:
    """What must never reach a reader: scripts, handlers, frames, unsafe addresses."""
    found = Found(html)
    bad = [f"<{tag}>" for tag, _ in found.tags if tag in forbidden]
    bad += [f"{n}={v}" for _, attributes in found.tags for n, v in attributes.items() if n.startswith("on")]
    for target in found.targets():
        # As browsers read an address: tabs and line ends count for nothing, nor does what stands before it.
        plain = re.sub(r"[\t\n\r]", "", target).lstrip("".join(map(chr, range(33)))).lower()
        scheme = re.match(r"([a-z][a-z0-9+.\-]*):", plain)
        if scheme and scheme.group(1) not in ("https", "http", "mailto"):
            bad.append(target)
    return bad


def dangers_of_text(html: str) -> list[str]:
    """The same for what an editor wrote, which may do less than our templates."""
    found = Found(html)
    styles = [
        f"{n}={v}" for _, at in found.tags for n, v in at.items() if n in ("style", "id", "name", "srcset")
    ]
    return dangers(html, NOT_FROM_TEXT) + styles + [f"<!--{comment}-->" for comment in found.comments]


def table_of(report: str) -> list[str]:
    """The lines of a report that are findings, without their helps."""
    return [line for line in report.splitlines() if not line.startswith("  help: ")]
