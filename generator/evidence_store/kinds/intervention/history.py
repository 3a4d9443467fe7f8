"""The history of a summary: what changed on its page, and which ratings moved."""

from typing import Annotated

from pydantic import Field

from evidence_store.kinds.parts import Change
from evidence_store.records.fields import RefersTo, Slug
from evidence_store.records.record import Part


class EffectMove(Part):
    """A level of effect that changed."""

    from_: Annotated[Slug, RefersTo("effect-level"), Field(alias="from")]
    """The level before."""
    to: Annotated[Slug, RefersTo("effect-level")]
    """The level since."""


class CertaintyMove(Part):
    """How sure we can be, where that changed."""

    from_: Annotated[Slug, RefersTo("strength-level"), Field(alias="from")]
    """How sure before."""
    to: Annotated[Slug, RefersTo("strength-level")]
    """How sure since."""


class RatingChange(Part):
    """The rating of one result that changed."""

    result: Slug
    """The `id` of the result."""
    effect: EffectMove | None = None
    """The level of effect, if it changed."""
    certainty: CertaintyMove | None = None
    """How sure we can be, if that changed."""


class SummaryChange(Change):
    """One entry of a summary's history."""

    ratings_changed: tuple[RatingChange, ...] = ()
    """Ratings that came out differently since. They are in the feed of changed ratings."""
