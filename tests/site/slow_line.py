"""A line so slow that a page can be read and used before its scripts are there."""

from collections.abc import Callable

from playwright.sync_api import Page, Route
from tests.site.waiting import wait_until

AT_ONCE = "/before-paint."
"""The one script that a page waits for."""
PAINTED = "() => performance.getEntriesByType('paint').length > 0"


def nothing() -> None:
    """What most readers do before they have read."""


class SlowLine:
    """Brings the scripts of a page when its text has long been seen.

    Animations stand still. A page that asks for its scripts keeps a place free for them and shows what it has after
    three seconds: on a busy machine they would be over before the scripts are there.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self._waiting: list[Route] | None = None
        page.route("**/*.js", self._bring)
        self._devtools = page.context.new_cdp_session(page)
        self._devtools.send("Animation.enable")
        self._devtools.send("Animation.setPlaybackRate", {"playbackRate": 0})

    def _bring(self, route: Route) -> None:
        if self._waiting is None or AT_ONCE in route.request.url:
            route.continue_()
        else:
            self._waiting.append(route)

    def open(self, where: str, meanwhile: Callable[[], None] = nothing) -> None:
        """Until everything that the address asks for is there; `meanwhile` is done before the scripts come."""
        self._waiting = []
        self._page.goto(where, wait_until="commit")
        wait_until(self._page, PAINTED)
        meanwhile()
        late, self._waiting = self._waiting, None
        for route in late:
            route.continue_()
        self._page.wait_for_load_state("load")
        self._page.wait_for_selector("html:not(.ev-asked)", state="attached")
        self._page.wait_for_selector("body:not(:has(#search-results[aria-busy=true]))", state="attached")
