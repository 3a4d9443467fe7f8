"""What made things depend on, as short texts: whatever is kept for later is right as long as these stay the same.

Nothing heavy is imported here: who asks whether there is anything to do must not wait for what would do it.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

PACKAGES = ("evidence_store", "mkdocs_evidence_store")
"""Ours. Whatever is in their folders is a part of the program: code, templates, styles, scripts and word lists."""
_INSTALLED = (".dist-info", ".egg-info")
"""How folders end that say which version of a library is installed: `pydantic-2.10.4.dist-info`."""


@cache
def of_code() -> str:
    """The program: every file of our packages, the version of Python and those of all that is installed.

    Worked out once in a process, which keeps the code that it began with.
    """
    whole = Digest()
    whole.add(sys.version.encode())
    for name in sorted(_installed()):
        whole.add(name.encode())
    for package in PACKAGES:
        spec = find_spec(package)
        for place in (spec and spec.submodule_search_locations) or ():
            whole.add(of_files(Path(place), sorted(_names_below(place))).encode())
    return whole.text


def of_files(folder: Path, names: Iterable[str]) -> str:
    """The files of these names below `folder`, in this order: what they are called and their bytes.

    A file that is not there, or cannot be read, counts as one of its own kind.
    """
    whole = Digest()
    for name in names:
        whole.add(name.encode(errors="surrogateescape"))
        try:
            with open(os.path.join(folder, name), "rb", buffering=0) as file:  # noqa: PTH118, PTH123 - a `Path` costs more than the reading
                whole.add(file.read())
        except OSError:
            whole.add(None)
    return whole.text


def of_text(*texts: str) -> str:
    """Some texts, such as settings and other fingerprints."""
    whole = Digest()
    for text in texts:
        whole.add(text.encode(errors="surrogateescape"))
    return whole.text


class Digest:
    """Takes pieces one after the other; each keeps its length, so that no two lists of pieces are alike."""

    def __init__(self) -> None:
        self._hash = blake2b(digest_size=20)

    def add(self, piece: bytes | None) -> None:
        """One more piece; None is unlike any bytes."""
        self._hash.update(b"-" if piece is None else b"%d:" % len(piece))
        self._hash.update(piece or b"")

    @property
    def raw(self) -> bytes:
        """20 bytes."""
        return self._hash.digest()

    @property
    def text(self) -> str:
        """The same as 40 hexadecimal digits."""
        return self._hash.hexdigest()


def _installed() -> Iterator[str]:
    """Names and versions of everything that can be imported from where Python looks."""
    for place in filter(os.path.isdir, sys.path):
        yield from (name for name in os.listdir(place) if name.endswith(_INSTALLED))  # noqa: PTH208 - names alone


def _names_below(folder: str) -> Iterator[str]:
    """The paths of all files below a folder but those that Python makes of the others."""
    for here, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        for name in files:
            yield Path(here, name).relative_to(folder).as_posix()
