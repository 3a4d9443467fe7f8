"""A part that another process makes is the part that would be made here, whatever comes between."""

import os
import signal
import threading
from collections.abc import Callable
from datetime import date
from multiprocessing import get_all_start_methods
from pathlib import Path

import pytest

from evidence_store import check
from evidence_store.pages import beside
from evidence_store.pages.beside import made_beside
from evidence_store.pages.page import DataFile
from evidence_store.pages.processes import FEW
from evidence_store.pages.render import render, share

MANY = FEW + 1
CONTENT = Path(__file__).parents[3] / "content"

pytestmark = [
    pytest.mark.skipif("fork" not in get_all_start_methods(), reason="no forks here"),
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),
]


@pytest.fixture
def can_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever other tests have left running."""
    monkeypatch.setattr(beside, "can_fork", lambda: True)


def part() -> tuple[int, list[DataFile]]:
    """Who made it, and what."""
    return os.getpid(), [
        DataFile("data/short", "ä"),
        DataFile("data/long", "ö" * 400),
        DataFile("data/parts", iter([b"\xff" * 700_000, b"end"]), text=False),
        DataFile("data/nothing", ""),
    ]


@pytest.mark.usefixtures("can_fork")
def test_what_another_process_makes_is_what_would_be_made_here() -> None:
    who, files = made_beside(part, MANY, 2)()
    assert who != os.getpid()
    assert files == part()[1]
    assert [file.size for file in files] == [2, 800, 700_003, 0]


@pytest.mark.usefixtures("can_fork")
def test_two_parts_at_once_are_not_mixed_up() -> None:
    waiting = [made_beside(lambda n=n: DataFile(f"data/{n}", n * 1000), MANY, 2) for n in "ab"]
    assert [wait().content for wait in reversed(waiting)] == ["b" * 1000, "a" * 1000]


@pytest.mark.parametrize(("records", "processes"), [(FEW, 2), (MANY, 1)])
@pytest.mark.usefixtures("can_fork")
def test_few_records_or_one_process_are_no_cause_for_another(records: int, processes: int) -> None:
    assert made_beside(part, records, processes)()[0] == os.getpid()


def test_beside_other_threads_nothing_is_forked() -> None:
    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()
    try:
        assert made_beside(part, MANY, 2)()[0] == os.getpid()
    finally:
        stop.set()
        other.join()


def fails() -> int:
    raise ValueError("no such table")


@pytest.mark.usefixtures("can_fork")
def test_what_fails_fails_here() -> None:
    with pytest.raises(ValueError, match="no such table"):
        made_beside(fails, MANY, 2)()


def in_another(harm: Callable[[], object]) -> Callable[[], int]:
    """Comes to harm in any process but this one."""
    here = os.getpid()

    def make() -> int:
        if os.getpid() != here:
            harm()
        return os.getpid()

    return make


def interrupted() -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    "harm",
    [lambda: os.kill(os.getpid(), signal.SIGKILL), lambda: os._exit(0), interrupted],
    ids=["killed", "gone", "interrupted"],
)
@pytest.mark.usefixtures("can_fork")
def test_what_another_process_does_not_bring_is_made_here(
    harm: Callable[[], object], capfd: pytest.CaptureFixture[str]
) -> None:
    assert made_beside(in_another(harm), MANY, 2)() == os.getpid()
    assert capfd.readouterr().err == ""


@pytest.mark.usefixtures("can_fork")
def test_one_process_or_several_make_the_same_site() -> None:
    checked = check(CONTENT)
    shared = share(checked.catalogue, checked.analyses, date(2026, 11, 22))
    assert render(shared, 2)[0] == render(shared, 1)[0]
