"""Follows every link of a folder of pages, as far as it stays inside."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.targets += [v for k in ("href", "src", "action") if (v := values.get(k))]
        if values.get("id"):
            self.ids.add(str(values["id"]))


def dead_links(site: Path) -> list[str]:
    """Every link inside the site that leads nowhere, and where it stands."""
    pages = {}
    for file in site.rglob("*.html"):
        parser = _Links()
        parser.feed(file.read_text("utf-8"))
        pages[file.resolve()] = parser
    dead = []
    for file, parser in pages.items():
        if file.name == "404.html":
            continue
        for target in parser.targets:
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            goal = (file.parent / unquote(parts.path)).resolve() if parts.path else file
            if not goal.is_file() or (
                parts.fragment and goal in pages and parts.fragment not in pages[goal].ids
            ):
                dead.append(f"{file.relative_to(site.resolve())}: {target}")
    return dead
