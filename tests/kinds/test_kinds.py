"""What every kind of content must bring. A new kind is covered before its author writes a test."""

import json
import re
import types
from collections.abc import Iterator
from typing import Annotated, Any, Union, get_args, get_origin

import pytest
from pydantic import BaseModel
from tests.helpers import MINIMAL, Store, dangers, example_files, example_path, example_store

from evidence_store import KINDS, Kind
from evidence_store.pages.data_files import kind_schema
from evidence_store.records.form_fields import FormField, form_fields
from evidence_store.records.model_fields import fields_of, models_in, target_of
from evidence_store.records.record import help_of
from evidence_store.records.references import targets

BY_NAME = {kind.name: kind for kind in KINDS}
every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
every_page = pytest.mark.parametrize("kind", [k for k in KINDS if k.has_pages], ids=lambda kind: kind.name)


def models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model and every group of fields in it."""
    yield model
    for field in model.model_fields.values():
        for inner in _models_in(field.annotation):
            yield from models(inner)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) in (Union, types.UnionType, tuple, Annotated):
        for inner in get_args(annotation):
            yield from _models_in(inner)


def all_models(kind: Kind) -> list[type[BaseModel]]:
    return list(dict.fromkeys([*models(kind.model), *kind.tables.values()]))


@every_kind
def test_nothing_is_wrong_with_the_example(kind: Kind, store: Store):
    assert example_store(store, kind).report == ""


@every_kind
def test_the_example_becomes_a_record(kind: Kind, store: Store):
    example_store(store, kind)
    files = {path for path in example_files(kind) if not path.endswith(".csv")}
    assert files <= {entry.source.path for entry in store.check().catalogue.of(kind.name)}


@every_kind
def test_the_example_shows_every_field(kind: Kind):
    text = "\n".join(text for path, text in example_files(kind).items() if not path.endswith(".csv"))
    for model in models(kind.model):
        for name, field in model.model_fields.items():
            key = field.alias or name
            assert re.search(rf"(?m)(?:^[\s#-]*|[{{,]\s*){key}:", text), f"{model.__name__}.{key}"


@every_kind
def test_the_example_shows_every_column_of_its_tables(kind: Kind):
    files = example_files(kind)
    for name, model in kind.tables.items():
        header = files[example_path(kind).removesuffix("md") + f"{name}.csv"].split("\n")[0].split(",")
        assert set(header) == set(model.model_fields) - {"line"}


@every_kind
def test_the_tests_know_a_minimal_record(kind: Kind, store: Store):
    entry = (
        example_store(store, BY_NAME["intervention"])
        .stub(kind.name, "a-stub")
        .stub("programme", "a-programme")
        .stub("partner", "a-partner")
        .check()
        .catalogue.get(kind.name, "a-stub")
    )
    assert entry is not None, store.report
    assert set(MINIMAL) <= set(BY_NAME)


@every_kind
def test_every_field_is_explained(kind: Kind):
    for model in all_models(kind):
        for name, field in model.model_fields.items():
            assert field.description, f"{model.__name__}.{name} has no docstring"


@every_kind
def test_every_model_is_explained(kind: Kind):
    for model in all_models(kind):
        assert model.__doc__, f"{model.__name__} has no docstring"


@every_kind
def test_every_model_of_content_is_frozen_and_refuses_unknown_fields(kind: Kind):
    for model in all_models(kind):
        assert model.model_config["frozen"], model
        assert model.model_config["extra"] == "forbid", model


@every_kind
def test_the_schema_is_json_schema_2020_12_with_a_description_on_every_field(kind: Kind):
    schema = json.loads(json.dumps(kind_schema(kind)))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["additionalProperties"] is False
    for part in [schema, *schema.get("$defs", {}).values()]:
        for name, field in part["properties"].items():
            assert field.get("description"), name
        assert set(part.get("required", ())) <= set(part["properties"])
    assert references_resolve(schema)


def references_resolve(schema: dict[str, Any]) -> bool:
    written = set(re.findall(r'"\$ref": "([^"]+)"', json.dumps(schema)))
    return written <= {f"#/$defs/{name}" for name in schema.get("$defs", {})}


@every_kind
def test_a_form_asks_for_every_field_with_its_help(kind: Kind):
    def compare(fields: tuple[FormField, ...], model: type[BaseModel]) -> None:
        assert [field.name for field in fields] == list(fields_of(model))
        for field in fields:
            known = fields_of(model)[field.name]
            assert (field.help, field.required) == (help_of(known), known.is_required())
            assert field.refers_to == ("" if field.type == "list" else target_of(known)), field.name
            inner = next(models_in(known.annotation), None)
            if inner is not None:
                compare(field.item.fields if field.item else field.fields, inner)

    compare(form_fields(kind.model), kind.model)


@every_kind
def test_facets_and_columns_are_fields(kind: Kind):
    for name in (*kind.facets, *kind.columns):
        model: Any = kind.model
        for step in name.split("."):
            field = model.model_fields[step]
            model = next(_models_in(field.annotation), None)


@every_kind
def test_a_kind_with_a_list_page_has_words_for_it(kind: Kind):
    assert kind.label
    assert kind.label_plural
    if kind.has_pages and kind.plural:
        assert kind.about


@every_kind
def test_every_reference_is_to_a_kind_there_is(kind: Kind):
    assert targets(kind.model) <= set(BY_NAME)


@every_kind
def test_every_rule_of_a_kind_is_reported_by_one_of_its_checks(kind: Kind):
    assert bool(kind.rules) <= bool(kind.checks)


@every_page
def test_a_kind_with_pages_brings_a_template(kind: Kind):
    assert kind.template.exists()


@every_page
def test_the_template_renders_the_example(kind: Kind, store: Store):
    html = example_store(store, kind).page(kind.address("example"))
    entry = store.check().catalogue.get(kind.name, "example")
    assert entry is not None
    for word in re.findall(r"[A-Za-z]{4,}", entry.record.title):
        assert word in html
    assert dangers(html) == []


@every_page
def test_the_template_renders_the_least_a_record_can_say(kind: Kind, store: Store):
    store.stub(kind.name, "a-stub").stub("programme", "a-programme").stub("partner", "a-partner")
    assert "a-stub" in store.page(kind.address("a-stub"))


def test_names_and_homes_of_kinds_are_their_own():
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    homes = [kind.file or f"{kind.plural}/" for kind in KINDS]
    assert len(set(homes)) == len(homes)


def test_every_folder_of_kinds_is_in_the_tuple():
    package = KINDS[0].home.parent
    folders = {path for path in package.iterdir() if (path / "__init__.py").exists()}
    assert folders == {kind.home for kind in KINDS}


def test_a_list_field_that_is_not_there_is_refused_when_the_kind_is_made():
    partner = BY_NAME["partner"]
    with pytest.raises(ValueError, match="kind partner: no field colour to list or filter by"):
        Kind(
            name="partner", plural="partners", label="Partner", label_plural="Partners",
            model=partner.model, home=partner.home, facets=("colour",),
        )  # fmt: skip
