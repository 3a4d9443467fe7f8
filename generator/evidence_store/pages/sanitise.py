"""What may reach a page: an allow-list of elements, attributes and schemes (nh3)."""

import nh3
from markupsafe import Markup

TAGS = frozenset(
    {
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "caption",
        "code",
        "dd",
        "del",
        "div",
        "dl",
        "dt",
        "em",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "li",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "span",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    }
)
ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start"},
    "th": {"align", "scope", "colspan", "rowspan"},
    "td": {"align", "colspan", "rowspan"},
}
SCHEMES = frozenset({"https", "http", "mailto"})


_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
    url_schemes=set(SCHEMES),
    allowed_classes={"a": {"ev-cite"}, "span": {"ev-missing"}},
    generic_attribute_prefixes=set(),
    link_rel="noopener noreferrer",
)
"""Made once: to read the list anew took as long as to clean a passage."""


def sanitise(html: str) -> Markup:
    """`html` with everything taken out that is not on the list. Nothing else is trusted on a page."""
    return Markup(_CLEANER.clean(html))  # noqa: S704 - this is the one place that makes content safe
