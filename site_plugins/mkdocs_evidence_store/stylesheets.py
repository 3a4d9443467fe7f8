"""The style sheets: small files to edit, and two that every page loads."""

import re
from pathlib import Path

FOLDER = Path(__file__).parent / "assets" / "css"

SCREEN = (
    "base", "prose", "shell", "components", "summary", "studies", "reading", "ratings", "overviews",
    "finder", "list-filter", "long",
)  # fmt: skip
"""In this order, because later rules win."""

ALONE = ("print", "compare", "levels", "terms", "search", "rules", "data", "preview")
"""Sheets of their own: paper, for which no screen waits, and what one page alone needs (`Page.styles`)."""


def stylesheets() -> dict[str, str]:
    """What is published, by the address below the assets."""
    return {
        "site.css": "".join(map(published, SCREEN)),
        **{f"{name}.css": published(name) for name in ALONE},
    }


def published(name: str) -> str:
    """A sheet without its comments: they are a tenth of what a phone would fetch."""
    return re.sub(r"/\*.*?\*/\n?", "", (FOLDER / f"{name}.css").read_text("utf-8"), flags=re.DOTALL)
