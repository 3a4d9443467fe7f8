"""An evidence diff as the comment on a pull request: 60 kB at most, the most important first."""

from evidence_store.diagnostics.formats.markdown_text import shown
from evidence_store.evidence_diff.model import EvidenceDiff
from evidence_store.evidence_diff.sections import Cell, Section, sections
from evidence_store.evidence_diff.words import verdict

MARKER = "<!-- evidence-diff -->"
"""By it the comment is found again. It stands at the end, so that the first line of a notification is the verdict."""
MOST_BYTES = 60_000
"""GitHub takes 65,536 characters."""
_ROOM = 200
"""Bytes kept free in each table for the line that says how many rows were left out."""


def as_markdown(diff: EvidenceDiff, compared_with: str = "") -> str:
    """The verdict, then a table for each kind of change, as many rows as there is room for."""
    head = f"## {verdict(diff)}\n"
    if diff.errors_before:
        head += (
            f"\nThe content had errors before this change ({diff.errors_before}), so not everything could be "
            "compared.\n"
        )
    with_what = f"Compared with {shown(compared_with)}. " if compared_with else ""
    tail = f"\n{with_what}Made by `evidence-store diff`.\n\n{MARKER}\n"
    found = sections(diff)
    # Every heading has its place from the start, so that a long table cannot push the others out unseen.
    room = (
        MOST_BYTES
        - len((head + tail).encode())
        - sum(len(_frame(section).encode()) + _ROOM for section in found)
    )
    parts = [head]
    for section in found:
        written, room = _written(section, room)
        parts.append(written)
    return "".join([*parts, tail])


def _frame(section: Section) -> str:
    columns = " | ".join(section.columns)
    return f"\n### {section.heading}\n\n| {columns} |\n{'| --- ' * len(section.columns)}|\n"


def _written(section: Section, room: int) -> tuple[str, int]:
    """A table with the rows that fit, and the room that is left."""
    lines = [_frame(section)]
    for told, row in enumerate(section.rows):
        line = f"| {' | '.join(_cell(cell, first=number == 0) for number, cell in enumerate(row))} |\n"
        room -= len(line.encode())
        if room < 0:
            lines.append(f"\nand {len(section.rows) - told} more\n")
            break
        lines.append(line)
    return "".join(lines), max(room, 0)


def _cell(lines: Cell, *, first: bool) -> str:
    """The first column names something: its first line is set in bold."""
    texts = [shown(line) for line in lines]
    if first and texts and texts[0]:
        texts[0] = f"**{texts[0]}**"
    return "<br>".join(texts)
