"""A self-assessment as people use it: from a memory stick, by keyboard, kept as a file, on paper."""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.site.conftest import Visit, both_browsers
from tests.site.test_accessibility import AXE, STANDARD

from evidence_store.kinds.self_assessment.views import score

pytestmark = [pytest.mark.site, pytest.mark.browser]

WHERE = "self-assessments/using-evidence.html"
GROUPS = {"Capability": 5, "Systems": 5, "Use in practice": 5, "Leadership": 5, "Culture": 4, "Skills": 4}
ALL = sum(GROUPS.values())
#: An answer by its place: four points of the scale, then the one that is not counted.
SKIP = 4
DESK = pytest.mark.screen(viewport={"width": 1280, "height": 900})


@pytest.fixture
def page(visit: Visit, stick: Path) -> Page:
    """The form, opened from a disk."""
    visit.page.goto((stick / WHERE).as_uri())
    return visit.page


def answer(page: Page, answers: list[int | None]) -> None:
    """Choose an answer for each statement; None leaves it open."""
    boxes = page.locator("fieldset")
    for number, choice in enumerate(answers):
        if choice is not None:
            boxes.nth(number).get_by_role("radio").nth(choice).check()


def profile(page: Page, group: str, words: str) -> None:
    """The profile of a group begins with its name and these words."""
    item = page.locator(".ev-assess__profile > li", has=page.get_by_role("heading", name=group))
    expect(item).to_contain_text(f"{group} {words}", use_inner_text=True)


def whole(page: Page, words: str) -> None:
    """The profile of all groups together has these words."""
    expect(page.locator("#assess-whole")).to_contain_text(words, use_inner_text=True)


@pytest.mark.screen(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
def test_by_keyboard_alone_from_a_memory_stick(visit: Visit, page: Page) -> None:
    """Tab to each statement, space for the first answer, arrows for the others; nothing hides the focus."""
    page.get_by_label("Go on with answers").focus()
    for number in range(ALL):
        while True:
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.type") == "radio":
                break
        page.keyboard.press("Space")
        for _ in range(number % 5):
            page.keyboard.press("ArrowRight")
        hidden = page.evaluate(
            """() => document.activeElement.getBoundingClientRect().bottom >
                     document.querySelector('.ev-assess__progress').getBoundingClientRect().top"""
        )
        assert not hidden, number
    expect(page.get_by_role("status").first).to_have_text("28 of 28 answered")
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.textContent") != "Your profile":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your profile")).to_be_in_viewport()
    # 0, 1, 2, 3 points and one not counted: 6 of 12 points.
    profile(
        page,
        "Capability",
        "Under way: 50 out of 100 From 4 of 5 statements. 1 is not counted. Look at who is left out.",
    )
    assert visit.console == []
    assert visit.strangers("file:") == []


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ([0, 0, 0, 0, 0], "At the start: 0 out of 100 From 5 of 5 statements."),
        ([1, 1, 1, 1, 1], "At the start: 33 out of 100 From 5 of 5 statements."),  # 5 of 15
        ([1, 1, 1, 1, 2], "Under way: 40 out of 100 From 5 of 5 statements."),  # 6 of 15
        ([2, 2, 2, 2, 2], "Well in place: 67 out of 100 From 5 of 5 statements."),  # 10 of 15
        ([3, 3, 3, 3, 3], "Well in place: 100 out of 100 From 5 of 5 statements."),
        ([3, SKIP, SKIP, SKIP, 0], "Under way: 50 out of 100 From 2 of 5 statements. 3 are not counted."),
        (
            [2, None, None, 1, None],
            "Under way: 50 out of 100 From 2 of 5 statements. 3 have no answer yet: this can still change.",
        ),
        ([SKIP] * 5, "No score: nothing here counts From 0 of 5 statements. 5 are not counted."),
        ([SKIP, None, None, None, None], "No score yet From 0 of 5 statements. 1 is not counted. 4 have"),
    ],
)
def test_a_group_has_its_score_and_says_how_many_answers_it_rests_on(
    answers: list[int | None], words: str, page: Page
) -> None:
    answer(page, answers)
    profile(page, "Capability", words)
    profile(page, "Skills", "Not answered yet")


def test_the_page_scores_every_set_of_answers_as_the_rule_does(page: Page) -> None:
    cases = list(itertools.combinations_with_replacement(range(5), 5))
    found = page.evaluate(
        """cases => cases.map((answers) => {
            const boxes = [...document.querySelectorAll('[data-group="capability"] fieldset')];
            answers.forEach((choice, number) => { boxes[number].querySelectorAll('input')[choice].checked = true; });
            document.getElementById('assessment').dispatchEvent(new Event('change'));
            const words = document.querySelector('[data-profile="capability"] .ev-assess__score').textContent;
            const number = words.match(/: (\\d+) out of 100/);
            return number ? Number(number[1]) : null;
        })""",
        cases,
    )
    for answers, number in zip(cases, found, strict=True):
        points = [choice for choice in answers if choice != SKIP]
        assert number == (score(sum(points), len(points), 3) if points else None), answers


