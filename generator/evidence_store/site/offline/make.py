"""Build the site once more for a memory stick, and put it into one zip."""

import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from evidence_store.pages.words import counted, day
from evidence_store.progress import UNWATCHED, Progress
from evidence_store.site.build import build_site
from evidence_store.site.offline.archive import ExportFailed, archive, faults
from evidence_store.site.offline.changes import what_changed
from evidence_store.sources.portable_names import unportable

FOLDER = "store"
"""Where the site lies inside the zip, so that START-HERE.html is not one file among many."""
CHANGES = "WHAT-HAS-CHANGED.txt"
"""What differs from the copy before, where one was given."""
SERVERS_ONLY = ("404.html", "sitemap.xml", "sitemap.xml.gz", "robots.txt", "_headers")
"""Files that only a web server has a use for."""

README = """\
{name}: copy without a network

1. Unpack the whole zip into a folder.
2. Open START-HERE.html there.

Made on {made_on} with Evidence Store {version}. {part}Get a new copy by {renew_by}: evidence changes.
SHA256SUMS lists every file. `evidence-store verify FILE.zip` says whether a copy is whole; with --public-key KEY
it says who signed it, if anybody did.
"""


@dataclass(frozen=True, slots=True)
class OfflineCopy:
    """A finished copy."""

    data: bytes
    """The zip."""
    made_on: date
    files: int
    changes: str = ""
    """What differs from the copy before, in words; empty where none was given."""


def make_offline_copy(
    config_file: Path,
    only: Sequence[str] = (),
    since: bytes | None = None,
    progress: Progress = UNWATCHED,
    cache: bool | None = None,
) -> OfflineCopy:
    """The offline copy of the site that `config_file` describes, or a selection from it: `interventions/a,b`.

    `since` is a copy made before; the new one says what has changed; `cache` says
    whether kept pages are used in any case. Raises BuildFailed when the content has an error,
    ExportFailed when a file could not be unpacked everywhere or the copy before is of no use.
    """
    before = _site_in(since) if since is not None else None
    with tempfile.TemporaryDirectory(prefix="evidence-store-") as folder:
        built = build_site(
            config_file, site_dir=Path(folder), offline=True, only=only, progress=progress, cache=cache
        )
        files = {
            f"{FOLDER}/{path.relative_to(folder).as_posix()}": path.read_bytes()
            for path in sorted(Path(folder).rglob("*"))
            if path.is_file() and path.relative_to(folder).as_posix() not in SERVERS_ONLY
        }
    changes = what_changed(before, _below(files)) if before is not None else ""
    facts = {
        "name": built.name,
        "site_url": built.site_url,
        "made_on": day(built.made_on),
        "renew_by": day(built.renew_by),
        "version": version("evidence-store"),
        "changes": CHANGES if changes else "",
        "part": "It is a selection, not the whole store. " if only else "",
    }
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined
    )
    files["START-HERE.html"] = templates.get_template("start.html.jinja").render(facts).encode()
    files["READ-ME.txt"] = README.format(**facts).replace("\n", "\r\n").encode()
    if changes:
        text = f"What has changed since the copy before\n\n{changes}\n"
        files[CHANGES] = text.replace("\n", "\r\n").encode()
    wrong = [f"{path}: {fault}" for path, fault in unportable(files)]
    if wrong:
        raise ExportFailed(
            f"{counted(len(wrong), 'file')} could not be unpacked everywhere:\n" + "\n".join(wrong)
        )
    return OfflineCopy(archive(files), built.made_on, len(files), changes)


def _site_in(copy: bytes) -> Mapping[str, bytes]:
    """The data files of the site in a copy, by their addresses."""
    if wrong := faults(copy):
        raise ExportFailed(f"the copy before is not to be trusted: {wrong[0]}")
    with zipfile.ZipFile(BytesIO(copy)) as found:
        data = f"{FOLDER}/data/"
        return _below({path: found.read(path) for path in found.namelist() if path.startswith(data)})


def _below(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    return {path.removeprefix(f"{FOLDER}/"): content for path, content in files.items()}
