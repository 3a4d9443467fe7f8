"""Looks into an XLSX file before a reader takes it apart: it can be a bomb, or not what its name says."""

import io
import re
import zipfile
from pathlib import Path

from evidence_store.importing.rejected import CannotImport

MAX_BYTES = 10_000_000
MAX_UNPACKED = 50_000_000
"""Of all parts together. Ten thousand rows of thirty columns unpack to about fifteen million bytes."""
MAX_PART = 5_000_000
"""Of a part that holds no cells: styles, themes, the list of sheets."""
MAX_PARTS = 1_000
MAX_CELLS = 400_000
_OLD = b"\xd0\xcf\x11\xe0"
"""How .xls begins, and any file of Office that has a password."""
_CELL = re.compile(rb"<(?:\w+:)?c[ >/]")
_STRING = re.compile(rb"<(?:\w+:)?(?:si|r|t)[ >/]")
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read_guarded(file: Path) -> io.BytesIO:
    """The bytes of a spreadsheet that can be read without harm. Raises CannotImport."""
    try:
        with file.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise CannotImport(f"{file} cannot be read: {error.strerror}") from error
    if len(raw) > MAX_BYTES:
        raise CannotImport(
            f"{file} has more than {MAX_BYTES // 1_000_000} MB; split it, or leave out pictures"
        )
    if raw.startswith(_OLD):
        raise CannotImport(f"{file} is an old .xls file or has a password; save it as .xlsx without one")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            _look_at_all(file, parts)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, ValueError, OSError) as error:
        raise CannotImport(f"{file} is no spreadsheet that can be read; save it again as .xlsx") from error
    return io.BytesIO(raw)


def _look_at_all(file: Path, parts: zipfile.ZipFile) -> None:
    listed = parts.infolist()
    if len(listed) > MAX_PARTS or sum(part.file_size for part in listed) > MAX_UNPACKED:
        raise CannotImport(
            f"{file} unpacks to more than a spreadsheet of study results can hold; it is not read"
        )
    cells = 0
    for part in listed:
        if not part.filename.endswith((".xml", ".rels", ".vml")):
            continue
        with parts.open(part) as stream:
            xml = stream.read(part.file_size)
        if _DECLARATION.search(xml) or b"\0" in xml:
            raise CannotImport(f"{file} declares XML entities, which no spreadsheet needs; it is not read")
        if "/worksheets/" in part.filename:
            cells += len(_CELL.findall(xml))
        elif part.filename.endswith("sharedStrings.xml"):
            cells += len(_STRING.findall(xml)) // 4
        elif len(xml) > MAX_PART:
            raise CannotImport(f"{file} has too many styles; copy its values into a new file")
        if cells > MAX_CELLS:
            raise CannotImport(f"{file} has more than {MAX_CELLS:,} cells; split it, or delete empty ones")
