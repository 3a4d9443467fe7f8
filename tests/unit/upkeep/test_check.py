"""What is said of each link: the answer of a little web beside the finding."""

import socket
from typing import Any

import pytest
from tests.unit.upkeep.web import IMPATIENT, QUICK, web

from evidence_store.diagnostics import Place
from evidence_store.records.addresses import RESOLVER, WebLink
from evidence_store.upkeep.ask import Manners
from evidence_store.upkeep.check import check_links

PLACE = Place("content/partners/a.md", 4, 10)


def said(answers: dict[str, Any]) -> list[str]:
    """Rule, message and help of each finding about the link `/a`, without the address of the host."""
    manners = IMPATIENT if answers["/a"] in ("hang", "drip") else QUICK
    with web(answers) as there:
        found = check_links([WebLink(there.address + "/a", PLACE)], manners)
        assert all(finding.place == PLACE for finding in found)
        texts = (f"{f.rule}: {f.message}; {f.help}" for f in found)
        return [text.replace(there.address, "") for text in texts]


GONE = (
    "dead-link: /a: there is nothing at this address any more; find where it stands now, or take the link out"
)
LOOK = "open it yourself: if it works, leave it; if not, find where it stands now"


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"/a": 200}, []),
        ({"/a": {"HEAD": 405, "GET": 200}}, []),
        ({"/a": {"HEAD": 404, "GET": 200}}, []),
        ({"/a": {"HEAD": "break off", "GET": 200}}, []),
        ({"/a": (302, "/b"), "/b": 200}, []),
        ({"/a": (301, "/b"), "/b": (302, "/c"), "/c": 200}, []),
        (
            {"/a": (301, "/b"), "/b": (308, "/c"), "/c": 200},
            ["moved-link: /a has moved for good; write /c"],
        ),
        (
            {"/a": 404},
            [GONE],
        ),
        (
            {"/a": (301, "/b"), "/b": 410},
            [GONE],
        ),
        (
            {"/a": (302, "/b"), "/b": (302, "/a")},
            ["dead-link: /a leads round in a circle; find where it stands now, or take it out"],
        ),
        (
            {"/a": (302, "javascript:alert(1)")},
            ["dead-link: /a leads to something that is no address; find where it stands now, or take it out"],
        ),
        ({"/a": 403}, [f"silent-link: /a refuses to answer a program (403); {LOOK}"]),
        ({"/a": 503}, [f"silent-link: /a refuses to answer a program (503); {LOOK}"]),
        ({"/a": "hang"}, [f"silent-link: /a gave no answer in time; {LOOK}"]),
        ({"/a": "drip"}, [f"silent-link: /a gave no answer in time; {LOOK}"]),
        ({"/a": "break off"}, [f"silent-link: /a breaks off before it answers; {LOOK}"]),
    ],
    ids=lambda value: str(value)[:60],
)
def test_an_answer_makes_this_finding(answers: dict[str, Any], expected: list[str]):
    assert said(answers) == expected


def test_a_host_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch):
    def nobody(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    [finding] = check_links([WebLink("http://nobody.invalid/", PLACE)], QUICK)
    assert finding.message == "http://nobody.invalid/ names a host that nobody finds"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433"])
def test_this_machine_is_never_asked(host: str):
    with web({"/": 200}) as there:
        address = there.address.replace("127.0.0.1", host)
        [finding] = check_links([WebLink(address + "/", PLACE)], Manners(between=0, patience=5))
        assert finding.rule in ("dead-link", "silent-link")
        assert there.asked == []


def test_an_address_in_many_places_is_asked_once_and_told_at_each():
    with web({"/a": 404}) as there:
        places = [PLACE, Place("content/partners/b.md", 2, 1)]
        addresses = [f"{there.address}/a#part", f"{there.address}/a"]
        found = check_links([WebLink(a, p) for a, p in zip(addresses, places, strict=True)], QUICK)
        assert [finding.place for finding in found] == places
        assert there.asked == [("HEAD", "/a"), ("GET", "/a")]


def test_one_host_is_asked_one_thing_at_a_time_and_told_who_asks():
    with web({f"/{n}": "slow" for n in range(6)}) as there:
        manners = Manners(between=0, patience=120, contact="editors@example.org", public_only=False)
        check_links([WebLink(f"{there.address}/{n}", PLACE) for n in range(6)], manners)
        assert len(there.asked) == 6
        assert there.most_open == 1
        [agent] = there.agents
        assert "mailto:editors@example.org" in agent


def test_a_doi_is_asked_of_its_resolver_and_not_of_the_publisher():
    with web({"/10.5555/known": (302, "/publisher"), "/10.5555/unknown": 404, "/publisher": 403}) as there:
        links = [WebLink(f"{RESOLVER}10.5555/{name}", PLACE) for name in ("known", "unknown")]
        [finding] = check_links(links, QUICK, resolver=f"{there.address}/")
        assert finding.message == "nobody has registered the DOI of https://doi.org/10.5555/unknown"
        assert ("HEAD", "/publisher") not in there.asked
