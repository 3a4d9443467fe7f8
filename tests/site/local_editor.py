"""The web editor in a browser, at work on a folder that the browser keeps to itself.

It asks the browser for a folder of the computer. Here it gets one that is made for the test, with the same functions.
"""

from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page

FOLDER = """
(() => {
  const home = async (create) => (await navigator.storage.getDirectory()).getDirectoryHandle("store", { create });
  const walk = async (path, create) => {
    const parts = path.split("/");
    let folder = await home(create);
    for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part, { create });
    return folder.getFileHandle(parts.at(-1), { create });
  };
  window.fill = async (files) => {
    await (await home(true)).getDirectoryHandle(".git", { create: true });
    for (const [path, text] of Object.entries(files)) {
      const file = await (await walk(path, true)).createWritable();
      await file.write(text);
      await file.close();
    }
  };
  window.read = async (path) => (await (await walk(path, false)).getFile()).text();
  window.showDirectoryPicker = () => home(false);
  FileSystemDirectoryHandle.prototype.requestPermission = async () => "granted";
})();
"""

FOCUSED = """
() => {
  const at = document.activeElement;
  if (!at.matches("button, input, [role='combobox']")) return "";
  const label = document.getElementById(at.getAttribute("aria-labelledby"))?.innerText;
  return (label ?? at.getAttribute("aria-label") ?? at.innerText).replace(/[\\u2066-\\u2069]/g, "");
}
"""
"""What the element with the focus is called. The program sets words that it fills in apart by invisible signs."""


class LocalEditor:
    """An editor with the form of one record open before them."""

    def __init__(
        self, browser: Browser, address: str, files: Mapping[str, str], width: int = 1280, height: int = 900
    ) -> None:
        self._site = address
        self._context = browser.new_context(viewport={"width": width, "height": height})
        self._context.set_default_timeout(60_000)
        self._context.add_init_script(FOLDER)
        self.page: Page = self._context.new_page()
        self._form = self.page.get_by_role("group", name="Content Editor")
        self.requests: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(
            f"{address}/admin/licences/sveltia-cms.txt"
        )  # any page: the folder belongs to the host
        self.page.evaluate("files => fill(files)", dict(files))
        self.page.goto(f"{address}/admin/index.html")
        self.page.get_by_role("button", name="Work with Local Repository").click()
        self.page.get_by_role("button", name="Show Account Menu").wait_for()

    def open(self, address: str) -> None:
        """Open a form by its address on the site."""
        self.page.goto(f"{self._site}/{address}")
        self._form.wait_for()

    def field(self, label: str) -> Locator:
        """The box of a text field, the first of that name."""
        return self.page.get_by_role("textbox", name=label, exact=True).first

    def choose(self, label: str, name: str) -> None:
        """Choose one of the few records, or words, that a field offers."""
        self.page.get_by_role("radiogroup", name=label).get_by_role("radio", name=name).click()

    def save(self) -> None:
        """Save, and wait until it is done."""
        self.page.get_by_role("button", name="Save", exact=True).click()
        self.wait_until_closed()

    def wait_until_closed(self) -> None:
        """Wait for the form to close, as it does once all is saved."""
        self._form.wait_for(state="hidden")

    def tab_to(self, name: str) -> None:
        """Press the Tab key until a field or button that is called so has the focus."""
        for _ in range(200):
            self.page.keyboard.press("Tab")
            if name in self.page.evaluate(FOCUSED):
                return
        raise AssertionError(f"the Tab key never leads to {name}")

    def read(self, path: str) -> str:
        """A file of the folder."""
        return str(self.page.evaluate("path => read(path)", path))

    def close(self) -> None:
        self._context.close()


def folder(content: Path) -> dict[str, str]:
    """A content folder as the editor's folder holds it."""
    return {
        f"content/{file.relative_to(content).as_posix()}": file.read_text("utf-8")
        for file in sorted(content.rglob("*"))
        if file.is_file()
    }
