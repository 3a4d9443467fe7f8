"""Who is measured: our store, and others with the same pages in plain Markdown.

Peers live in environments of their own below `.cache/peers/`, made from `locks/`, which hold versions and hashes;
MkDocs with Material is that of our own environment. Zensical is held at the last version that can be installed from
every registry that was tried. Hugo gets a template of a dozen lines and no search, so it does less than the others.
"""

import hashlib
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = Path(__file__).parent / "locks"
INSTALLED = ROOT / ".cache" / "peers"

OURS = """\
site_name: Ours
use_directory_urls: false
theme: {name: material, font: false}
plugins:
  - evidence-store: {today: 2026-11-22}
nav: [interventions/index.md, outcomes/index.md, map/index.md]
"""
PLAIN = """\
site_name: Peer
use_directory_urls: false
theme: {name: THEME, font: false}
plugins: [SEARCH]
validation: {links: {not_found: ignore, unrecognized_links: ignore}}
"""
OUT_OF_NAV = 'nav: [index.md]\nnot_in_nav: "*"\n'
HUGO = """\
title = "Peer"
baseURL = "/"
contentDir = "docs"
uglyURLs = true
disableKinds = ["taxonomy", "term", "RSS"]
"""
HUGO_LAYOUT = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ .Title }}</title><meta name="viewport" content="width=device-width"></head>
<body>
<nav><a href="/">{{ site.Title }}</a></nav>
<main>{{ .Content }}</main>
<footer>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</footer>
</body>
</html>
"""


@dataclass(frozen=True)
class Peer:
    """A program that makes a site of plain pages, or of ours an index."""

    name: str
    command: tuple[str, ...]
    """What it is run with: a module of Python, or a program of its environment."""
    lock: str = ""
    """Its lock file; empty for our own environment."""
    settings: str = ""
    """What its `mkdocs.yml` holds."""
    index: tuple[str, ...] = ()
    """The files of its search, as patterns below its site."""
    most: int = 1_000_000
    """More pages it is not given: it would take hours."""

    @property
    def program(self) -> list[str]:
        """The command line."""
        first, *rest = self.command
        if first == "-m":
            return [str(self._bin / "python") if self.lock else sys.executable, "-m", *rest]
        return [str(self._bin / first), *rest]

    @property
    def _bin(self) -> Path:
        return INSTALLED / self.lock / "bin"

    def install(self) -> None:
        """Make its environment, unless there is one of the same lock."""
        if not self.lock:
            return
        lock = LOCKS / f"{self.lock}.lock"
        stamp = INSTALLED / self.lock / "made-from"
        made_from = hashlib.sha256(lock.read_bytes()).hexdigest()
        if stamp.exists() and stamp.read_text("utf-8") == made_from:
            return
        subprocess.run([sys.executable, "-m", "venv", "--clear", INSTALLED / self.lock], check=True)
        subprocess.run(
            [self._bin / "python", "-m", "pip", "install", "--quiet", "--require-hashes", "-r", lock],
            check=True,
        )
        stamp.write_text(made_from, "utf-8")

    def prepare(self, folder: Path) -> None:
        """Write what it needs beside the pages in `docs`."""
        if self.settings:
            (folder / "mkdocs.yml").write_text(self.settings, "utf-8")
        if self.lock == "hugo":
            for page in (folder / "docs").rglob("index.md"):
                page.rename(page.with_name("_index.md"))  # else all beside it would be parts of one page
            layouts = folder / "layouts"
            layouts.mkdir(parents=True)
            (folder / "hugo.toml").write_text(HUGO, "utf-8")
            for kind in ("single", "list", "home"):
                (layouts / f"{kind}.html").write_text(HUGO_LAYOUT, "utf-8")


def _plain(theme: str = "material", search: str = "search", nav: str = OUT_OF_NAV) -> str:
    return PLAIN.replace("THEME", theme).replace("SEARCH", search) + nav


MATERIAL_INDEX = ("search/search_index.json",)
US = "Evidence Store"
PLAIN_MKDOCS = "MkDocs and Material"
PAGEFIND = "Pagefind, index alone"

PEERS: Sequence[Peer] = (
    Peer(
        US, ("-m", "evidence_store", "build", "--no-cache"), index=("assets/evidence-store/**/search-*.js",)
    ),
    Peer(PLAIN_MKDOCS, ("-m", "mkdocs", "build", "-q"), settings=_plain(), index=MATERIAL_INDEX),
    Peer(
        "the same, all pages in the navigation",
        ("-m", "mkdocs", "build", "-q"),
        settings=_plain(nav=""),
        index=MATERIAL_INDEX,
        most=100,
    ),
    Peer(
        "ProperDocs and Material",
        ("-m", "properdocs", "build", "-q"),
        "properdocs",
        _plain(),
        MATERIAL_INDEX,
    ),
    Peer(
        "ProperDocs and MaterialX",
        ("-m", "properdocs", "build", "-q"),
        "materialx",
        _plain("materialx"),
        ("search/**/*", "pagefind/**/*"),
    ),
    Peer("Zensical", ("zensical", "build", "--clean"), "zensical", _plain(), ("search.json",)),
    Peer("Hugo, a small template, no search", ("hugo", "--quiet", "--destination", "site"), "hugo"),
    Peer(
        PAGEFIND,
        ("-m", "pagefind", "--site", "../pages", "--output-path", "site"),
        "pagefind",
        index=("**/*",),
    ),
)