def test_there_is_no_total_while_an_answer_is_open_and_it_names_the_lowest_group(page: Page) -> None:
    answers: list[int | None] = [3] * 5 + [0] * 5 + [3] * (ALL - 11) + [None]
    answer(page, answers)
    whole(page, "All groups together No score yet")
    whole(page, "1 is open. Until then it could hide a weak group.")
    answer(page, [*answers[:-1], 3])
    # 100, 0, 100, 100, 100, 100: 500 by 6 is 83.3.
    whole(
        page,
        "All groups together Well in place: 83 out of 100 "
        "The mean of 6 groups, from 28 of 28 statements. Lowest: Systems (0).",
    )


def test_a_group_in_which_nothing_counts_is_left_out_of_the_total_and_a_half_goes_up(page: Page) -> None:
    # 100 and 33 are 66.5 in the mean.
    answer(page, [3] * 5 + [1] * 5 + [SKIP] * 18)
    whole(page, "Well in place: 67 out of 100 The mean of 2 groups, from 10 of 28 statements.")
    whole(page, "Lowest: Systems (33).")


def test_it_says_where_to_start(page: Page) -> None:
    answer(page, [2, 3, 0, SKIP, 1, 1, 1])
    start = page.locator("#assess-start")
    expect(start).to_have_text(
        "Your three lowest statements. 1 more has the same answer as the last of them."
    )
    lowest = ("Capability: Not yet", "Capability: In places", "Systems: In places")
    expect(page.locator("#assess-lowest").get_by_role("listitem")).to_have_text(
        [re.compile(rf" \({words}\)\s*$") for words in lowest]
    )
    answer(page, [3, 3, 3, 3, 3, 3, 3])
    expect(start).to_have_text("No answer that counts is below “Throughout”.")
    expect(page.locator("#assess-lowest li")).to_have_count(0)


def test_answers_are_kept_as_a_file_and_come_back_from_it(visit: Visit, page: Page, tmp_path: Path) -> None:
    answer(page, [0, 1, 2, 3, SKIP])
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save my answers as a file").click()
    name = saving.value.suggested_filename
    assert name.startswith("using-evidence-")
    kept = tmp_path / name
    saving.value.save_as(kept)
    text = kept.read_text("utf-8")
    assert "5 of 28 answered." in text
    assert "Capability. Under way: 50 out of 100. From 4 of 5 statements. 1 is not counted." in text
    assert "capability-data | Throughout | Somebody can make sense of our own figures" in text
    assert "systems-records | not answered | " in text
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("#assess-progress")).to_have_text("0 of 28 answered")
    expect(page.locator("#assess-profile")).to_be_hidden()
    page.get_by_label("Go on with answers").set_input_files(kept)
    expect(page.locator("#assess-said")).to_have_text(f"5 answers loaded from {name}.")
    profile(page, "Capability", "Under way: 50 out of 100")
    chosen = page.locator("fieldset input:checked").evaluate_all("all => all.map(i => i.value)")
    assert chosen == ["0", "1", "2", "3", "skip"]
    assert visit.console == []
    assert visit.strangers("file:", "blob:") == []


@pytest.mark.parametrize(
    ("text", "said", "progress"),
    [
        ("Dear diary", "it.txt does not come from this form. Nothing was changed.", "1 of 28 answered"),
        (
            "form | another-form\ncapability-time | Mostly | x",
            "it.txt does not come from this form. Nothing was changed.",
            "1 of 28 answered",
        ),
        (
            "\ufeffnotes\nform | using-evidence\ncapability-time | Mostly | x\ncapability-time-2 | Mostly | x\n"
            "systems-records | <img src=x onerror=alert(1)> | x\nconstructor | Mostly | x",
            "1 answer loaded from it.txt. 3 could not be read, because the form or the file has changed.",
            "1 of 28 answered",
        ),
        ("form | using-evidence\n" + "x" * 200_000, "it.txt is too large to come from this form.", "1 of 28"),
    ],
)
def test_a_strange_file_does_no_harm(
    text: str, said: str, progress: str, visit: Visit, page: Page, tmp_path: Path
) -> None:
    answer(page, [0])
    page.on("dialog", lambda dialog: dialog.accept())
    file = tmp_path / "it.txt"
    file.write_text(text, "utf-8")
    page.get_by_label("Go on with answers").set_input_files(file)
    expect(page.locator("#assess-said")).to_contain_text(said)
    expect(page.locator("#assess-progress")).to_contain_text(progress)
    assert page.locator("main img").count() == 0
    assert visit.console == []


