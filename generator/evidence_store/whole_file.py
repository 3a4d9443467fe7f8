"""Write a file whole or not at all, so that no full disk, crash or power cut leaves half of one.

The bytes go into a new file beside it, down to the disk, and only then take its name.
"""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

ENDING = ".unfinished"
"""What a file is called while it is written. One that a crash leaves behind is hidden, and nothing reads it."""


class WriteFailed(Exception):
    """The file was not written; the text says why. What was there before is untouched."""


class AlreadyThere(WriteFailed):
    """There is a file of this name, and it was not to be replaced."""


def write_whole(data: bytes, file: Path, *, replace: bool) -> None:
    """Write `data` as `file`; a file that is replaced keeps its permissions.

    Raises WriteFailed, and AlreadyThere if the file is there and `replace` is false.
    """
    unfinished: Path | None = None
    try:
        if not replace and file.exists():
            raise FileExistsError
        mode = file.stat().st_mode & 0o7777 if file.exists() else 0o644
        handle, name = tempfile.mkstemp(prefix=f".{file.name}.", suffix=ENDING, dir=file.parent)
        unfinished = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.chmod(mode)
        _name(unfinished, file, replace=replace)
        _keep_name(file.parent)
    except FileExistsError:
        raise AlreadyThere(f"{file} is there already") from None
    except OSError as error:
        raise WriteFailed(f"{file} cannot be written: {error.strerror or error}") from error
    finally:
        if unfinished is not None:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)


def _name(unfinished: Path, file: Path, *, replace: bool) -> None:
    """Give the finished file its name, in one step that cannot be seen half done."""
    if not replace:
        try:
            # Unlike a change of name, this never replaces what somebody just put there.
            os.link(unfinished, file)
            return
        except FileExistsError:
            raise
        except OSError:  # memory sticks know no second name for a file
            if file.exists():
                raise FileExistsError from None
    unfinished.replace(file)


def _keep_name(folder: Path) -> None:
    """Have the new name on the disk, too, where the system knows how."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
