"""What a build tells people of the content."""

from pathlib import Path

from evidence_store.diagnostics import Report
from evidence_store.diagnostics.formats.text import as_text, summary_line


def told(report: Report) -> str:
    """What was found, in the words of the terminal."""
    return f"{summary_line(report)} in the content\n\n{as_text(report)}"


def as_typed(content: Path) -> str:
    """The content folder as an editor would type it."""
    try:
        return content.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return content.as_posix()
