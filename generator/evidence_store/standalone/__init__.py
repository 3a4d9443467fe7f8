"""HTML that needs nothing beside it: no script, no file, no network. Reports and files to send are such."""

import base64
import hashlib
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

PALETTE = Path(__file__).parent / "palette.css"
"""Colours for light and dark that all reports share."""


class Style(NamedTuple):
    """The one style sheet of a report."""

    text: Markup
    """What stands in `<style>`."""
    policy: Markup
    """The Content-Security-Policy that lets in this style sheet and nothing else."""


def report_style(sheet: Path) -> Style:
    """The style sheet of a report, the shared palette before it."""
    text = PALETTE.read_text("utf-8") + sheet.read_text("utf-8")
    policy = f"default-src 'none'; style-src '{hash_of(text)}'; base-uri 'none'; form-action 'none'"
    return Style(Markup(text), Markup(policy))  # noqa: S704 - files of ours, and their hash


def report_templates(folder: Path) -> Environment:
    """The templates of a report: all that is written into them is escaped."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def hash_of(text: str) -> str:
    """The source expression by which a Content-Security-Policy lets in an element with this text: `sha256-…`."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