@both_browsers
def test_answers_outlive_a_reload_only_if_the_person_says_so(page: Page) -> None:
    progress = page.locator("#assess-progress")
    answer(page, [0, 1])
    page.reload()
    expect(progress).to_have_text("0 of 28 answered")
    answer(page, [0, 1])
    page.get_by_label("Keep my answers in this browser").check()
    answer(page, [0, 1, 2])
    page.reload()
    expect(progress).to_have_text("3 of 28 answered")
    page.get_by_label("Keep my answers in this browser").uncheck()
    page.reload()
    expect(progress).to_have_text("0 of 28 answered")


def test_clear_asks_first_and_forgets_what_was_kept(page: Page) -> None:
    page.get_by_label("Keep my answers in this browser").check()
    answer(page, [0, 1])
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("#assess-progress")).to_have_text("2 of 28 answered")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("#assess-progress")).to_have_text("0 of 28 answered")
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('assessment'))") == []
    page.reload()
    expect(page.locator("#assess-progress")).to_have_text("0 of 28 answered")


@pytest.fixture
def paper(page: Page) -> Iterator[Page]:
    """The form as it is printed."""
    page.emulate_media(media="print")
    yield page
    page.emulate_media(media="screen")


@pytest.mark.screen(viewport={"width": 794, "height": 1123}, java_script_enabled=False)
def test_without_javascript_it_prints_as_a_form_for_paper(paper: Page, tmp_path: Path) -> None:
    expect(paper.locator("fieldset").last).to_be_visible()
    box = paper.get_by_role("radio").first.bounding_box()
    assert box is not None
    assert box["width"] > 12
    expect(paper.locator(".ev-assess__sum:visible")).to_have_count(len(GROUPS) + 1)
    expect(paper.get_by_text("How to add them up stands at the end.")).to_be_visible()
    expect(paper.get_by_text("7 ÷ 9 × 100, rounded, is 78.")).to_be_visible()
    for words in ("Your profile", "Save my answers", "Keep my answers", "0 of 28 answered"):
        expect(paper.get_by_text(words).first).to_be_hidden()
    meanings = paper.locator(".ev-assess__bands").last
    expect(meanings).to_contain_text("Well in place (67 to 100)")
    expect(meanings).to_be_visible()
    assert len(paper.pdf(format="A4")) > 10_000


@DESK
def test_a_filled_form_prints_with_its_crosses_and_its_profile(page: Page) -> None:
    answer(page, [0, 1, 2, 3, SKIP])
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Your profile")).to_be_visible()
    expect(page.locator(".ev-assess__sum:visible")).to_have_count(0)
    mark = "i => getComputedStyle(i, '::before').content"
    crosses = page.locator("fieldset").first.get_by_role("radio").evaluate_all(f"all => all.map({mark})")
    assert ["✕" in content for content in crosses] == [True, False, False, False, False]
    expect(page.locator("#assess-save")).to_be_hidden()


@pytest.mark.screen(viewport={"width": 390, "height": 844}, forced_colors="active")
def test_what_is_chosen_shows_without_colour(page: Page) -> None:
    answer(page, [2])
    edge = "e => getComputedStyle(e.parentElement).borderTopWidth"
    widths = page.locator("fieldset").first.get_by_role("radio").evaluate_all(f"all => all.map({edge})")
    assert widths == ["1px", "1px", "3px", "1px", "1px"]


@pytest.mark.screen(viewport={"width": 320, "height": 640})
def test_on_the_smallest_phone_nothing_scrolls_sideways_and_targets_are_large(page: Page) -> None:
    answer(page, [2, 1, 3])
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    small = page.locator("main label, main button").evaluate_all(
        "all => all.filter(e => e.getBoundingClientRect().height < 24).map(e => e.textContent)"
    )
    assert small == []


@pytest.mark.screen(viewport={"width": 390, "height": 844}, bypass_csp=True, color_scheme="dark")
def test_axe_finds_nothing_in_a_filled_form(page: Page) -> None:
    answer(page, [0, 1, 2, 3, SKIP, 1])
    page.get_by_text("Points, an example").click()
    page.evaluate(AXE)
    found = page.evaluate(
        "async tags => (await axe.run(document, {runOnly: {type: 'tag', values: tags}})).violations", STANDARD
    )
    assert [(fault["id"], node["html"][:120]) for fault in found for node in fault["nodes"]] == []
