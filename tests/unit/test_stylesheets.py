"""The style sheets a page loads are made of all the small ones, and of nothing else."""

from mkdocs_evidence_store.stylesheets import FOLDER, published, stylesheets


def test_every_small_sheet_is_in_one_that_is_published() -> None:
    everything = "".join(stylesheets().values())
    small = sorted(file.stem for file in FOLDER.glob("*.css"))
    assert len(small) > 5
    assert [name for name in small if published(name) not in everything] == []


def test_comments_stay_at_home_and_rules_do_not() -> None:
    sheet = (FOLDER / "base.css").read_text("utf-8")
    assert "/*" in sheet
    assert "/*" not in published("base")
    assert published("base").count("{") == published("base").count("}") == sheet.count("{")


def test_paper_has_a_sheet_of_its_own() -> None:
    assert "@page" in stylesheets()["print.css"]
    assert "@page" not in stylesheets()["site.css"]
