"""The folder of a site between two builds: what stays the same is left alone, and what has gone is taken away.

MkDocs would empty it first. To delete and write thousands of files takes longer than all else that a small change
needs, and whoever copies a site to its host by the dates of files would have to send every one.
"""

import os
from collections.abc import Container, Iterable
from pathlib import Path
from stat import S_ISREG
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page


def can_be_kept(config: MkDocsConfig) -> bool:
    """Whether we know of every file of the site. Other plugins write what they like.

    In strict mode MkDocs takes it for an error not to begin with an empty folder.
    """
    return not (config.strict or config.hooks or config.extra_templates or config.plugins.keys() - OURS)


OURS = {"evidence-store", "progress", "kept-folder"}
"""Our plugins: they write nothing that we do not know of, and ask nothing of the theme."""


class KeptFolder(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Comes last of the plugins: it must see pages as they are written."""

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Before anything is written, take away what is not written again in its place.

        Pictures are copied only where there is none that is newer, so that they have to go as well.
        """
        plugin: Any = config.plugins["evidence-store"]
        made = {file.dest_uri for file in files if _is_made(file)}
        take_away_all_but(made | plugin.data.keys(), Path(config.site_dir))
        return env

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """An empty page is not written."""
        file = Path(page.file.abs_dest_path)
        if not output or output.isspace():
            file.unlink(missing_ok=True)
        data = output.encode(errors="xmlcharrefreplace")
        return "" if holds(file, len(data), (data,)) else output


def _is_made(file: File) -> bool:
    is_left_out = file.inclusion in (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)
    return file.abs_src_path is None and not is_left_out


def holds(file: Path, size: int, parts: Iterable[bytes]) -> bool:
    """Whether `size` bytes stand in a file, and they are these."""
    try:
        with file.open("rb", 0) as there:
            same_size = os.fstat(there.fileno()).st_size == size
            return same_size and all(there.read(len(part)) == part for part in parts)
    except OSError:
        return False


def take_away_all_but(addresses: Container[str], folder: Path) -> None:
    """Delete what is in a folder, but for the files at `addresses` and, as MkDocs does, what is hidden.

    Also at these addresses only a file of its own is kept: no link to one that belongs to somebody else.
    """
    if folder.is_dir():
        _take_away(addresses, str(folder), "")


def _take_away(addresses: Container[str], folder: str, below: str) -> bool:
    """Whether nothing is left."""
    empty = True
    with os.scandir(folder) as entries:
        found = list(entries)
    for entry in found:
        address = below + entry.name
        if not below and entry.name.startswith("."):
            empty = False
        elif entry.is_dir(follow_symlinks=False):
            if _take_away(addresses, entry.path, f"{address}/"):
                Path(entry).rmdir()
            else:
                empty = False
        elif address in addresses and _is_our_own(entry):
            empty = False
        else:
            Path(entry).unlink()
    return empty


def _is_our_own(entry: os.DirEntry[str]) -> bool:
    status = entry.stat(follow_symlinks=False)
    return S_ISREG(status.st_mode) and status.st_nlink == 1 and os.access(entry.path, os.W_OK)
