"""A page as JSON and its HTML as it is packed, and back."""

from dataclasses import fields
from typing import Any, get_type_hints

from markupsafe import Markup
from pydantic import TypeAdapter

from evidence_store.pages.page import Page

_NAMES = tuple(field.name for field in fields(Page) if field.name != "html")
_HINTS = get_type_hints(Page)
_FIELDS: Any = tuple(_HINTS[name] for name in _NAMES)
_LIST: Any = tuple.__class_getitem__(_FIELDS)
_HEAD: TypeAdapter[tuple[Any, ...]] = TypeAdapter(_LIST)


def page_to_json(page: Page) -> tuple[bytes, bytes]:
    """All its fields but the HTML as a JSON list, in their order; and the HTML as it is packed."""
    return _HEAD.dump_json(tuple(getattr(page, name) for name in _NAMES)), page.packed_html


def page_from_json(head: bytes, html: bytes) -> Page:
    """The page again. Raises ValueError where these are not the fields of a page."""
    values: Any = dict(zip(_NAMES, _HEAD.validate_json(head), strict=True))
    return Page(html=Markup(), **values).with_packed_html(html)
