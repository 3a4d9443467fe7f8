"""Split a Markdown file into its fields and its body. Line 1 is the opening `---`."""

from evidence_store.diagnostics import Diagnostic, Place
from evidence_store.sources import rules
from evidence_store.sources.positions import Position
from evidence_store.sources.source import Body, Source
from evidence_store.sources.yaml_tree import read_yaml


def read_markdown(text: str, path: str, shown_path: str) -> tuple[Source | None, list[Diagnostic]]:
    """The file as a Source; None when its fields are missing or cannot be read."""
    if not text.strip():
        return None, [
            rules.EMPTY_FILE.at(Place(shown_path), "the file is empty", "write the page, or delete the file")
        ]
    lines = text.split("\n")
    first = next(number for number, line in enumerate(lines) if line.strip())
    if lines[first].rstrip() != "---":
        return None, [
            rules.NO_FRONT_MATTER.at(
                Place(shown_path, first + 1),
                "the page does not begin with its fields",
                "begin the file with a line of three hyphens, the fields, and three hyphens again",
            )
        ]
    end = next((n for n in range(first + 1, len(lines)) if lines[n].rstrip() in ("---", "...")), None)
    if end is None:
        return None, [
            rules.NO_FRONT_MATTER.at(
                Place(shown_path, first + 1),
                "the fields begin here and do not end",
                "put a line of three hyphens between the fields and the text",
            )
        ]
    # The lines before the fields are kept as blank ones: positions stay those of the file.
    data, positions, found = _read("\n" * (first + 1) + "\n".join(lines[first + 1 : end]), shown_path)
    if data is None:
        if not found:
            found = [
                rules.NO_FRONT_MATTER.at(
                    Place(shown_path, first + 1),
                    "there are no fields",
                    "write at least `title:` between the hyphens",
                )
            ]
        return None, found
    body = Body("\n".join(lines[end + 1 :]), end + 2)
    return Source(path, shown_path, data, positions, body), found


def read_yaml_file(text: str, path: str, shown_path: str) -> tuple[Source | None, list[Diagnostic]]:
    """A YAML file as a Source without a body."""
    if not text.strip():
        return None, [
            rules.EMPTY_FILE.at(
                Place(shown_path), "the file is empty", "write `[]` if the list is meant to be empty"
            )
        ]
    data, positions, found = _read(text, shown_path)
    return (None if data is None else Source(path, shown_path, data, positions)), found


def _read(text: str, shown_path: str) -> tuple[object, Position, list[Diagnostic]]:
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent and line.strip():
            found.append(
                rules.YAML_TAB.at(
                    Place(shown_path, number, indent.index("\t") + 1),
                    "a tab stands where spaces belong",
                    "replace each tab by two spaces",
                )
            )
    if found:  # the parser would only say the same less plainly
        return None, Position(1, 1, {}), found
    document = read_yaml(text)
    for problem in document.problems:
        place = Place(shown_path, problem.line, problem.column)
        found.append(problem.rule.at(place, problem.message, problem.help))
    return document.data, document.positions, found
