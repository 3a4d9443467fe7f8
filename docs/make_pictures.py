"""Makes the pictures of CONTRIBUTING.md from the real screens: `make pictures`.

One change to a copy of the store is followed from the page to its review. What hosts like GitHub show is theirs, and is
not pictured.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Locator, Page, expect, sync_playwright
from tests.git_repository import GitRepository
from tests.site.browsers import start_chromium
from tests.site.building import ROOT, environment
from tests.site.local_editor import LocalEditor, folder
from tests.site.serving import served, silence

PICTURES = Path(__file__).parent / "pictures"
WIDTH = 900
"""Of every picture, in pixels."""
SUMMARY = "interventions/leaving-care-support"
EDIT = "admin/index.html#/collections/interventions"
STUDY = """\
ilp-homelessness,Smith 2024,2024,"Smith, Jones & Lee (2024)",GB,randomised trial,Low,240,120,120,,,,,,,-0.35,0.13,,,
"""
ONLY_POOLED_RESULT = "    pooled:\n      estimate: -0.2025\n", "      note: I-squared is made from Q.\n"
"""Where the figure that a review printed for the result begins and ends."""


@dataclass(frozen=True)
class Screens:
    """What there is to look at: a proposal, its preview and its reports."""

    page: Page
    editor: LocalEditor
    preview: str
    """The address of the preview."""
    finding: Path
    """What the check says while the printed figure is still there."""
    difference: Path
    """What the change does to the evidence."""

    def links(self) -> bytes:
        """The end of a summary's page."""
        self.page.goto(f"{self.preview}/{SUMMARY}.html")
        return self._around(self.page.get_by_role("link", name="Edit its studies"), above=250, below=60)

    def form(self) -> bytes:
        """The beginning of a form, with the help below each field."""
        self.editor.open(f"{EDIT}/entries/leaving-care-support")
        expect(self.editor.field("Title")).to_have_value("Support for young people leaving care")
        return self._top(self.editor.page, 600)

    def study(self) -> bytes:
        """A new study in the table of a summary, as it is filled in."""
        self.editor.open(f"{EDIT}-studies/entries/leaving-care-support")
        self.editor.tab_to("Add row")
        self.editor.page.keyboard.press("Enter")
        self.editor.page.get_by_role("combobox", name="Result").first.click()
        self.editor.page.get_by_role("option").filter(has_text="(ilp-homelessness)").click()
        for label, text in (("Study", "Smith 2024"), ("Year", "2024")):
            self.editor.tab_to(label)
            self.editor.page.keyboard.type(text)
        return self._top(self.editor.page, 600)

    def proposal(self) -> bytes:
        """A new summary that is in preparation."""
        self.editor.open(f"{EDIT}/new")
        self.editor.field("Title").fill("Mentoring for care leavers")
        self.editor.field("Summary").fill(
            "We are reading what is known about mentors. There are no findings yet."
        )
        self.editor.choose("Status", "In preparation")
        return self._top(self.editor.page, 460)

    def check(self) -> bytes:
        """A finding as the report of a check shows it."""
        self.page.goto(self.finding.as_uri())
        return self._around(self.page.locator(".finding").first, above=20, below=20)

    def evidence(self) -> bytes:
        """What the change does to the evidence, before and after."""
        self.page.goto(self.difference.as_uri())
        return self._top(self.page, 620)

    def banner(self) -> bytes:
        """The top of a page of the preview."""
        self.page.goto(f"{self.preview}/{SUMMARY}.html")
        return self._top(self.page, 420)

    def _top(self, page: Page, height: int) -> bytes:
        return page.screenshot(clip={"x": 0, "y": 0, "width": WIDTH, "height": height}, animations="disabled")

    def _around(self, place: Locator, above: int, below: int) -> bytes:
        """The page from `above` the place to `below` it, over its whole width."""
        expect(place).to_be_visible()
        box = place.evaluate(
            "it => { const at = it.getBoundingClientRect(); return [at.top + scrollY, at.height]; }"
        )
        top = max(box[0] - above, 0)
        area = {"x": 0, "y": top, "width": WIDTH, "height": box[0] - top + box[1] + below}
        return self.page.screenshot(full_page=True, animations="disabled", clip=area)


MADE: Mapping[str, Callable[[Screens], bytes]] = {
    "1-edit-links": Screens.links,
    "2-form": Screens.form,
    "3-new-study": Screens.study,
    "4-new-summary": Screens.proposal,
    "5-finding": Screens.check,
    "6-evidence": Screens.evidence,
    "7-preview": Screens.banner,
}
"""Every picture by its name."""


def make(where: Path) -> None:
    """Write every picture into `where`."""
    with screens() as shown:
        for name, made in MADE.items():
            (where / f"{name}.png").write_bytes(small(made(shown)))


def small(picture: bytes) -> bytes:
    """The same picture in 64 colours, which screens do with."""
    out = BytesIO()
    with Image.open(BytesIO(picture)) as shot:
        shot.convert("RGB").quantize(64, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


@contextmanager
def screens() -> Iterator[Screens]:
    """A proposal in a copy of the store, in two steps as an editor meets them, and a browser to look at it."""
    with TemporaryDirectory() as place, sync_playwright() as playwright, silence() as proxy:
        store = Path(place, "store")
        _propose(store)
        browser = start_chromium(playwright, proxy)
        with served(store / "site") as preview:
            context = browser.new_context(viewport={"width": WIDTH, "height": 700}, color_scheme="light")
            editor = LocalEditor(browser, preview, folder(ROOT / "content"), width=WIDTH, height=700)
            yield Screens(
                context.new_page(), editor, preview, store / "finding.html", store / "difference.html"
            )
            editor.close()
        browser.close()


def _propose(store: Path) -> None:
    """Add a study; ask the check; take the printed figure out; compare; build the preview."""
    repository = GitRepository(store)
    for path, text in {
        **folder(ROOT / "content"),
        "mkdocs.yml": (ROOT / "mkdocs.yml").read_text("utf-8"),
    }.items():
        repository(path, text)
    repository(".gitignore", ".cache\n")
    (ROOT / ".cache").mkdir(exist_ok=True)
    (store / ".cache").symlink_to(ROOT / ".cache")
    commit = repository.commit()
    table, page = (store / "content" / f"{SUMMARY}{ending}" for ending in (".studies.csv", ".md"))
    header, rows = table.read_text("utf-8").split("\n", 1)
    table.write_text(f"{header}\n{STUDY}{rows}", "utf-8")
    _run(store, "check", "--format", "html", "--output", "finding.html")
    text = page.read_text("utf-8")
    start, end = ONLY_POOLED_RESULT
    before, _, rest = text.partition(start)
    page.write_text(before + rest.partition(end)[2], "utf-8")
    _run(store, "diff", "main", "--format", "html", "--output", "difference.html")
    # A commit is named by the time it was made, among other things.
    page = store / "difference.html"
    page.write_text(page.read_text("utf-8").replace(commit[:10], "0123456789"), "utf-8")
    _run(store, "build", "--web-editor")


def _run(store: Path, *arguments: str) -> None:
    """Run one of the store's commands as its check does. A finding is no failure here."""
    command = [sys.executable, "-m", "evidence_store", *arguments]
    subprocess.run(  # noqa: S603
        command, cwd=store, env={**environment(), "EVIDENCE_STORE_PREVIEW": "1"}, check=False, timeout=300
    )


if __name__ == "__main__":
    make(Path(*sys.argv[1:2]) if sys.argv[1:] else PICTURES)
