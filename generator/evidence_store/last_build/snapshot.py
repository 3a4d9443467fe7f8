"""What lies in a folder: for each file a stamp, by which a change shows without reading it, and a hash of its bytes."""

import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from itertools import starmap
from pathlib import Path

SETTLING = 200_000_000
"""Nanoseconds after which a file that is changed again has another time of change: systems count in steps of up to ten
million."""
SECOND = 1_000_000_000
PORTION = 64
"""Files that a thread hashes at a time."""
PIECE = 1 << 16
"""Bytes that are read at once."""
TRUSTED = os.name == "posix"
"""Whether the system notes when a file was changed in a way that programs cannot set. Windows does not."""

Stamps = Mapping[str, str]
"""For each path when its file was changed last, as the system and as programs see it, its size and its number."""
Known = Mapping[str, tuple[str, str]]
"""For each path a stamp that can be trusted, or nothing, and the hash of the bytes."""


class NotPlain(Exception):
    """There is something else than files and folders that can be read, such as a link: nothing is said of it."""


def stamps(folder: Path, *, hidden: bool = True) -> Stamps:
    """Of every file below a folder; without `hidden`, those are left out whose path begins with a dot.

    Raises NotPlain.
    """
    found: dict[str, str] = {}
    root = os.path.join(folder, "")  # noqa: PTH118 - a `Path` for each file would cost more than the rest
    waiting = [root]
    try:
        while waiting:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    path = entry.path[len(root) :]
                    if not hidden and path.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    elif entry.is_file(follow_symlinks=False):
                        # On Windows, what comes with the list of a folder may be older than the file.
                        s = entry.stat(follow_symlinks=False) if TRUSTED else os.stat(entry.path)  # noqa: PTH116
                        found[path] = f"{s.st_ctime_ns} {s.st_mtime_ns} {s.st_size} {s.st_ino}"
                    else:
                        raise NotPlain(path)
    except OSError as error:
        raise NotPlain(str(error)) from error
    return found


@dataclass(frozen=True)
class Snapshot:
    """What lay in a folder when somebody looked."""

    stamps: Stamps
    hashes: Mapping[str, str]

    def known(self, now: int) -> Known:
        """What a later look need not read again. `now` is the time by the clock of the disk, in nanoseconds."""
        return {
            path: (stamp if settled(stamp, now) else "", self.hashes[path])
            for path, stamp in self.stamps.items()
        }


def settled(stamp: str, now: int) -> bool:
    """Whether every later change of the file gives another stamp.

    It does not while the file is so new that its time could be that of the next change, too; nor on disks that count
    whole seconds.
    """
    changed = int(stamp.partition(" ")[0])
    return TRUSTED and changed % SECOND != 0 and changed < now - SETTLING


def together(stamps: Stamps, now: int) -> str:
    """One text for all stamps; none while one of them is not settled."""
    if not all(settled(stamp, now) for stamp in stamps.values()):
        return ""
    return whole(stamps)


def whole(stamps: Stamps) -> str:
    """One text for all stamps, in the order in which the disk lists them."""
    return blake2b(
        "\n".join(starmap("{}\0{}".format, stamps.items())).encode("utf-8", "surrogateescape")
    ).hexdigest()


def look(folder: Path, stamps: Stamps, known: Known) -> Snapshot:
    """The hash of every file: what is `known` where the stamp is still the same, else of what is read now.

    Raises NotPlain.
    """
    unread = [path for path, stamp in stamps.items() if known.get(path, ("", ""))[0] != stamp]
    hashes = {path: known[path][1] for path in stamps.keys() - unread} if known else {}
    hashes.update(zip(unread, _hashes(folder, unread), strict=True))
    return Snapshot(stamps, hashes)


def _hashes(folder: Path, paths: list[str]) -> Iterator[str]:
    portions = [paths[at : at + PORTION] for at in range(0, len(paths), PORTION)]
    try:
        with ThreadPoolExecutor() as pool:  # reading and hashing let other threads run
            for hashes in pool.map(partial(_portion, str(folder)), portions):
                yield from hashes
    except OSError as error:
        raise NotPlain(str(error)) from error


def _portion(folder: str, paths: list[str]) -> list[str]:
    return [_hash(os.path.join(folder, path)) for path in paths]  # noqa: PTH118


def _hash(path: str) -> str:
    hashed = blake2b(digest_size=20)
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - a `Path` costs more than the reading
        while piece := file.read(PIECE):
            hashed.update(piece)
    return hashed.hexdigest()
