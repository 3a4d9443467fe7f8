"""Who made a copy: signatures as the program minisign makes and checks them, by py-minisign, which is an extra.

Minisign's and not Sigstore's, because one line of text, the public key, is all that a reader without a network needs.
"""

import base64
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

ENDING = ".minisig"
"""What the name of a signature ends with; before it stands the name of the file that is signed."""

Sign = Callable[[bytes, str], bytes]
"""The signature of a copy with this name. Raises SignatureFailed."""


class SignatureFailed(Exception):
    """Nothing was signed, or a signature could not be asked. The text says why, and never shows a key."""


class NotSigned(Exception):
    """The signature does not vouch for the copy; the text says why."""


@dataclass(frozen=True, slots=True)
class Signed:
    """What a sound signature says."""

    key: str
    """Which key made it, as minisign names keys: `E7620F1842B4E81F`."""
    comment: str
    """What the holder of the key wrote along, printable and on one line."""


def signer(key: bytes, password: Callable[[], str]) -> Sign:
    """What signs with this private key. `password` is asked only if the key has one. Raises SignatureFailed."""
    library = _minisign()
    line = _line(key)
    try:
        secret = library.SecretKey.from_base64(line)
    except library.Error:
        raise SignatureFailed("that is no private key of minisign; `minisign -G` makes one") from None
    try:
        if secret.is_encrypted():
            secret.decrypt(password())
    except library.Error:
        raise SignatureFailed("the private key does not open with this password") from None
    except MemoryError:
        raise SignatureFailed("there is not enough memory to open the private key") from None
    public = secret.get_public_key()

    def sign(data: bytes, name: str) -> bytes:
        if place := _place_of(line, data):
            raise SignatureFailed(
                f"the copy holds the private key itself, in {place}; take it out, and make a new key"
            )
        written = "".join(letter if " " <= letter < "\x7f" else "?" for letter in name)
        signature = secret.sign(data, trusted_comment=f"file:{written}")
        try:
            public.verify(data, signature)
        except library.Error:
            raise SignatureFailed("the private key is damaged: nobody could check what it signs") from None
        return bytes(signature) + b"\n"

    return sign


def signed_by(data: bytes, signature: bytes, key: bytes) -> Signed:
    """What the signature says of a copy, if it was made with the private half of this public key.

    Raises NotSigned if it was not, SignatureFailed if the key is none.
    """
    library = _minisign()
    try:
        public = library.PublicKey.from_base64(_line(key))
    except library.Error:
        raise SignatureFailed("that is no public key of minisign: one line that begins with RW") from None
    try:
        found = library.Signature.from_bytes(signature)
    except library.Error:
        raise NotSigned("the signature is damaged, or none of minisign's") from None
    mine, theirs = _name(public.to_base64()), _name(bytes(found).splitlines()[1])
    if mine != theirs:
        raise NotSigned(f"it was signed with another key: {theirs}, and not {mine}")
    try:
        public.verify(data, found)
    except library.Error:
        raise NotSigned(
            "the signature is not of this copy: one of them was altered, or they do not belong together"
        ) from None
    comment = "".join(letter if letter.isprintable() else " " for letter in found.trusted_comment)
    return Signed(mine, comment)


def _minisign() -> Any:
    try:
        import minisign
    except ImportError:
        raise SignatureFailed('signatures need py-minisign: pip install "evidence-store[signing]"') from None
    return minisign


def _line(key: bytes) -> bytes:
    """The key itself. In a file a comment stands above it, and secrets of a service are often pasted without."""
    return next((line.strip() for line in reversed(key.splitlines()) if line.strip()), b"")


def _name(line: bytes) -> str:
    """Of the key in the second line of a signature, or in the line of a public key."""
    return f"{int.from_bytes(base64.b64decode(line)[2:10], 'little'):016X}"


def _place_of(line: bytes, data: bytes) -> str:
    """The file inside a copy in which this line stands, if any: whoever signs in the folder of the content may slip."""
    with zipfile.ZipFile(BytesIO(data)) as copy:
        return next((path for path in copy.namelist() if line in copy.read(path)), "")
