"""Packed forms of a site's text files, beside them: `page.html.gz` and `page.html.br`.

A host that sends them as they are (nginx `gzip_static`, Caddy `precompressed`) packs nothing while readers wait, and
they are packed harder than it would. The same files give the same bytes.
"""

import gzip
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from evidence_store.pages.processes import cores
from evidence_store.progress import PACKING, UNWATCHED, Progress

ENDINGS = (
    *(".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv", ".ics", ".atom"),
    *(".bib", ".ris", ".yml", ".md", ".py", ".jsonld", ".geojson", ".ttl", ".webmanifest"),
)
"""What is text. Pictures, archives and Parquet are packed already."""
LEAST = 1_000
"""Bytes. A smaller file fits into one packet of the network as it is."""

Packer = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Packed:
    """How much there is to send, in bytes."""

    files: int
    plain: int
    by_ending: dict[str, int]
    """The same files packed, by `.gz` and, where its library is installed, `.br`."""

    @property
    def in_words(self) -> str:
        """For the person who asked for it."""
        sizes = ", ".join(f"{size / 1e6:.1f} MB as {ending}" for ending, size in self.by_ending.items())
        said = f"Packed {self.files} files: {self.plain / 1e6:.1f} MB, {sizes}."
        if ".br" not in self.by_ending:
            said += ' No .br files: they need brotli, pip install "evidence-store[brotli]".'
        return said


def packers() -> dict[str, Packer]:
    """The ways to pack, by the ending of the file."""
    found: dict[str, Packer] = {".gz": lambda data: gzip.compress(data, 9, mtime=0)}
    if find_spec("brotli") is not None:
        import brotli

        found[".br"] = lambda data: bytes(brotli.compress(data, mode=brotli.MODE_TEXT, quality=11))
    return found


def pack(site: Path, progress: Progress = UNWATCHED) -> Packed:
    """Write the packed forms of every text file of a site that has at least `LEAST` bytes."""
    ways = packers()
    files = [
        file
        for file in sorted(site.rglob("*"))
        if file.suffix in ENDINGS and file.is_file() and file.stat().st_size >= LEAST
    ]
    # The libraries let other threads run while they pack.
    with ThreadPoolExecutor(cores()) as pool:
        made = pool.map(lambda file: _pack(file, ways), files)
        sizes = list(progress.each(PACKING, made, len(files)))
    return Packed(
        len(files),
        sum(file.stat().st_size for file in files),
        {ending: sum(size[ending] for size in sizes) for ending in ways},
    )


def _pack(file: Path, ways: dict[str, Packer]) -> dict[str, int]:
    data = file.read_bytes()
    sizes = {}
    for ending, way in ways.items():
        packed = way(data)
        file.with_name(file.name + ending).write_bytes(packed)
        sizes[ending] = len(packed)
    return sizes
