"""The index of the search, read as its script reads it."""

import json
from typing import Any


def assigned(script: str) -> Any:
    """The data that the first line of a script assigns."""
    return json.loads(script.split("\n")[0].partition("=")[2].rstrip(";"))


def rows_of(sent: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of an index laid out in columns; `about` holds the numbers of rows."""
    rows: list[dict[str, Any]] = []
    for number, title in enumerate(sent["title"]):
        row = {"title": title} | ({"names": sent["names"][number]} if sent["names"][number] else {})
        if number < len(sent["url"]):
            row |= {"url": sent["url"][number], "kind": sent["kinds"][sent["kind"][number]]}
            row |= {"summary": sent["summary"][number]} if "summary" in sent else {}
            row |= {"tier": sent["tier"][number]} if sent["tier"][number] else {}
            row |= {"note": sent["note"][str(number)]} if str(number) in sent["note"] else {}
        rows.append(row)
    for target, steps in sent["about"].items():
        number = 0
        for step in steps:
            number += step
            rows[number].setdefault("about", []).append(int(target))
    return rows
