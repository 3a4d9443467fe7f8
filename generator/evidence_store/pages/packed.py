"""HTML that is held packed until somebody writes it: a store of thousands would not fit otherwise."""

import zlib
from typing import Any, overload

from markupsafe import Markup

from evidence_store.aside import Aside, put_aside

LEVEL = 3
"""How hard to pack: a page becomes a fifth as large in half a millisecond. More would take longer than it saves."""


def pack(data: bytes) -> bytes:
    """The same, smaller."""
    return zlib.compress(data, LEVEL)


def unpack(packed: bytes) -> bytes:
    """What was packed."""
    return zlib.decompress(packed)


class PackedHtml:
    """A field of a dataclass that is HTML to whoever reads it."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = f"_{name}"

    @overload
    def __get__(self, instance: None, owner: type) -> "PackedHtml": ...
    @overload
    def __get__(self, instance: object, owner: type) -> Markup: ...
    def __get__(self, instance: Any, owner: type) -> "PackedHtml | Markup":
        """The text; a dataclass that asks for a default gets none."""
        if instance is None:
            raise AttributeError(self._name)
        kept = instance.__dict__[self._name]
        if isinstance(kept, Aside):
            kept = kept.read()
        if isinstance(kept, bytes):
            return Markup(unpack(kept).decode())  # noqa: S704 - it was Markup when it was packed
        return kept  # type: ignore[no-any-return]  # anything that `__set__` took

    def __set__(self, instance: Any, text: Markup) -> None:
        """Keep a text as it is: it may be read and replaced a few times before it is finished."""
        instance.__dict__[self._name] = text

    def pack(self, instance: Any) -> None:
        """From now on keep it packed."""
        kept = instance.__dict__[self._name]
        if not isinstance(kept, bytes | Aside):
            instance.__dict__[self._name] = pack(kept.encode())

    def packed(self, instance: Any) -> bytes:
        """What is kept of it, packed."""
        self.pack(instance)
        kept: bytes | Aside = instance.__dict__[self._name]
        return kept.read() if isinstance(kept, Aside) else kept

    def put_packed(self, instance: Any, kept: bytes) -> None:
        """Give it a text that was packed before."""
        instance.__dict__[self._name] = kept

    def put_aside(self, instance: Any) -> None:
        """From now on keep it packed and on the disk."""
        self.pack(instance)
        self.put_aside_packed(instance)

    def put_aside_packed(self, instance: Any) -> None:
        """The same where it is packed already."""
        kept = instance.__dict__[self._name]
        if isinstance(kept, bytes):
            instance.__dict__[self._name] = put_aside(kept)
