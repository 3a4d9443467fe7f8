"""A file that is kept for a later run: what it holds stands below its checksum, so that a change of it shows."""

from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from evidence_store.whole_file import WriteFailed, write_whole


def read_kept(file: Path) -> bytes | None:
    """What was kept; None where there is nothing, or not exactly that."""
    with suppress(OSError):
        whole = file.read_bytes()
        data = whole.partition(b"\n")[2]
        if whole == below_checksum(data):
            return data
    return None


def keep(data: bytes, file: Path) -> None:
    """Keep it, whole or not at all. Where that fails, the next run is as the first."""
    with suppress(OSError, WriteFailed):
        write_whole(below_checksum(data), file, replace=True)


def below_checksum(data: bytes) -> bytes:
    """What such a file holds."""
    return blake2b(data, digest_size=20).hexdigest().encode() + b"\n" + data
