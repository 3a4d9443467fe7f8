"""Pages of earlier builds in one file: SQLite with JSON, nothing in it is run when it is read.

Whoever can write the file can write the site: share it only as you would share that. It may be deleted at any time; one
that cannot be read is thrown away, and two builds may write it at once.
"""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from evidence_store.catalogue import Key
from evidence_store.pages.cache.page_json import page_from_json, page_to_json
from evidence_store.pages.cache.questions import Question, digest
from evidence_store.pages.page import Page

SCOPES = 4
"""Pages are kept of so many settings, the latest: the site, its offline copy, another branch."""
PATIENCE = 10.0
"""Seconds to wait for another build that is writing."""
BUSY = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
)
"""What is no sign of damage."""

TABLES = """
CREATE TABLE IF NOT EXISTS scopes (scope BLOB PRIMARY KEY, used INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS pages (
    scope BLOB, kind TEXT, id TEXT,
    questions TEXT NOT NULL, answers BLOB NOT NULL, head BLOB NOT NULL, html BLOB NOT NULL, whole BLOB NOT NULL,
    PRIMARY KEY (scope, kind, id)
);
"""


class Made(NamedTuple):
    """A page with what it asked for while it was made."""

    page: Page
    questions: Sequence[Question]
    answers: bytes
    """The digest of all answers together."""


class PageDatabase:
    """The pages of one scope: of builds with the same code and settings."""

    def __init__(self, file: Path, scope: bytes) -> None:
        self._file = file
        self._scope = scope

    def sound(self, answers: Callable[[Iterable[Question]], bytes]) -> dict[Key, bytes]:
        """Those whose questions get the same answers now, with the digest of these `answers`."""
        found: dict[Key, bytes] = {}
        query = "SELECT kind, id, questions, answers FROM pages WHERE scope = ?"
        with self._opened() as database:
            for kind, id, questions, kept in database.execute(query, (self._scope,)) if database else ():
                with suppress(ValueError, TypeError, KeyError):  # a question that nobody asks any more
                    if answers(tuple(question) for question in json.loads(questions)) == kept:
                        found[kind, id] = kept
        return found

    def pages(self, wanted: Iterable[tuple[Key, bytes]]) -> Iterator[Page | None]:
        """The pages made from these answers, in this order; None for one that is damaged or not there any more."""
        with self._opened() as database:
            for key, answers in wanted:
                yield self._page(database, key, answers) if database else None

    def _page(self, database: sqlite3.Connection, key: Key, answers: bytes) -> Page | None:
        query = "SELECT head, html, whole FROM pages WHERE scope = ? AND kind = ? AND id = ? AND answers = ?"
        with suppress(sqlite3.Error, ValueError, TypeError):
            row = database.execute(query, (self._scope, *key, answers)).fetchone()
            if row and self._whole(key, answers, row[0], row[1]) == row[2]:
                return page_from_json(row[0], row[1])
        return None

    def keep(self, made: Mapping[Key, Made], present: Collection[Key]) -> None:
        """Keep what was made, and nothing of records that are not `present`. Of other scopes only the latest stay."""
        with self._opened(anew=True) as database:
            if database is None:
                return
            database.executescript(TABLES)
            database.execute("BEGIN IMMEDIATE")
            rows = (self._row(key, one) for key, one in made.items())
            database.executemany("INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
            there = database.execute("SELECT kind, id FROM pages WHERE scope = ?", (self._scope,)).fetchall()
            gone = [(self._scope, *key) for key in there if key not in present]
            database.executemany("DELETE FROM pages WHERE scope = ? AND kind = ? AND id = ?", gone)
            database.execute(
                "INSERT OR REPLACE INTO scopes SELECT ?, coalesce(max(used), 0) + 1 FROM scopes",
                (self._scope,),
            )
            latest = "SELECT scope FROM scopes ORDER BY used DESC LIMIT ?"
            database.execute(f"DELETE FROM scopes WHERE scope NOT IN ({latest})", (SCOPES,))  # noqa: S608 - ours
            database.execute("DELETE FROM pages WHERE scope NOT IN (SELECT scope FROM scopes)")
            database.execute("COMMIT")

    @contextmanager
    def _opened(self, anew: bool = False) -> Iterator[sqlite3.Connection | None]:
        """The database, or None where there is none; begun `anew` if asked for. One that is damaged is deleted.

        Nothing is said of what fails: pages that are not kept are made again.
        """
        database = self._connect() if anew or self._file.is_file() else None
        if database is None:
            yield None
            return
        try:
            with closing(database):
                yield database
        except sqlite3.Error as error:
            self._give_up(error)

    def _connect(self) -> sqlite3.Connection | None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            database = sqlite3.connect(self._file, timeout=PATIENCE, isolation_level=None)
        except (sqlite3.Error, OSError):
            return None
        try:
            database.execute("PRAGMA synchronous = OFF")  # after a power cut the digests tell what is damaged
        except sqlite3.Error as error:
            database.close()
            self._give_up(error)
            return None
        return database

    def _give_up(self, error: sqlite3.Error) -> None:
        if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF not in BUSY:
            with suppress(OSError):
                self._file.unlink(missing_ok=True)

    def _row(self, key: Key, made: Made) -> tuple[str | bytes, ...]:
        head, html = page_to_json(made.page)
        whole = self._whole(key, made.answers, head, html)
        return (self._scope, *key, json.dumps(made.questions), made.answers, head, html, whole)

    def _whole(self, key: Key, answers: bytes, head: bytes, html: bytes) -> bytes:
        return digest(self._scope, *key, answers, head, html)
