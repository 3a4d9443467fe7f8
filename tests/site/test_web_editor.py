"""The web editor as its users meet it: a form filled in a real browser, and the file that comes of it."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator
from playwright.sync_api import Browser, Page, expect
from tests.git_repository import GitRepository
from tests.helpers import VOCABULARY, Store
from tests.site.decap import decap_server, for_decap, put_program
from tests.site.editor_fixtures import BY_NAME, RECORD
from tests.site.local_editor import LocalEditor
from tests.site.serving import served
from tests.site.test_accessibility import axe_faults

from evidence_store.site.web_editor.config import as_yaml, editor_config
from evidence_store.site.web_editor.places import form, table_form

pytestmark = [pytest.mark.site, pytest.mark.browser]


def test_the_settings_are_what_the_program_takes(editor_modules: Path, editor_store: Store) -> None:
    schema = json.loads(
        (editor_modules / "@sveltia" / "cms" / "schema" / "sveltia-cms.json").read_text("utf-8")
    )
    config = editor_config(
        editor_store.check().catalogue, "content", {"name": "github", "repo": "a/b"}, "Store"
    )
    read = yaml.safe_load(as_yaml(config))
    assert read == config
    assert [error.message for error in Draft7Validator(schema).iter_errors(read)] == []


@pytest.mark.parametrize("kind", ["intervention", "call"])
def test_what_is_edited_in_a_form_is_all_that_changes(
    kind: str, editor: LocalEditor, editor_store: Store
) -> None:
    before = editor_store.check().catalogue.get(kind, "example")
    assert before is not None
    editor.open(form(before.kind, "example"))
    editor.field("Title").fill("Walks: with a lantern")
    editor.save()
    after = editor_store(before.source.path, editor.read(f"content/{before.source.path}")).check()
    assert editor_store.report == ""
    saved = after.catalogue.get(kind, "example")
    assert saved is not None
    assert saved.record == before.record.model_copy(update={"title": "Walks: with a lantern"})
    assert saved.body.text == before.body.text


def test_what_is_edited_in_a_form_is_all_that_differs_in_its_file(editor: LocalEditor) -> None:
    editor.open(form(BY_NAME["partner"], "wickford"))
    editor.field("Title").fill("Wickford Borough Council")
    editor.save()
    saved = editor.read("content/partners/wickford.md")
    assert saved == RECORD.replace("title: Wickford Council", "title: Wickford Borough Council")


def test_a_word_of_the_vocabulary_is_changed_in_its_list(editor: LocalEditor, editor_store: Store) -> None:
    before = labels(editor_store)
    editor.open(form(BY_NAME["effect-level"], ""))
    for id, label in before.items():
        expect(editor.page.get_by_text(f"{label} ({id})", exact=True)).to_be_visible()
    editor.page.get_by_role("button", name="Expand", exact=True).nth(0).click()
    expect(editor.field("Label")).not_to_have_value("")
    old = editor.field("Label").input_value()
    editor.field("Label").fill("Yes")
    editor.save()
    editor_store("vocabulary/effect-levels.yml", editor.read("content/vocabulary/effect-levels.yml"))
    assert editor_store.report == ""
    assert labels(editor_store) == {id: "Yes" if label == old else label for id, label in before.items()}


def labels(store: Store) -> dict[str, str]:
    return {entry.id: entry.record.label for entry in store.check().catalogue.of("effect-level")}


def test_a_new_record_is_named_by_its_id_and_names_others_by_choice(
    editor: LocalEditor, editor_store: Store
) -> None:
    editor.open("admin/index.html#/collections/partners/new")
    editor.field("Title").fill("Wickford Council")
    editor.field("Summary").fill("It tests walks.")
    editor.choose("Agency", "Council")
    editor.save()
    saved = editor.read("content/partners/wickford-council.md")
    assert saved == "---\ntitle: Wickford Council\nsummary: It tests walks.\nagency: council\n---\n"
    editor_store("partners/wickford-council.md", saved)
    assert editor_store.report == ""


def test_nothing_leaves_the_host(editor: LocalEditor, editor_address: str) -> None:
    editor.open(form(BY_NAME["intervention"], "example"))
    own = (editor_address, "data:", "blob:")
    assert [request for request in editor.requests if not request.startswith(own)] == []


def test_the_page_is_not_for_search_engines_and_reaches_the_repository_only(
    editor_address: str, editor: LocalEditor
) -> None:
    page = editor.page.request.get(f"{editor_address}/admin/index.html").text()
    assert '<meta name="robots" content="noindex">' in page
    assert (
        "connect-src 'self' blob: data: https://api.github.com https://avatars.githubusercontent.com;" in page
    )


PROGRAM_FAULTS: dict[str, str] = {
    "region": "The program shows its forms outside of any landmark.",
}
"""What axe finds in the forms of the program, which are not ours to mend, and what it comes from."""


def test_axe_finds_no_fault_in_the_forms_but_the_known_one_of_the_program(editor: LocalEditor) -> None:
    page = editor.page
    page.goto(f"{page.url.partition('#')[0]}#/collections/interventions")
    expect(page.get_by_role("row", name="walks")).to_be_visible()
    faults = lasting_faults(page)
    editor.open(form(BY_NAME["intervention"], "example"))
    expect(editor.field("Title")).to_be_visible()
    faults += lasting_faults(page)
    editor.open(table_form(BY_NAME["intervention"], "studies", "example", is_new=False))
    expect(page.get_by_text("Beacon 2018")).to_be_visible()
    faults += lasting_faults(page)
    assert {fault.partition(":")[0] for fault in faults} == set(PROGRAM_FAULTS), "\n".join(sorted(faults))


def lasting_faults(page: Page) -> list[str]:
    """What axe finds once the program has slid one page over the other: it hides both for a moment."""
    for _ in range(50):
        faults = list(axe_faults(page))
        if all(fault.partition(":")[0] in PROGRAM_FAULTS for fault in faults):
            break
        page.wait_for_timeout(200)
    return faults


def test_a_saved_form_is_a_branch_whose_difference_is_what_was_edited(
    chromium: Browser, tmp_path: Path
) -> None:
    repository = GitRepository(tmp_path / "store")
    store = Store(repository.root).fill(VOCABULARY)("partners/wickford.md", RECORD)
    repository.git("config", "user.name", "A")
    repository.git("config", "user.email", "a@example.org")
    repository.commit()
    site = tmp_path / "site"
    site.mkdir()
    put_program(site)
    with decap_server(repository.root) as server, served(site) as where:
        config = editor_config(store.check().catalogue, "content", {}, "Lantern House")
        (site / "config.yml").write_text(as_yaml(for_decap(config, server)), "utf-8")
        context = chromium.new_context()
        page = context.new_page()
        page.goto(f"{where}/index.html#/collections/partners/entries/wickford")
        page.get_by_role("button", name="Login").click()
        page.get_by_label("Title").fill("Wickford Borough Council")
        page.get_by_role("button", name="Save").first.click()
        page.get_by_text("Entry saved").wait_for()
        context.close()
    branch = "cms/partners/wickford"
    assert repository.git("diff", "--unified=0", f"main..{branch}").splitlines()[4:] == [
        "@@ -2 +2 @@", "-title: Wickford Council", "+title: Wickford Borough Council"
    ]  # fmt: skip
    assert repository.git("diff", "--stat", f"main..{branch}").splitlines()[1:] == [
        " 1 file changed, 1 insertion(+), 1 deletion(-)"
    ]
