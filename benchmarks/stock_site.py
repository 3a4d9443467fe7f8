"""The same pages as a plain MkDocs site with Material's theme and its own search, for comparison."""

import json
import os
import subprocess
import sys
from pathlib import Path

from evidence_store.pages import Page

CONFIG = """\
site_name: Stock
use_directory_urls: false
theme: {name: material, font: false}
plugins: [search]
hooks: [hooks.py]
"""
HOOK = """\
import json
from pathlib import Path
PAGES = json.loads(Path(__file__).with_name("pages.json").read_text("utf-8"))
def on_page_content(html, page, config, files):
    return PAGES[page.file.src_uri]
"""


def build_stock(folder: Path, pages: list[Page]) -> Path:
    """Build `pages` with nothing but Material's `search` plugin, as it comes; returns the site.

    It indexes the HTML that our own site shows, so both are given the same words. Tried as well, and worse for
    Material's: the same words as flat headings and paragraphs (it asks for all words within one section), and its
    option `pipeline: [stemmer, ...]` (its page adds a wildcard to each word, and lunr does not stem those).
    """
    for page in pages:
        file = folder / "docs" / page.document_path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\ntitle: {json.dumps(page.title)}\n---\n", "utf-8")
    html = {page.document_path: str(page.html) for page in pages}
    (folder / "pages.json").write_text(json.dumps(html), "utf-8")
    (folder / "hooks.py").write_text(HOOK, "utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "-d", str(folder / "site")],
        check=True,
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    return folder / "site"
