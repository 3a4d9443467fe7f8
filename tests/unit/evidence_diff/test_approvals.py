"""Who must approve, by CODEOWNERS: examples from GitHub's description of the file."""

import pytest

from evidence_store.evidence_diff.approvals import approvals
from evidence_store.evidence_diff.model import Approval

OWNERS = """
# Everybody's
*       @centre/all
*.css   @centre/design   # comments may follow
/content/interventions/   @centre/reviewers @anna
docs/*  @centre/docs
apps/   @centre/apps
/content/**/photo.png  @centre/photos
/content/nobody/
[Section of GitLab]
^[Optional] @x
"""


@pytest.mark.parametrize(
    ("file", "owners"),
    [
        ("README.md", ("@centre/all",)),
        ("a/b/c.css", ("@centre/design",)),
        ("content/interventions/a.md", ("@centre/reviewers", "@anna")),
        ("other/content/interventions/a.md", ("@centre/all",)),
        ("docs/a.md", ("@centre/docs",)),
        ("docs/deep/a.md", ("@centre/all",)),
        ("build/apps/a.py", ("@centre/apps",)),
        ("content/partners/x/photo.png", ("@centre/photos",)),
        ("content/photo.png", ("@centre/photos",)),
    ],
)
def test_the_last_line_that_fits_names_the_owners(file: str, owners: tuple[str, ...]):
    assert approvals([file], OWNERS) == (Approval(owners, (file,)),)


def test_files_that_nobody_owns_need_no_approval():
    assert approvals(["content/nobody/a.md"], OWNERS) == ()
    assert approvals(["a.md"], "") == ()


def test_files_are_gathered_by_their_owners():
    assert approvals(["b.css", "a.md", "a.css"], OWNERS) == (
        Approval(("@centre/all",), ("a.md",)),
        Approval(("@centre/design",), ("a.css", "b.css")),
    )
