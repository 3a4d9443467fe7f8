"""The commands that say who made a copy, and whether it is whole: `sign` and `verify`."""

import os
import sys
from pathlib import Path

import click

from evidence_store.cli_options import write_or_exit
from evidence_store.site.offline.archive import checksum, faults
from evidence_store.site.offline.signature import (
    ENDING,
    NotSigned,
    Sign,
    SignatureFailed,
    Signed,
    signed_by,
    signer,
)

KEY = "EVIDENCE_STORE_SIGNING_KEY"
PASSWORD = "EVIDENCE_STORE_SIGNING_PASSWORD"  # noqa: S105 - its name
_copy = click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))


def chosen_signer(key_file: Path | None) -> Sign | None:
    """What signs with the key in a file, or else in the environment; None if there is neither. Raises SignatureFailed.

    The environment forgets the key, so that nothing that is started later can read it.
    """
    secret, password = os.environ.pop(KEY, ""), os.environ.pop(PASSWORD, "")
    if key_file is None and not secret.strip():
        return None
    try:
        key = key_file.read_bytes() if key_file else secret.encode()
    except OSError as error:
        # What was given may be the key itself, and this is printed.
        raise SignatureFailed(f"the file of the private key cannot be read: {error.strerror}") from None
    return signer(key, lambda: password or _asked_password())


def _asked_password() -> str:
    if not sys.stdin.isatty():
        raise SignatureFailed(f"the private key has a password, and {PASSWORD} does not hold it")
    return str(click.prompt("Password of the private key", hide_input=True, err=True))


@click.command()
@_copy
@click.option(
    "--key", "key_file", type=click.Path(path_type=Path), metavar="FILE",
    help=f"The private key, as `minisign -G` makes it. Default: what {KEY} holds.",
)  # fmt: skip
def sign(file: Path, key_file: Path | None) -> None:
    """Sign an offline copy: the signature is written beside it, as FILE.zip.minisig.

    Exits with 1, and writes nothing, if the copy is damaged or the key is of no use.
    """
    try:
        made = chosen_signer(key_file)
        if made is None:
            raise SignatureFailed(f"there is no private key: give --key, or put it into {KEY}")
        data = file.read_bytes()
        if wrong := faults(data):
            raise SignatureFailed(f"{file} is not to be trusted, and was not signed: {wrong[0]}")
        signature = made(data, file.name)
    except SignatureFailed as failed:
        click.echo(str(failed), err=True)
        sys.exit(1)
    target = file.with_name(file.name + ENDING)
    write_or_exit(signature, target)
    click.echo(f"{target}: written")


@click.command()
@_copy
@click.option(
    "--public-key", metavar="KEY",
    help="Whoever holds the private half of this key must have signed it: the key itself or a file with it.",
)  # fmt: skip
def verify(file: Path, public_key: str | None) -> None:
    """Say whether an offline copy is whole and unaltered, and who signed it. Exits with 1 if it is not.

    Only with --public-key can nobody have made another copy in its place. Take the key from where you trust it, not
    from beside the copy.
    """
    data = file.read_bytes()
    wrong = faults(data)
    beside = file.with_name(file.name + ".sha256")
    if not wrong and beside.exists() and beside.read_bytes().split()[:1] != checksum(data, "").split()[:1]:
        wrong = [f"{beside.name} beside it belongs to another copy"]
    signed = None
    try:
        signed = _signature(file, data, public_key) if public_key else None
    except NotSigned as doubt:
        wrong.append(str(doubt))
    except SignatureFailed as failed:
        click.echo(str(failed), err=True)
        sys.exit(1)
    if wrong:
        click.echo(f"{file}: not to be trusted", err=True)
        for fault in wrong[:20]:
            click.echo(f"  {fault}", err=True)
        sys.exit(1)
    if signed:
        click.echo(f"{file}: whole, unaltered, and signed by the holder of the key {signed.key}")
        click.echo(f"  they wrote along: {signed.comment}")
        return
    click.echo(f"{file}: whole and unaltered")
    if file.with_name(file.name + ENDING).exists():
        click.echo("  It is signed. --public-key says whether by whom you trust.")


def _signature(file: Path, data: bytes, public_key: str) -> Signed:
    try:
        key = Path(public_key).read_bytes()
    except OSError:
        key = public_key.encode()
    beside = file.with_name(file.name + ENDING)
    try:
        signature = beside.read_bytes()
    except OSError:
        raise NotSigned(f"its signature, {beside.name}, is not beside it") from None
    return signed_by(data, signature, key)
