"""What a file of the store says before something is added to it."""

from pathlib import Path

from evidence_store.sources.text import read_text


def text_of(file: Path) -> str:
    """The text of a file; nothing if there is none, or it cannot be read."""
    return (read_text(file, str(file))[0] if file.exists() else "") or ""
