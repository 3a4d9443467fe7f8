"""Which kind of content a file is of, by its folder, and which record, by its name."""

from collections.abc import Collection, Container, Iterator, Sequence
from typing import Any

from pydantic import ValidationError

from evidence_store.diagnostics import Diagnostic, Place, did_you_mean, nearest
from evidence_store.records import rules
from evidence_store.records.fields import MAX_ID, SLUG, as_slug
from evidence_store.records.kind import Kind
from evidence_store.records.model_fields import fields_of
from evidence_store.sources import rules as source_rules
from evidence_store.sources.portable_names import reserved


def kind_of(
    path: str, kinds: Sequence[Kind], shown: str, paths: Container[str]
) -> tuple[Kind | None, str, list[Diagnostic]]:
    """The kind of the file at `path` and the id of its record, and what is wrong with where it lies.

    The id is empty for a file that holds many records; `paths` are all files there are.
    """
    for kind in kinds:
        if kind.file == path:
            return kind, "", []
    place = Place(shown)
    folder, _, rest = path.rpartition("/")
    stem, ending = rest.rsplit(".", 1)
    if ending == "yml":
        files = [kind.file for kind in kinds if kind.file]
        help = did_you_mean(path, files) or f"the YAML files are: {', '.join(files)}"
        fault = source_rules.UNEXPECTED_FILE.at(place, "no kind of content is kept in this file", help)
        return None, "", [fault]
    by_folder = {kind.plural: kind for kind in kinds if not kind.file}
    home = by_folder.get(folder.split("/")[0]) or next((kind for kind in kinds if kind.nested), None)
    if home is None:
        help = f"the folders are: {', '.join(sorted(filter(None, by_folder)))}"
        fault = source_rules.MISPLACED_FILE.at(place, "no kind of content is kept in this folder", help)
        return None, "", [fault]
    if not home.nested and folder != home.plural:
        message = f"the files of {home.plural}/ lie directly in it"
        fault = source_rules.MISPLACED_FILE.at(place, message, f"move the file to {home.plural}/{rest}")
        return home, stem, [fault]
    id = path.removesuffix(".md") if home.nested else stem
    return home, id, list(_bad_name(home, id, place, paths))


def _bad_name(home: Kind, id: str, place: Place, paths: Container[str]) -> Iterator[Diagnostic]:
    """What is wrong with the name of a file that lies where it should."""
    if not home.nested and id in home.taken:
        yield source_rules.BAD_FILE_NAME.at(
            place,
            f"{home.plural}/{id}.html is a page that is made for you",
            "give the file the name of its record, or delete it",
        )
        return
    if all(SLUG.fullmatch(part) for part in id.split("/")) and len(id) <= MAX_ID:
        if any(map(reserved, id.split("/"))):
            yield source_rules.UNPORTABLE_NAME.at(
                place, "Windows keeps this name for itself", "give the file or its folder another name"
            )
        return
    better = nearest_id(id) + ".md"
    better_path = better if home.nested else f"{home.plural}/{better}"
    if better_path in paths:
        yield rules.DUPLICATE_ID.at(
            place,
            f'there is already a file "{better_path}"',
            "give this one another name, in lower-case words and hyphens, or join the two",
        )
    else:
        name = place.path.rpartition("/")[2]
        yield source_rules.BAD_FILE_NAME.at(
            place, f'"{name}" is not a name for a page', f"rename the file to {better}"
        )


def home_by_fields(data: Any, kind: Kind, kinds: Sequence[Kind]) -> Kind | None:
    """The one other kind whose fields these are, when a record does not fit the kind of its folder."""
    if not isinstance(data, dict) or set(data) <= set(fields_of(kind.model)):
        return None
    fitting = [other for other in kinds if other is not kind and not other.file and _fits(data, other)]
    return fitting[0] if len(fitting) == 1 else None


def _fits(data: Any, kind: Kind) -> bool:
    try:
        kind.model.model_validate(data)
    except ValidationError:
        return False
    return True


def strayed_tables(paths: Collection[str], kinds: Sequence[Kind]) -> dict[str, str]:
    """Tables that lie beside no record of their name -> the path they should have, where that can be told."""
    by_folder = {kind.plural: kind for kind in kinds if kind.tables}
    strayed = {}
    for path in paths:
        folder, _, name = path.rpartition("/")
        stem, _, ending = name.partition(".")
        kind = by_folder.get(folder)
        table = ending.removesuffix(".csv")
        if kind is None:
            continue
        if ending == "csv" and f"{folder}/{stem}.md" in paths and len(kind.tables) == 1:
            strayed[path] = f"{folder}/{stem}.{next(iter(kind.tables))}.csv"
            continue
        if table not in kind.tables or f"{folder}/{stem}.md" in paths:
            continue
        records = [
            other.rpartition("/")[2][:-3]
            for other in paths
            if other.startswith(f"{folder}/") and other.endswith(".md")
        ]
        without = [record for record in records if f"{folder}/{record}.{ending}" not in paths]
        inside = [record for record in without if stem in record or record in stem]
        near = nearest(stem, without) or (inside[0] if len(inside) == 1 else "")
        if near:
            strayed[path] = f"{folder}/{near}.{ending}"
    return strayed


def nearest_id(id: str) -> str:
    """The nearest id that the rules allow, folder by folder."""
    return "/".join(as_slug(part) or "a-name" for part in id.split("/"))[:MAX_ID].strip("-/")
