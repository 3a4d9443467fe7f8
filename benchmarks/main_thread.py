"""What the main thread of a page does, counted in processor time."""

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from playwright.sync_api import BrowserContext, ViewportSize, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")

SLOWER = 4
"""How much slower than this machine the device is that people hold."""
WORK = ("ScriptDuration", "LayoutDuration", "RecalcStyleDuration")
ALL = "TaskDuration"

CLICK = """(element) => new Promise((done) => {
  element.click();
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done();
    channel.port2.postMessage(null);
  });
})"""
"""Press an element; done when the next frame has been painted."""

PAINTED = """document.addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => { window.painted = true; };
  channel.port2.postMessage(null);
}))"""


class Tab:
    """A page in Chromium that counts what its main thread does."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.page = context.new_page()
        self._session = context.new_cdp_session(self.page)
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})
        self.page.add_init_script(PAINTED)
        self.page.goto(address)
        self.page.wait_for_function("window.painted")

    def spent(self) -> dict[str, float]:
        """Milliseconds of a slow device so far, by kind of work."""
        metrics = self._session.send("Performance.getMetrics")["metrics"]
        return {metric["name"]: metric["value"] * 1000 * SLOWER for metric in metrics}

    def measure(self, act: Callable[[], object]) -> tuple[float, float]:
        """Work, and everything, while something is done."""
        before = self.spent()
        act()
        after = self.spent()
        return sum(after[name] - before[name] for name in WORK), after[ALL] - before[ALL]


def measure_sizes(
    sizes: Sequence[int], screen: ViewportSize, measure: Callable[[int, BrowserContext, Path], None]
) -> None:
    """Measure each size on the command line, else all `sizes`, in a folder and a browser window of its own."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for size in [int(asked.replace(",", "")) for asked in sys.argv[1:]] or sizes:
            with tempfile.TemporaryDirectory() as folder:
                context = chromium.new_context(viewport=screen)
                measure(size, context, Path(folder))
                context.close()
        chromium.close()
