"""Whether files can be unpacked everywhere: Windows, memory sticks, disks that do not tell capitals apart."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

LONGEST = 180
"""Characters of a path inside the zip: 260 less what stands before it on a usual Windows disk."""

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?\Z", re.IGNORECASE)
_FORBIDDEN = re.compile(r"[<>:\"|?*\\\x00-\x1f]")


def unportable(paths: Iterable[str], longest: int = LONGEST) -> Iterator[tuple[str, str]]:
    """Each path that some system could not unpack, and what is wrong with it, in words."""
    alike: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        alike[path.casefold()].append(path)
        if len(path) > longest:
            yield path, f"{len(path)} characters are too many, {longest} is the most"
        for part in path.split("/"):
            if part in ("", ".", ".."):
                yield path, "a path has no empty part, no . and no .."
            elif _FORBIDDEN.search(part):
                yield path, 'Windows allows none of < > : " | ? * \\ in a name'
            elif part.endswith((".", " ")):
                yield path, "a name may not end with a full stop or a space on Windows"
            elif reserved(part):
                yield path, f"Windows keeps the name {part.partition('.')[0]} for itself"
    for same in alike.values():
        for path in sorted(same)[1:]:
            yield path, f"only capitals tell it from {min(same)}"


def reserved(name: str) -> bool:
    """Whether Windows takes a file of this name, whatever its ending, for a device."""
    return _RESERVED.match(name) is not None
