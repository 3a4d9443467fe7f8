"""Asks addresses on the web, politely: few at once, one after the other on each host, and never for long.

The only module that speaks to the web. Addresses come from content, so nothing but the public web is asked: not this
machine, and not the network it stands in.
"""

import asyncio
import socket
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib.metadata import version
from ipaddress import ip_address
from typing import Any, NamedTuple

import aiohttp

MOST_BYTES = 5_000_000
"""What is read of an answer; a record at Crossref with ten thousand references is smaller."""
_HEAD_IS_NOT_ENOUGH = 400
_FOR_GOOD = (301, 308)


@dataclass(frozen=True, slots=True)
class Manners:
    """How to ask."""

    at_once: int = 8
    """Questions that are open at one time."""
    between: float = 1.0
    """Seconds of rest between two questions to one host."""
    patience: float = 20.0
    """Seconds for one question with all its redirects, however slowly the answer drips."""
    most_redirects: int = 10
    contact: str = ""
    """An email address for whoever runs a site and wonders who asks."""
    public_only: bool = True
    """Whether addresses of this machine and of networks that are not public are refused. Only tests ask them."""


class Answer(NamedTuple):
    """What came back."""

    status: int = 0
    """The code of the last answer; 0 where there was none."""
    moved_to: str = ""
    """Where it stands now, if every redirect said that it is for good."""
    trouble: str = ""
    """Why there was no answer, in words that follow the address."""
    gone: bool = False
    """Whether that trouble is certain to meet everybody."""
    body: bytes = b""


class Asker:
    """Asks. One for all questions of a run, so that each host is spared."""

    def __init__(self, session: aiohttp.ClientSession, manners: Manners) -> None:
        self._session, self._manners = session, manners
        self._slots = asyncio.Semaphore(manners.at_once)
        self._hosts: Mapping[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def reach(self, address: str, *, follow: bool = True) -> Answer:
        """Whether an address leads to something: HEAD, and GET where a site does not like HEAD."""
        answer = await self._ask("HEAD", address, follow=follow)
        if answer.gone or answer.trouble == _LATE or 0 < answer.status < _HEAD_IS_NOT_ENOUGH:
            return answer
        return await self._ask("GET", address, follow=follow)

    async def read(self, address: str) -> Answer:
        """What stands at an address."""
        return await self._ask("GET", address, follow=True, read=True)

    async def _ask(self, method: str, address: str, *, follow: bool, read: bool = False) -> Answer:
        host = address.partition("://")[2].partition("/")[0].lower()
        async with self._hosts[host]:
            async with self._slots:
                answer = await self._answer(method, address, follow, read)
            await asyncio.sleep(self._manners.between)
            return answer

    async def _answer(self, method: str, address: str, follow: bool, read: bool) -> Answer:
        try:
            async with (
                asyncio.timeout(self._manners.patience),
                self._session.request(
                    method, address, allow_redirects=follow, max_redirects=self._manners.most_redirects
                ) as response,
            ):
                passed = [(step.status, step.url) for step in response.history]
                for_good = bool(passed) and all(status in _FOR_GOOD for status, _ in passed)
                body = await _body(response) if read else b""
                return Answer(response.status, str(response.url) if for_good else "", body=body)
        except (aiohttp.ClientError, OSError, ValueError, asyncio.IncompleteReadError) as error:
            return _trouble(error)


@asynccontextmanager
async def asking(manners: Manners) -> AsyncIterator[Asker]:
    """An asker and its connections, closed at the end."""
    who = f"; mailto:{manners.contact}" if manners.contact else ""
    session = aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(
            limit=manners.at_once,
            force_close=True,
            socket_factory=_public_socket if manners.public_only else None,
        ),
        cookie_jar=aiohttp.DummyCookieJar(),
        headers={"User-Agent": f"evidence-store/{version('evidence-store')} (checks links{who})"},
    )
    async with session:
        yield Asker(session, manners)


def answers(
    addresses: Iterable[str], manners: Manners, *, read: bool = False, follow: Iterable[str] = ()
) -> dict[str, Answer]:
    """Every address with its answer. With `read`, what stands there; else `follow` names those to follow onwards."""
    onwards = set(follow)

    async def all_of_them() -> dict[str, Answer]:
        asked = list(dict.fromkeys(addresses))
        async with asking(manners) as asker:
            found = await asyncio.gather(
                *(asker.read(a) if read else asker.reach(a, follow=a in onwards) for a in asked)
            )
        return dict(zip(asked, found, strict=True))

    # In a thread of its own: whoever calls may be inside a loop already, and loops cannot be nested.
    with ThreadPoolExecutor(1) as own:
        return own.submit(lambda: asyncio.run(all_of_them())).result()


async def _body(response: aiohttp.ClientResponse) -> bytes:
    """The answer, or as much of it as is worth reading."""
    parts, size = [], 0
    async for part in response.content.iter_chunked(65_536):
        parts.append(part)
        size += len(part)
        if size > MOST_BYTES:
            break
    return b"".join(parts)


class _NotPublic(OSError):
    """An address of this machine, or of the network it stands in."""


def _public_socket(info: Any) -> socket.socket:
    """The socket for an address that was found, however it was written or reached, if it is a public one."""
    family, kind, protocol, _, where = info
    if not ip_address(where[0].partition("%")[0]).is_global:
        raise _NotPublic
    return socket.socket(family, kind, protocol)


_LATE = "gave no answer in time"


def _trouble(error: Exception) -> Answer:
    causes = [error, *filter(None, (error.__cause__, getattr(error, "os_error", None)))]
    if any(isinstance(cause, _NotPublic) for cause in causes):
        return Answer(trouble="is no address of the public web", gone=True)
    if isinstance(error, TimeoutError):
        return Answer(trouble=_LATE)
    if isinstance(error, aiohttp.TooManyRedirects):
        return Answer(trouble="leads round in a circle", gone=True)
    if isinstance(error, aiohttp.InvalidURL | aiohttp.NonHttpUrlRedirectClientError | ValueError):
        return Answer(trouble="leads to something that is no address", gone=True)
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return Answer(trouble="names a host that nobody finds")
    if isinstance(error, aiohttp.ClientSSLError):
        return Answer(trouble="cannot show that it is the site it claims to be")
    return Answer(trouble="breaks off before it answers")
