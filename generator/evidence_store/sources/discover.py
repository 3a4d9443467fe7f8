"""Walk the content folder: every file it holds, and what must not be there.

Links are never followed, so no path leaves the folder. Nothing is opened but what has no ending: how it begins shows
which ending it lost.
"""

import os
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path

from evidence_store.diagnostics import Diagnostic, Place
from evidence_store.sources import rules
from evidence_store.sources.portable_names import LONGEST, unportable
from evidence_store.sources.text import read_bytes

SETTINGS = "mkdocs.yml"
"""The settings of the site, beside the content folder."""
TEXT_ENDINGS = (".md", ".yml", ".csv")
IMAGE_ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".gif")
MAX_IMAGE_BYTES = 5_000_000
LONGEST_IMAGE = LONGEST - 10
"""Characters of an image's path: in a copy it lies one folder deeper."""
INSTEAD = {
    ".docx": (".md", "copy the text into a .md file"),
    ".xlsx": (".csv", 'save the sheet as "CSV UTF-8"'),
}
"""Documents of office programs: the ending of the file that takes their place, and how to make it."""
_BEGINNINGS = (
    (re.compile(rb"\s*---\s*$", re.MULTILINE), ".md"),
    (re.compile(rb"(?:#.*\n|\s)*- \{?\w+:"), ".yml"),
    (re.compile(rb"\w+(?:,\w+)+\s*$", re.MULTILINE), ".csv"),
)
"""How files begin that fields, lists and tables are kept in."""
_COPIES = {"bak", "backup", "copy", "old", "orig", "save", "tmp"}
"""Endings that editors give to what they keep for safety."""


@dataclass(frozen=True, slots=True)
class Found:
    """The files of a content folder by their paths below it, sorted."""

    texts: dict[str, Path] = field(default_factory=dict)
    images: dict[str, Path] = field(default_factory=dict)
    misnamed: set[str] = field(default_factory=set)
    """Paths that text files would have if their endings were written as they should be; they are not read."""


def discover(content: Path, shown_root: str) -> tuple[Found, list[Diagnostic]]:
    """All files below `content`. Hidden files (`.gitkeep`, `.DS_Store`) are passed over."""
    found, findings = Found(), list[Diagnostic]()
    folders = [(content, "")]
    while folders:
        folder, above = folders.pop()
        for item in _items(folder, above, shown_root, findings):
            path = f"{above}{item.name}"
            place = Place(f"{shown_root}/{path}")
            if item.name.startswith("."):
                continue
            mode = item.stat(follow_symlinks=False).st_mode
            if stat.S_ISLNK(mode):
                findings.append(
                    rules.SYMLINK.at(
                        place,
                        "this is a link to another place",
                        "replace it by a copy of the file it points to",
                    )
                )
            elif stat.S_ISDIR(mode):
                folders.append((Path(item.path), f"{path}/"))
            elif not stat.S_ISREG(mode):
                findings.append(
                    rules.NOT_A_FILE.at(
                        place, "this is not an ordinary file", "delete it, or save it again as a text file"
                    )
                )
            else:
                _sort_in(item, path, place, found, findings)
    findings.extend(
        rules.UNPORTABLE_NAME.at(
            Place(f"{shown_root}/{path}"), fault, "give the image or its folder another name"
        )
        for path, fault in unportable(found.images, LONGEST_IMAGE)
    )
    return found, findings


def _items(folder: Path, path: str, shown_root: str, findings: list[Diagnostic]) -> list[os.DirEntry[str]]:
    """What lies in a folder, by name. A name that cannot be written down is reported, not used."""
    place = Place(f"{shown_root}/{path}".rstrip("/"))
    try:
        with os.scandir(folder) as listed:
            items = sorted(listed, key=lambda item: item.name)
    except OSError as error:
        findings.append(
            rules.NOT_A_FILE.at(
                place, f"the folder cannot be read: {error.strerror}", "check its permissions"
            )
        )
        return []
    findings.extend(
        rules.BAD_FILE_NAME.at(
            place, f"a name here has a character that cannot be shown: {item.name!a}", "rename the file"
        )
        for item in items
        if not item.name.isprintable() and not item.name.startswith(".")
    )
    return [item for item in items if item.name.isprintable()]


def _sort_in(
    item: os.DirEntry[str], path: str, place: Place, found: Found, findings: list[Diagnostic]
) -> None:
    ending = os.path.splitext(item.name)[1]  # noqa: PTH122 - a `Path` of each name takes a tenth of a quick check
    if ending in TEXT_ENDINGS:
        found.texts[path] = Path(item.path)
    elif ending in IMAGE_ENDINGS:
        if item.stat(follow_symlinks=False).st_size > MAX_IMAGE_BYTES:
            findings.append(
                rules.FILE_TOO_LARGE.at(
                    place, "the image is larger than 5 MB", "save it again with fewer pixels"
                )
            )
        else:
            found.images[path] = Path(item.path)
    else:
        better = _better_name(item.name) or _with_ending(item)
        help = f"rename it to {better}" if better else "move it out of the content folder"
        if ending.lower() in INSTEAD:
            other, help = INSTEAD[ending.lower()]
            better = Path(item.name).stem + other
        if better.endswith(TEXT_ENDINGS):
            found.misnamed.add(f"{path[: -len(item.name)]}{better}")
        message = f"a file that ends in {ending or 'nothing'} has no use here"
        findings.append(rules.UNEXPECTED_FILE.at(place, message, help))


def _better_name(name: str) -> str:
    """The name that a file was probably meant to have: editors and systems change endings by themselves."""
    stem, ending = Path(name).stem, Path(name).suffix
    if ending.lower() == ".txt":
        return (_better_name(stem) or stem) if stem.lower().endswith(TEXT_ENDINGS) else f"{stem}.md"
    lower = {".markdown": ".md", ".yaml": ".yml"}.get(ending.lower(), ending.lower())
    return stem + lower if lower != ending and lower in (*TEXT_ENDINGS, *IMAGE_ENDINGS) else ""


def _with_ending(item: os.DirEntry[str]) -> str:
    """The name of a file that has lost its ending; nothing where its beginning is that of no content."""
    _, dot, name_of_table = item.name.partition(".")
    if dot and (not name_of_table.isalpha() or name_of_table.lower() in _COPIES):
        return ""
    begins = (read_bytes(Path(item.path), item.name)[0] or b"")[:1000]
    ending = next((ending for beginning, ending in _BEGINNINGS if beginning.match(begins)), "")
    return item.name + ending if ending == ".csv" or (ending and not dot) else ""
