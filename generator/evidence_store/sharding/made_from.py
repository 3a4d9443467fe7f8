"""What the pages of a shard were made from: all shards and the build that takes them must agree."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from evidence_store.fingerprint import of_code, of_files, of_text
from evidence_store.last_build.settings import settings
from evidence_store.last_build.snapshot import stamps

DIFFERENCES: Mapping[str, str] = {
    "content": "was made from other content than is here",
    "settings": "was made with other settings than are here",
    "code": "was made by another version of the program, of Python or of a library",
    "day": "was made for {theirs}, and this site for {ours}; SOURCE_DATE_EPOCH sets the day for all",
}
"""What is said of a file that disagrees, by what it disagrees in."""


def made_from(config: MkDocsConfig) -> dict[str, str]:
    """A text for each of the `DIFFERENCES`. Raises NotPlain where the content holds a link or cannot be read."""
    content, file = Path(config.docs_dir), Path(config.config_file_path)
    plugin: Any = config.plugins["evidence-store"]  # MkDocs knows plugins by their base class alone
    known = settings(file)
    variables = known.variables if known else ()
    return {
        "content": of_files(content, sorted(stamps(content))),
        "settings": of_text(
            file.read_bytes().hex(), repr([(name, os.environ.get(name)) for name in variables])
        ),
        "code": of_code(),
        "day": plugin.config.made_on.isoformat(),
    }
