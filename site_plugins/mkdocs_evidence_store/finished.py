"""Pages that are finished when MkDocs gets them."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as Document


class FinishedDocument(Document):
    """A page with nothing left to render. MkDocs would set up Markdown anew for each, to make nothing of nothing."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Say that there is no content beside what the shell asks for."""
        self.content = ""
