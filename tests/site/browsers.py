"""The browsers that people have, driven by a program."""

import os

from playwright.sync_api import Browser, Playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FIREFOX = os.environ.get("FIREFOX", "/usr/bin/firefox-esr")


def start_chromium(playwright: Playwright, proxy: int) -> Browser:
    """Chromium whose only way out is the port `proxy`."""
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    flags.append(f"--proxy-server=http://127.0.0.1:{proxy}")
    return playwright.chromium.launch(executable_path=CHROMIUM, args=flags)


class Firefoxes:
    """Firefox as people have it, over WebDriver BiDi.

    The protocol neither turns scripts off nor sets a colour scheme; settings of the browser do, so each
    combination is a browser of its own, started when it is first asked for. Scroll bars lie over the page as
    on a phone, and files on a disk may read each other as little as by default.
    """

    def __init__(self, playwright: Playwright, proxy: int) -> None:
        self._playwright = playwright
        self._proxy = proxy
        self._running: dict[tuple[bool, bool], Browser] = {}

    def having(self, dark: bool, scripts: bool) -> Browser:
        if (dark, scripts) not in self._running:
            preferences = {
                "javascript.enabled": scripts,
                "layout.css.prefers-color-scheme.content-override": 0 if dark else 1,
                "security.fileuri.strict_origin_policy": True,
                "ui.useOverlayScrollbars": 1,
                "network.proxy.type": 1,
                "network.proxy.http": "127.0.0.1",
                "network.proxy.http_port": self._proxy,
                "network.proxy.ssl": "127.0.0.1",
                "network.proxy.ssl_port": self._proxy,
            }
            self._running[dark, scripts] = self._playwright.firefox.launch(
                channel="moz-firefox", executable_path=FIREFOX, firefox_user_prefs=preferences
            )
        return self._running[dark, scripts]

    def close(self) -> None:
        for browser in self._running.values():
            browser.close()
