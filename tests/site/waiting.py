"""To wait for what a page will say, under the policy that a reader's browser keeps."""

import time
from typing import Any

from playwright.sync_api import Page

PATIENCE = 30.0
"""Seconds."""


def wait_until(page: Page, expression: str, arg: Any = None) -> None:
    """Waits for JavaScript that is true, and fails if it stays false.

    Playwright's `wait_for_function` is not used: where the first answer is no it asks again by `eval`, which the
    site's policy forbids.
    """
    end = time.monotonic() + PATIENCE
    while not page.evaluate(expression, arg):
        assert time.monotonic() < end, f"never true: {expression}"
        page.wait_for_timeout(20)
