"""References are found in the annotations, wherever they stand."""

from typing import Annotated

from pydantic import Field

from evidence_store.records.fields import RefersTo, Slug
from evidence_store.records.record import Part, Record
from evidence_store.records.references import Reference, references, targets

Key = Annotated[Slug, RefersTo("reference")]


class Inner(Part):
    one: Key
    many: tuple[Annotated[Slug, RefersTo("partner")], ...] = ()


class Outer(Record):
    plain: Slug = "plain"
    maybe: Annotated[Slug, RefersTo("region")] | None = None
    whole: Annotated[tuple[Annotated[Slug, RefersTo("theme")], ...], Field(min_length=0)] = ()
    inner: Inner | None = None
    several: tuple[Inner, ...] = ()
    renamed: Annotated[Key | None, Field(alias="re-named")] = None


def test_every_reference_has_its_path_in_the_names_of_the_file():
    record = Outer.model_validate(
        {
            "maybe": "wales",
            "whole": ("a", "b"),
            "inner": {"one": "r1", "many": ("p",)},
            "several": ({"one": "r2"}, {"one": "r3"}),
            "re-named": "r4",
        }
    )
    assert list(references(record)) == [
        Reference(("maybe",), "region", "wales"),
        Reference(("whole", 0), "theme", "a"),
        Reference(("whole", 1), "theme", "b"),
        Reference(("inner", "one"), "reference", "r1"),
        Reference(("inner", "many", 0), "partner", "p"),
        Reference(("several", 0, "one"), "reference", "r2"),
        Reference(("several", 1, "one"), "reference", "r3"),
        Reference(("re-named",), "reference", "r4"),
    ]


def test_what_is_left_out_refers_to_nothing():
    assert list(references(Outer())) == []


def test_a_model_says_which_kinds_it_refers_to():
    assert targets(Outer) == {"region", "theme", "reference", "partner"}
