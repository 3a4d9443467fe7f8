"""Split a Markdown file into its fields and its body. Line 1 is the opening `---`."""

from collections.abc import Sequence

from evidence_store.diagnostics import Diagnostic, Place, Suggestion
from evidence_store.sources import rules, slips
from evidence_store.sources.fences import fence_above, fence_below, fences
from evidence_store.sources.fields import read_fields
from evidence_store.sources.source import Body, Source
from evidence_store.sources.yaml_tree import read_yaml


def read_markdown(text: str, path: str, shown_path: str) -> tuple[Source | None, list[Diagnostic]]:
    """The file as a Source; None when its fields are missing or cannot be read."""
    if not text.strip():
        return None, [
            rules.EMPTY_FILE.at(Place(shown_path), "the file is empty", "write the page, or delete the file")
        ]
    lines = text.split("\n")
    first, end = fences(lines)
    if lines[first].rstrip() != "---":
        return None, [fence_above(lines, first, shown_path)]
    if end is None:
        return None, [fence_below(lines, first, shown_path)]
    # The lines before the fields are kept as blank ones: positions stay those of the file.
    fields, found = _read("\n" * (first + 1) + "\n".join(lines[first + 1 : end]), shown_path)
    if fields is None:
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
    return Source(path, shown_path, fields, body), found


def read_yaml_file(text: str, path: str, shown_path: str) -> tuple[Source | None, list[Diagnostic]]:
    """A YAML file as a Source without a body."""
    if not text.strip():
        return None, [
            rules.EMPTY_FILE.at(
                Place(shown_path), "the file is empty", "write `[]` if the list is meant to be empty"
            )
        ]
    fields, found = _read(text, shown_path)
    return (None if fields is None else Source(path, shown_path, fields)), found


def _read(text: str, shown_path: str) -> tuple[str | None, list[Diagnostic]]:
    """The text of the fields, spaces put right; None where they cannot be read, or there are none."""
    found: list[Diagnostic] = []
    if "\t" in text:
        lines = text.split("\n")
        tabs = [n for n, line in enumerate(lines) if "\t" in _indent(line) and line.strip()]
        if tabs:  # the parser would only say the same less plainly
            return None, [_tabs(tabs, lines, shown_path)]
    if not text.isascii() and slips.ODD_SPACE.search(text):
        lines = text.split("\n")
        plain = [slips.with_plain_spaces(line) for line in lines]
        odd = [n for n, line in enumerate(lines) if line != plain[n]]
        found += [_odd_spaces(odd, lines, plain, shown_path)] if odd else []
        text = "\n".join(plain)
    fields = read_fields(text)
    for problem in fields.problems:
        place = Place(shown_path, problem.line, problem.column)
        found.append(problem.rule.at(place, problem.message, problem.help, problem.suggestion))
    return (None if fields.data is None else text), found


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _tabs(tabs: Sequence[int], lines: Sequence[str], shown_path: str) -> Diagnostic:
    """One finding for all tabs before fields: they come by the dozen."""
    plain = [_indent(line).replace("\t", "  ") + line.lstrip() for line in lines]
    readable = not read_yaml("\n".join(plain)).problems
    column = _indent(lines[tabs[0]]).index("\t")
    return rules.YAML_TAB.at(
        Place(shown_path, tabs[0] + 1, column + 1),
        f"a tab stands where spaces belong{_more_lines(tabs)}",
        "replace each tab by two spaces",
        _all_at_once(tabs, column, lines, plain, certain=readable),
    )


def _odd_spaces(
    odd: Sequence[int], lines: Sequence[str], plain: Sequence[str], shown_path: str
) -> Diagnostic:
    """One finding for all special spaces around the fields."""
    line = lines[odd[0]]
    column = next(n for n, sign in enumerate(line) if sign != plain[odd[0]][n])
    return rules.ODD_SPACE.at(
        Place(shown_path, odd[0] + 1, column + 1),
        f"a space from a word processor (U+{ord(line[column]):04X}) stands here{_more_lines(odd)}",
        "delete it and type an ordinary space",
        _all_at_once(odd, column, lines, plain, certain=True),
    )


def _more_lines(all: Sequence[int]) -> str:
    """What to add to a finding that stands for several lines."""
    more = len(all) - 1
    return f", and in {more} more line{'' if more == 1 else 's'}" if more else ""


def _all_at_once(
    faulty: Sequence[int], column: int, lines: Sequence[str], mended: Sequence[str], *, certain: bool
) -> Suggestion:
    """The edit from the first faulty line, from its `column` on, to the last one."""
    old, new = ("\n".join(all[faulty[0] : faulty[-1] + 1])[column:] for all in (lines, mended))
    return Suggestion(old, new, certain=certain)
