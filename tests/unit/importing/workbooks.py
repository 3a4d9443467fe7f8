"""Spreadsheets for tests: ordinary ones, and ones that nobody should open."""

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook


def workbook(file: Path, rows: Sequence[Sequence[Any]], **formats: str) -> Path:
    """A file with one sheet; `formats` are number formats by cell, like B2="0%"."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for cell, number_format in formats.items():
        book.active[cell].number_format = number_format
    book.save(file)
    return file


def changed(file: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """The same file with one of its parts changed, or added."""
    parts = {}
    with zipfile.ZipFile(file) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts[part] = change(parts.get(part, b""))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    file.write_bytes(out.getvalue())
    return file


SHEET = "xl/worksheets/sheet1.xml"
HOSTILE: dict[str, tuple[Callable[[Path], object], str]] = {
    "no zip": (lambda file: file.write_bytes(b"PK\3\4 nothing"), "no spreadsheet that can be read"),
    "text": (lambda file: file.write_bytes(b"study,year\n"), "no spreadsheet that can be read"),
    "cut off": (lambda file: file.write_bytes(file.read_bytes()[:-200]), "no spreadsheet that can be read"),
    "old or with a password": (
        lambda file: file.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600)),
        "old .xls file or has a password",
    ),
    "too large": (lambda file: file.write_bytes(b"x" * 10_000_001), "more than 10 MB"),
    "zip bomb": (lambda file: changed(file, "a.bin", lambda _: bytes(60_000_000)), "unpacks to more than"),
    "many parts": (lambda file: _many_parts(file), "unpacks to more than"),
    "entities": (
        lambda file: changed(
            file, SHEET, lambda xml: b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + xml
        ),
        "declares XML entities",
    ),
    "entities in another encoding": (
        lambda file: changed(file, SHEET, lambda xml: xml.decode().encode("utf-16")),
        "declares XML entities",
    ),
    "very many columns": (
        lambda file: changed(
            file,
            SHEET,
            lambda xml: xml.replace(b"</row>", b'<c t="n"><v>1</v></c>' * 450_000 + b"</row>", 1),
        ),
        "more than 400,000 cells",
    ),
    "a far column": (
        lambda file: changed(file, SHEET, lambda xml: xml.replace(b'r="B2"', b'r="XFD2"', 1)),
        "more than 10,000 rows or 200 columns",
    ),
    "a far row": (
        lambda file: changed(
            file,
            SHEET,
            lambda xml: (
                xml.replace(b'<row r="2"', b'<row r="1048576"')
                .replace(b'"A2"', b'"A1048576"')
                .replace(b'"B2"', b'"B1048576"')
            ),
        ),
        "more than 10,000 rows or 200 columns",
    ),
    "many styles": (
        lambda file: changed(file, "xl/styles.xml", lambda xml: xml + b" " * 5_000_001),
        "too many styles",
    ),
    "damaged": (lambda file: changed(file, SHEET, lambda xml: xml[:-40]), "is damaged"),
    "no list of sheets": (lambda file: changed(file, "xl/workbook.xml", lambda _: b"<x/>"), "holds no cells"),
}
"""What is done to a good file, and what is said of it then."""


def _many_parts(file: Path) -> None:
    with zipfile.ZipFile(file, "a") as parts:
        for number in range(1_001):
            parts.writestr(f"part{number}", b"")
