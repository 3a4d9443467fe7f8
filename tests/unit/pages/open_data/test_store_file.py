"""The whole store as one JSON file, held against its own schema by a validator that others wrote."""

import copy
import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.helpers import Store

from evidence_store import KINDS, run
from evidence_store.pages.open_data.store_file import OWN
from evidence_store.pages.publication import Publication

PARTNER = "---\ntitle: Wickford\nsummary: S.\nagency: council\nrenamed_from: [wick]\n---\nThe *town*.\n"


@pytest.fixture(scope="session")
def whole(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "store.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="session")
def validator(folder: Path, whole: dict[str, Any]) -> jsonschema.Draft202012Validator:
    schema = json.loads((folder / whole["$schema"]).read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_the_real_store_keeps_its_schema_and_is_all_there(whole, validator, shared):
    assert [error.message for error in validator.iter_errors(whole)] == []
    assert {name: len(records) for name, records in whole["records"].items()} == {
        kind.data_name: len(shared.catalogue.of(kind.name)) for kind in KINDS
    }
    assert len(whole["ratings"]) == len(shared.analyses.ratings)


def set_at(data: Any, path: str, value: object) -> Any:
    *way, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    changed = copy.deepcopy(data)
    here = changed
    for step in way:
        here = here[step]
    here[last] = value
    return changed


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("records/interventions/0/status", "finished"),
        ("records/interventions/0/price", 3),
        ("records/outcomes/0/better", "sideways"),
        ("records/partners/0/urn", "urn:uuid:1"),
        ("records/toys", []),
        ("ratings/0/strength", 4),
        ("ratings/0/certainty_code", "sure"),
        ("ratings/0/estimate", "0.5"),
        ("licence", "free"),
    ],
)
def test_the_schema_refuses_what_does_not_fit(whole, validator, path: str, value: object):
    assert list(validator.iter_errors(set_at(whole, path, value)))


def test_a_record_is_a_file_with_its_text_and_names_that_never_change(store: Store):
    store("partners/wickford.md", PARTNER)
    record = json.loads(store.file("data/partners/wickford.json"))
    assert record == {
        "id": "wickford",
        "urn": "urn:uuid:fdb23ac3-093e-5b32-91dd-fefebbcc9d77",
        "address": "partners/wickford.html",
        **{name: record[name] for name in record if name not in OWN},
        "body": "The *town*.\n",
    }
    assert record["title"] == "Wickford"
    assert store.file("data/partners/wick.json") == store.file("data/partners/wickford.json")
    assert record in json.loads(store.file("data/store.json"))["records"]["partners"]
    page = next(page for page in store.build().site.pages if page.address == "partners/wickford.html")
    assert ("data/partners/wickford.json", "application/json") in {
        (a.address, a.type) for a in page.alternates
    }


def test_another_store_has_other_names(store: Store):
    store("partners/wickford.md", PARTNER)
    here, there = (
        next(
            json.loads(file.data)["urn"]
            for file in run(store.content, date(2026, 3, 1), publication=publication).site.files
            if file.address == "data/partners/wickford.json"
        )
        for publication in (Publication(identity="a"), Publication(identity="b", name="Renamed"))
    )
    assert here != there


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_no_field_hides_what_is_said_of_every_record(kind):
    assert not {field.alias or name for name, field in kind.model.model_fields.items()} & {*OWN}
