"""A copy, keys to sign it with, and the commands run on it."""

import base64
from pathlib import Path

import minisign
from click.testing import CliRunner, Result

from evidence_store.cli import main
from evidence_store.site.offline.archive import archive

COPY = archive({"START-HERE.html": b"<!doctype html>", "store/index.html": b"new"})


class Keys:
    """A pair of keys as files, as `minisign -G` leaves them."""

    def __init__(self, folder: Path, password: str = "") -> None:
        pair = minisign.KeyPair.generate()
        line = pair.public_key.to_base64()
        self.line = line.decode()
        self.name = minisign_name(line)
        if password:
            pair.secret_key.encrypt(password, opslimit=32768, memlimit=1 << 20)
        self.private_line = pair.secret_key.to_base64().decode()
        self.private, self.public = folder / "minisign.key", folder / "minisign.pub"
        self.private.write_bytes(bytes(pair.secret_key) + b"\n")
        self.public.write_bytes(bytes(pair.public_key) + b"\n")


def minisign_name(line: bytes) -> str:
    return base64.b64decode(line)[2:10][::-1].hex().upper()


def run(*arguments: object, **environment: str) -> Result:
    done = CliRunner().invoke(main, [str(argument) for argument in arguments], env=environment)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def beside(copy: Path) -> Path:
    return copy.with_name(copy.name + ".minisig")


def doubted(copy: Path, *faults: str) -> str:
    return "".join([f"{copy}: not to be trusted\n", *(f"  {fault}\n" for fault in faults)])
