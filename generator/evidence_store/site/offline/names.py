"""Whether files can be unpacked everywhere: Windows, memory sticks, disks that do not tell capitals apart."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

LONGEST = 180
"""Characters of a path inside the zip: 260 less what stands before it on a usual Windows disk."""

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?\Z", re.IGNORECASE)
_FORBIDDEN = re.compile(r"[<>:\"|?*\\\x00-\x1f]")


def unportable(paths: Iterable[str]) -> Iterator[str]:
    """What is wrong with each path that some system could not unpack, in a sentence."""
    alike: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        alike[path.casefold()].append(path)
        if len(path) > LONGEST:
            yield f"{path}: {len(path)} characters are too many, {LONGEST} is the most"
        for part in path.split("/"):
            if part in ("", ".", ".."):
                yield f"{path}: a path has no empty part, no . and no .."
            elif _FORBIDDEN.search(part):
                yield f'{path}: Windows allows none of < > : " | ? * \\ in a name'
            elif part.endswith((".", " ")):
                yield f"{path}: a name may not end with a full stop or a space on Windows"
            elif _RESERVED.match(part):
                yield f"{path}: Windows keeps the name {part.partition('.')[0]} for itself"
    for same in alike.values():
        if len(same) > 1:
            yield f"{' and '.join(sorted(same))}: these differ only in capitals"
