"""The base of every model of content: frozen, nothing unknown, each field explained once.

A field's attribute docstring is its help: the JSON Schema, the editors' form, the error messages
and the downloads' dictionary take it from there.
"""

from typing import Any

from pydantic import BaseModel, ConfigDict
from pydantic.fields import FieldInfo

_FIELD_SETS: dict[frozenset[str], set[str]] = {}


class _Model(BaseModel):
    """Shares what pydantic keeps about which fields were given: one set for each combination, not for each model.

    A set takes as much room as the fields themselves, and nothing of a frozen model is ever changed.
    """

    def model_post_init(self, context: Any, /) -> None:
        """Take the set that others like it have."""
        own = self.__pydantic_fields_set__
        object.__setattr__(self, "__pydantic_fields_set__", _FIELD_SETS.setdefault(frozenset(own), own))


class Part(_Model):
    """A group of fields inside a record. Most are only ever read as part of one, so none is made ready alone."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        use_attribute_docstrings=True,
        allow_inf_nan=False,
        defer_build=True,
    )


class Record(Part):
    """The fields of one record. Its id is not among them: it is the name of the file."""


class TableRecord(_Model):
    """One row of a CSV beside a record. Cells are text, so types are read leniently elsewhere."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True, allow_inf_nan=False, defer_build=True
    )

    line: int
    """The line of the file it stands on."""


def help_of(field: FieldInfo | None) -> str:
    """A field's attribute docstring on one line; nothing for a field that is not there."""
    return " ".join(field.description.split()) if field is not None and field.description else ""
