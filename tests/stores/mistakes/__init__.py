"""Real editors' mistakes: what was done to a good store, the one thing that the check says, and the mend it asks for.

Each step is one of these, as the files beside this one write it down:

    in, was, is       the text `was`, which stands there once, becomes `is`; without `was` the whole file does
    in, saved as      the file is saved with another encoding or other line ends
    renamed, copied   a file, and its new path
    deleted           a file

`then` is the mend: a text in place of `is`, a step of its own, or, where it is left out, the edit that is offered.
What is `fixed` the command `fix` mends.
"""

from collections.abc import Mapping
from typing import Any

import yaml
from tests.helpers import STORES, Store, read_folder

from evidence_store import Checked
from evidence_store.diagnostics import edit_of, with_edits
from evidence_store.editing.mended import mended_files
from evidence_store.sources.discover import discover

Step = Mapping[str, Any]

HERE = STORES / "mistakes"
GOOD = read_folder(HERE / "good")
"""A store in which nothing is wrong, with a record of most kinds."""
MISTAKES: Mapping[str, Step] = {
    mistake["mistake"]: mistake
    for file in sorted(HERE.glob("*.yml"))
    for mistake in yaml.safe_load(file.read_text("utf-8"))
}
_ENCODINGS = {
    "UTF-8": "utf-8",
    "UTF-8 with a byte order mark": "utf-8-sig",
    "UTF-8 with the line ends of Windows": "utf-8",
    "UTF-8 with the line ends of old Macs": "utf-8",
    "UTF-16": "utf-16",
    "UTF-16 without its mark": "utf-16-le",
    "Windows-1252": "cp1252",
}


def follow(store: Store, step: Step) -> None:
    """Do what a step says."""
    if "renamed" in step or "copied" in step:
        old, new = step.get("renamed") or step["copied"]
        store(new, (store.content / old).read_bytes())
        if "renamed" in step:
            (store.content / old).unlink()
    if "deleted" in step:
        (store.content / step["deleted"]).unlink()
    if "is" in step:
        put(store, step["in"], step.get("was"), step["is"])
    if "saved as" in step:
        _save(store, step["in"], step["saved as"])


def mend(store: Store, mistake: Step, checked: Checked) -> None:
    """Do what the one finding asks for."""
    then = mistake.get("then")
    if then is None:
        make_offered(store, checked)
    elif isinstance(then, str):
        put(store, mistake["in"], mistake["is"] if "was" in mistake else None, then)
    else:
        follow(store, then)


def make_offered(store: Store, checked: Checked) -> None:
    """Make the edit that is offered with the one finding."""
    [finding] = checked.report
    assert finding.place.path in checked.files, "the finding is about a file that is not read"
    file = checked.files[finding.place.path]
    text = file.read_text("utf-8")
    edit = edit_of(finding.place, finding.suggestion, text.split("\n"))
    assert edit, "no edit is offered"
    file.write_text(with_edits(text, [edit]), "utf-8")


def fix(store: Store) -> list[str]:
    """Mend what has one safe mend. Gives back what was done, in words."""
    texts = discover(store.content, "content")[0].texts
    files = mended_files(texts, texts, store.content)[0]
    for file in files:
        store(file.path, file.now)
    return [done for file in files for done in file.done]


def put(store: Store, path: str, old: str | None, new: str) -> None:
    """Write `new` where `old` stands, or as the whole file."""
    if old is not None:
        text = (store.content / path).read_bytes().decode()
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        new = text.replace(old, new)
    store(path, new)


def _save(store: Store, path: str, name: str) -> None:
    text = _read((store.content / path).read_bytes()).replace("\r\n", "\n").replace("\r", "\n")
    ends = {"UTF-8 with the line ends of Windows": "\r\n", "UTF-8 with the line ends of old Macs": "\r"}
    store(path, text.replace("\n", ends.get(name, "\n")).encode(_ENCODINGS[name]))


def _read(raw: bytes) -> str:
    """The text, as a program shows it that knows all these encodings."""
    if raw[:2] == b"\xff\xfe":
        return raw.decode("utf-16")
    if raw[1:2] == b"\0":
        return raw.decode("utf-16-le")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeError:
        return raw.decode("cp1252")
