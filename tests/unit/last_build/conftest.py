"""A little project whose site is built by the command."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.helpers import VOCABULARY, Store

from evidence_store.cli import main
from evidence_store.cli_build import NOTHING_CHANGED

SETTINGS = """site_name: !ENV [LANTERN_NAME, Lantern House]
docs_dir: content
use_directory_urls: false
theme: {name: material, font: false}
plugins: [evidence-store]
"""
PARTNER = "---\ntitle: {}\nsummary: Tests walks.\nagency: council\n---\n"


def files_below(folder: Path) -> dict[str, bytes]:
    """What every file below a folder holds."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@dataclass
class Project:
    """Content, settings and the site."""

    folder: Path

    @property
    def settings(self) -> Path:
        return self.folder / "mkdocs.yml"

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def record(self) -> Path:
        return self.folder / ".cache" / "evidence-store" / "last-build.mkdocs.yml.json"

    def build(self, *options: str) -> Result:
        return CliRunner().invoke(main, ["build", "-f", str(self.settings), *options])


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    monkeypatch.delenv("EVIDENCE_STORE_NO_CACHE", raising=False)
    store = Store(tmp_path).fill(VOCABULARY)
    store("partners/a.md", PARTNER.format("Appleby")).stub("page", "index")
    (tmp_path / "mkdocs.yml").write_text(SETTINGS)
    return Project(tmp_path)


def built(project: Project, *options: str) -> bool:
    """Whether the site was built, and not left as it was."""
    done = project.build(*options)
    assert done.exit_code == 0, done.output
    return NOTHING_CHANGED not in done.output


def fresh(project: Project, *options: str) -> dict[str, bytes]:
    """What a site made from nothing else but content and settings holds."""
    other = Project(project.folder / "fresh")
    shutil.rmtree(other.folder, ignore_errors=True)
    shutil.copytree(project.content, other.content)
    shutil.copyfile(project.settings, other.settings)
    done = other.build(*options)
    assert done.exit_code == 0, done.output
    return files_below(other.site)
