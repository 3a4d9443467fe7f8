"""Text from strangers for a page of a code host: its signs are shown and none of them is obeyed."""

import re

_SIGNS = re.compile(
    r"""[\\`*_\[\]<>&~|!$]    # markup
    | (?P<call> [@#] | (?<=gh)-(?=\d) )    # what names a person or another issue
    | (?P<address> :(?=//) | (?<=www)\. )   # an address becomes a link without any mark
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NOTHING = "&#8203;"
"""A space without width: hosts look for people and addresses in the finished page, where escapes are gone."""


def shown(text: str) -> str:
    """`text` on one line as Markdown that reads just like it: no markup, no link, no picture, nobody called."""
    return escaped(" ".join("".join(c if c.isprintable() else " " for c in text).split()))


def escaped(line: str) -> str:
    """The same for a part of a line, whose spaces are kept."""
    return _SIGNS.sub(_as_it_reads, line)


def _as_it_reads(sign: re.Match[str]) -> str:
    if sign["call"]:
        return sign.group() + _NOTHING
    return f"&#{ord(sign.group())};" + (_NOTHING if sign["address"] else "")
