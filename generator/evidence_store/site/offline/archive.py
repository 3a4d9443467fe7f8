"""One zip, the same bytes for the same files, that says whether it is whole.

The comment at its end is the SHA-256 of everything before it, so that one flipped byte anywhere shows, also in the
parts of a zip that no reader looks at. Inside, `SHA256SUMS` lists every file for those who unpacked it.
"""

import hashlib
import zipfile
from collections.abc import Mapping
from io import BytesIO

SUMS = "SHA256SUMS"
_MARK = b"sha256:"
_COMMENT = len(_MARK) + 64
_EPOCH = (1980, 1, 1, 0, 0, 0)
_FILE_MODE = 0o100644 << 16


class ExportFailed(Exception):
    """The copy was not made; the text says why. What was there before is untouched."""


def archive(files: Mapping[str, bytes]) -> bytes:
    """The bytes of the zip, `SHA256SUMS` added. Order and times do not depend on where or when it is made."""
    sums = "".join(f"{hashlib.sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(files))
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for path, content in sorted({**files, SUMS: sums.encode()}.items()):
            info = zipfile.ZipInfo(path, _EPOCH)
            info.external_attr = _FILE_MODE
            info.create_system = 3
            made.writestr(info, content, zipfile.ZIP_DEFLATED, 9)
        made.comment = _MARK + b"0" * 64
    body = out.getvalue()[:-_COMMENT]
    return body + _MARK + hashlib.sha256(body).hexdigest().encode()


def checksum(data: bytes, name: str) -> bytes:
    """A line as `sha256sum` writes and reads it."""
    return f"{hashlib.sha256(data).hexdigest()}  {name}\n".encode()


def faults(data: bytes) -> list[str]:
    """What is wrong with a copy, in sentences; nothing when it is whole and unaltered."""
    body, comment = data[:-_COMMENT], data[-_COMMENT:]
    if not comment.startswith(_MARK):
        return ["this is no offline copy of an evidence store, or its end is missing"]
    if comment != _MARK + hashlib.sha256(body).hexdigest().encode():
        return ["the copy was altered or damaged after it was made"]
    try:
        with zipfile.ZipFile(BytesIO(data)) as found:
            lines = found.read(SUMS).decode("utf-8").splitlines()
            listed = {path: digest for digest, path in (line.split("  ", 1) for line in lines)}
            names = set(found.namelist()) - {SUMS}
            wrong = [f"{path}: not in the list of files" for path in sorted(names - set(listed))]
            wrong += [f"{path}: missing" for path in sorted(set(listed) - names)]
            wrong += [
                f"{path}: not what was listed"
                for path in sorted(names & set(listed))
                if _digest(found, path) != listed[path]
            ]
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        return [f"the zip cannot be read: {error}"]
    return wrong


def _digest(found: zipfile.ZipFile, path: str) -> str:
    """The sum of one file, read piece by piece: a stranger's zip may unpack to more than the memory holds."""
    digest = hashlib.sha256()
    with found.open(path) as content:
        while piece := content.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()
