"""A study is added in a form: beside others, as the first of its summary, and by the keyboard alone."""

import re

import pytest
from playwright.sync_api import Locator, expect
from tests.helpers import Store
from tests.site.editor_fixtures import BY_NAME
from tests.site.local_editor import LocalEditor

from evidence_store.site.web_editor.places import table_form

pytestmark = [pytest.mark.site, pytest.mark.browser]

KIND = BY_NAME["intervention"]
TABLE = "interventions/example.studies.csv"
FIGURES = {
    "Study": "Lantern, 2024",
    "Number of people, intervention group (n_t)": "60",
    "Effect": "0.80",
    "Standard error (se)": "0.110",
}
"""By the labels of the form, as a person would type them: with a comma in a name, and a nought at the end."""


def add_row(editor: LocalEditor) -> Locator:
    """The choice of a result in a new row of the table that is open: it comes first, and is on the screen."""
    editor.page.get_by_role("button", name=re.compile("Add .row")).first.click()
    result = editor.page.get_by_role("radiogroup", name="Result").first
    expect(result).to_be_in_viewport()
    return result


def fill(editor: LocalEditor, result: Locator) -> None:
    """Write what a study needs. Results are few here, so that each is a choice to tick."""
    result.get_by_role("radio", name="same-home-12-months").click()
    for label, text in FIGURES.items():
        editor.tab_to(label)
        editor.page.keyboard.type(text)
    editor.save()


def test_a_study_is_one_line_more_and_no_other_line_changes(editor: LocalEditor, editor_store: Store) -> None:
    before = editor.read(f"content/{TABLE}").splitlines()
    editor.open(table_form(KIND, "studies", "example", is_new=False))
    fill(editor, add_row(editor))
    after = editor.read(f"content/{TABLE}")
    assert after.splitlines() == [
        before[0],
        'same-home-12-months,"Lantern, 2024",,,,,,,,60,,,,,,,,,,,,,0.80,0.110,,,',
        *before[1:],
    ]
    assert after.endswith("\n")
    assert [finding.message for finding in editor_store(TABLE, after).check().report] == []


def test_the_first_study_of_a_summary_makes_its_table(editor: LocalEditor, editor_store: Store) -> None:
    file = TABLE.replace("example", "second")
    editor.open(table_form(KIND, "studies", "second", is_new=True))
    fill(editor, add_row(editor))
    made = editor.read(f"content/{file}")
    assert made == ('result,study,n_t,effect,se\nsame-home-12-months,"Lantern, 2024",60,0.80,0.110\n')


def test_by_the_keyboard_alone_a_study_is_added(editor: LocalEditor) -> None:
    editor.open(table_form(KIND, "studies", "example", is_new=False))
    editor.tab_to("Add row")
    editor.page.keyboard.press("Enter")
    first = editor.page.get_by_role("radiogroup", name="Result").first.get_by_role("radio").first
    expect(first).to_be_visible()
    for _ in range(20):
        if first.evaluate("it => it === document.activeElement"):
            break
        editor.page.keyboard.press("Tab")
    editor.page.keyboard.press("Space")
    expect(first).to_be_checked()
    for label, text in FIGURES.items():
        editor.tab_to(label)
        editor.page.keyboard.type(text)
    editor.page.keyboard.press("Control+S")
    editor.wait_until_closed()
    assert "Lantern, 2024" in editor.read(f"content/{TABLE}")
