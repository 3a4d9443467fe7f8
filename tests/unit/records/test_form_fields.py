"""What a form asks for, of a little model that has one field of each sort."""

from typing import Annotated, Literal

import pytest
from pydantic import Field

from evidence_store.records.fields import Country, Day, Line, PartialDate, RefersTo, Slug, Text
from evidence_store.records.form_fields import FormField, form_fields
from evidence_store.records.labels import label_of
from evidence_store.records.record import Part, Record


class Person(Part):
    name: Line
    """Their name."""


class Everything(Record):
    line: Line
    """One line."""
    text: Text | None = None
    """Some
    lines."""
    year: PartialDate
    """When."""
    day: Day | None = None
    """The day."""
    count: Annotated[int, Field(ge=1, le=5)] = 3
    """How many."""
    share: float | None = None
    """How much."""
    open: bool = True
    """Whether it is open."""
    status: Literal["new", "old"]
    """Its status."""
    score: Annotated[int, Field(ge=0, le=1)] | Literal["nothing found"]
    """Its score."""
    country: Country
    """Where."""
    friend: Annotated[Slug, RefersTo("partner")] | None = None
    """A friend."""
    person: Person | None = None
    """A person."""
    names: tuple[Line, ...] = ()
    """Names."""
    friends: Annotated[tuple[Annotated[Slug, RefersTo("partner")], ...], Field(min_length=2)]
    """Friends."""
    interval: tuple[float, float] | None = None
    """An interval."""


FIELDS = {field.name: field for field in form_fields(Everything)}
NAME = FormField("name", "line", label="Name", help="Their name.", required=True)


@pytest.mark.parametrize(
    "field",
    [
        FormField("line", "line", label="Line", help="One line.", required=True),
        FormField("text", "text", label="Text", help="Some lines."),
        FormField(
            "year", "line", label="Year", help="When.", required=True,
            pattern="^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", examples=("2019", "2019-11", "2019-11-29"),
        ),
        FormField("day", "day", label="Day", help="The day."),
        FormField("count", "whole number", label="Count", help="How many.", default=3, least=1, most=5),
        FormField("share", "number", label="Share", help="How much."),
        FormField("open", "yes or no", label="Open", help="Whether it is open.", default=True),
        FormField(
            "status", "choice", label="Status", help="Its status.", required=True,
            choices={"new": "New", "old": "Old"},
        ),
        FormField(
            "score", "choice", label="Score", help="Its score.", required=True,
            choices={0: "0", 1: "1", "nothing found": "Nothing found"},
        ),
        FormField("person", "group", label="Person", help="A person.", fields=(NAME,)),
        FormField("names", "list", label="Names", help="Names.", item=FormField("", "line", required=True)),
        FormField(
            "interval", "list", label="Interval", help="An interval.", least=2, most=2,
            item=FormField("", "number", required=True),
        ),
    ],
    ids=lambda field: field.name,
)  # fmt: skip
def test_a_field_is_asked_for_as_the_model_has_it(field: FormField):
    assert FIELDS[field.name] == field


def test_countries_are_chosen_by_name():
    country = FIELDS["country"]
    assert (country.type, country.choices["GB"]) == ("choice", "United Kingdom")
    assert list(country.choices.values()) == sorted(country.choices.values())


def test_records_are_named_by_choice():
    assert (FIELDS["friend"].type, FIELDS["friend"].refers_to) == ("reference", "partner")
    friends = FIELDS["friends"]
    assert friends.item is not None
    assert (friends.type, friends.item.refers_to, friends.required, friends.least) == (
        "list",
        "partner",
        True,
        2,
    )


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("also_known_as", "Also known as"),
        ("container-title", "Container title"),
        ("from_", "From"),
        ("DOI", "DOI"),
        ("uk_studies", "UK studies"),
        ("ci", "Confidence interval"),
        ("k", "Number of studies (k)"),
        ("sd_t", "Standard deviation, intervention group (sd_t)"),
        ("ci_ub", "Confidence interval, upper bound (ci_ub)"),
        ("web_t", "Web t"),
    ],
)
def test_a_label_is_made_from_the_name(name: str, label: str):
    assert label_of(name) == label
