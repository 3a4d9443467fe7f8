"""Reviewdog's format. No package carries its schema, so its documented structure is written down here.

https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/jsonschema/Diagnostic.json
"""

import json
from typing import Any

import jsonschema

from evidence_store.diagnostics.formats.rdjsonl import as_rdjsonl
from evidence_store.diagnostics.formats.results import Results

POSITION = {
    "type": "object",
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
    "required": ["line"],
    "additionalProperties": False,
}
RANGE = {
    "type": "object",
    "properties": {"start": POSITION, "end": POSITION},
    "required": ["start"],
    "additionalProperties": False,
}
DIAGNOSTIC = {
    "type": "object",
    "properties": {
        "message": {"type": "string", "minLength": 1},
        "location": {
            "type": "object",
            "properties": {"path": {"type": "string"}, "range": RANGE},
            "required": ["path"],
            "additionalProperties": False,
        },
        "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
        "source": {"type": "object", "properties": {"name": {"type": "string"}, "url": {"type": "string"}}},
        "code": {
            "type": "object",
            "properties": {"value": {"type": "string"}, "url": {"type": "string"}},
            "additionalProperties": False,
        },
        "suggestions": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"range": {**RANGE, "required": ["start", "end"]}, "text": {"type": "string"}},
                "required": ["range", "text"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["message", "location", "severity"],
    "additionalProperties": False,
}


def lines(results: Results) -> list[Any]:
    return [json.loads(line) for line in as_rdjsonl(results).splitlines()]


def test_each_line_is_a_diagnostic(results: Results):
    assert len(lines(results)) == 3
    for line in lines(results):
        jsonschema.validate(line, DIAGNOSTIC)


def test_columns_count_bytes(results: Results):
    # "titlé: 😀 mild": the tenth character is `m`; é takes two bytes and 😀 four.
    assert lines(results)[2]["location"] == {
        "path": "content/a b.md",
        "range": {"start": {"line": 2, "column": 14}},
    }


def test_where_no_character_is_meant_or_none_is_known_there_is_no_column(results: Results):
    assert [line["location"]["range"]["start"] for line in lines(results)[:2]] == [{"line": 2}, {"line": 1}]


def test_an_edit_is_a_suggestion(results: Results):
    assert [line.get("suggestions") for line in lines(results)] == [
        None,
        None,
        [{"range": {"start": {"line": 2, "column": 14}, "end": {"line": 2, "column": 18}}, "text": "wild"}],
    ]


def test_a_rule_leads_to_its_explanation_where_there_is_a_site(linked: Results):
    assert lines(linked)[2]["code"] == {
        "value": "mild-thing",
        "url": "https://store.example.org/about/rules.html#rule-mild-thing",
    }
