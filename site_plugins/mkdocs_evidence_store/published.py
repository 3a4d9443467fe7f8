"""What readers get, as files of MkDocs: pages, data, style sheets, scripts and pictures."""

from collections.abc import Collection, Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.theme import Theme
from mkdocs.utils import write_file

from evidence_store.pages import Site
from evidence_store.pages.views import ASSETS
from mkdocs_evidence_store.stylesheets import stylesheets

HERE = Path(__file__).parent
OVERRIDES = HERE / "overrides"


def add_theme(theme: Theme) -> None:
    """Our templates come after a custom_dir of the centre and before Material: the centre has the last word."""
    if str(OVERRIDES) not in theme.dirs:
        theme.dirs.insert(1 if theme.custom_dir else 0, str(OVERRIDES))


def take_out(files: Files, config: MkDocsConfig, images: Collection[str]) -> None:
    """Take out what editors write, but for their pictures, and all of the theme: no page loads anything of it."""
    behind_ours = config.theme.dirs[config.theme.dirs.index(str(OVERRIDES)) + 1 :]
    for file in list(files):
        written = file.src_dir == config.docs_dir and file.src_uri not in images
        if written or file.src_dir in behind_ours:
            files.remove(file)


def made(site: Site, config: MkDocsConfig) -> Iterable[File]:
    """Every page and asset of the site. A page stands where its document stood, so that its edit link stays."""
    for page in site.pages:
        document = File.generated(config, page.document_path, content="")
        document.edit_uri = page.source_path
        yield document
    for name, sheet in stylesheets().items():
        yield File.generated(config, ASSETS + name, content=sheet)
    assets = HERE / "assets"
    for asset in sorted(assets.rglob("*")):
        if asset.is_file() and asset.suffix != ".css":
            yield File.generated(
                config, ASSETS + asset.relative_to(assets).as_posix(), abs_src_path=str(asset)
            )


def write_data(site: Site, folder: Path) -> None:
    """Write the data files into the finished site. MkDocs would hold them all in memory until then."""
    for file in site.files:
        write_file(file.data, str(folder / file.address))
