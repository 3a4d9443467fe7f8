"""A part of a body that a kind of content asks for, under a heading that is always the same."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A fixed heading. Readers learn once where an answer stands."""

    id: str
    """Its permanent anchor on the page."""
    heading: str
    """The words of the heading, a question where there is one."""
    help: str
    """What belongs under it, for editors."""
    required: bool = False
    """Whether a published record must have it."""
