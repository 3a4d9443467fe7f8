"""The pages of one shard in a file, as the cache of pages keeps them: SQLite with JSON, nothing in it is run.

Beside the pages stands what they were made from and a checksum of it all, so that one wrong letter is found.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from evidence_store.catalogue import Key
from evidence_store.fingerprint import Digest
from evidence_store.pages.cache.database import TABLES, Made, PageDatabase
from evidence_store.pages.cache.questions import digest

PORTION = 500
"""Pages that are held in memory until they are written."""
ABOUT = "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL)"
ROWS = "SELECT scope, kind, id, questions, answers, head, html, whole FROM pages ORDER BY kind, id"


class BadShard(Exception):
    """A file cannot be written, or is no whole file of a shard; the text says which."""


@dataclass(frozen=True)
class Shard:
    """A share of the pages: the `part`th of `parts`."""

    part: int
    parts: int

    def __str__(self) -> str:
        return f"{self.part}/{self.parts}"


@dataclass(frozen=True)
class ShardFile:
    """A whole file of a shard."""

    file: Path
    shard: Shard
    made_from: Mapping[str, str]
    pages: int


def write_shard(
    file: Path, shard: Shard, made_from: Mapping[str, str], scope: bytes, made: Iterable[tuple[Key, Made]]
) -> int:
    """Write the pages as they come, whole or not at all. Returns how many. Raises BadShard."""
    unfinished = file.with_name(f".{file.name}.unfinished")
    try:
        unfinished.unlink(missing_ok=True)
        database = PageDatabase(unfinished, scope)
        pages, keys, rest = 0, set[Key](), iter(made)
        while portion := dict(islice(rest, PORTION)):
            keys |= portion.keys()
            database.keep(portion, keys)
            pages += len(portion)
        about = {**made_from, "part": str(shard.part), "parts": str(shard.parts), "pages": str(pages)}
        with closing(sqlite3.connect(unfinished)) as opened, opened:
            opened.executescript(TABLES)  # there are none yet where the shard has no page
            opened.execute(ABOUT)
            about["checksum"] = _checksum(opened, about)
            opened.executemany("INSERT INTO about VALUES (?, ?)", about.items())
        read_shard(unfinished)
        unfinished.replace(file)
    except (OSError, sqlite3.Error, BadShard) as error:
        raise BadShard(f"{file} cannot be written: {error}") from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return pages


def read_shard(file: Path) -> ShardFile:
    """What a file holds. Raises BadShard where it is not exactly what was written."""
    try:
        with closing(_reading(file)) as opened:
            about = {str(name): str(value) for name, value in opened.execute("SELECT name, value FROM about")}
            checksum = about.pop("checksum")
            pages = opened.execute("SELECT count(*) FROM pages").fetchone()[0]
            if _checksum(opened, about) != checksum or pages != int(about.pop("pages")):
                raise ValueError
            return ShardFile(file, Shard(int(about.pop("part")), int(about.pop("parts"))), about, pages)
    except (OSError, sqlite3.Error, ValueError, KeyError, TypeError) as error:
        raise BadShard(f"{file} is damaged, or no file of a shard") from error


def bring_together(files: Iterable[Path], into: Path) -> None:
    """Put the pages of all files into one that a build takes kept pages from, in place of what is kept there.

    Raises BadShard.
    """
    unfinished = into.with_name(f".{into.name}.unfinished")
    try:
        into.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as database:
            database.execute(
                "PRAGMA journal_mode = OFF"
            )  # a file that is not finished is of no use to anybody
            database.execute("PRAGMA synchronous = OFF")
            database.executescript(TABLES)
            for file in files:
                with closing(_reading(file)) as opened:
                    database.execute("BEGIN")
                    database.executemany(
                        "INSERT INTO pages VALUES (?, ?, ?, ?, ?, ?, ?, ?)", opened.execute(ROWS)
                    )
                    database.execute("COMMIT")
            database.execute("INSERT INTO scopes SELECT DISTINCT scope, 1 FROM pages")
        unfinished.replace(into)
    except (OSError, sqlite3.Error) as error:
        raise BadShard(f"the pages cannot be brought to {into}: {error}") from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _reading(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)


def _checksum(database: sqlite3.Connection, about: Mapping[str, str]) -> str:
    whole = Digest()
    for row in chain(sorted(about.items()), database.execute(ROWS)):
        whole.add(digest(*row))
    return whole.text
