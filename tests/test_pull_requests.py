"""What runs on pull requests, on GitHub and on GitLab: valid, safe for forks, and only with commands that there are."""

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from evidence_store.cli import main
from evidence_store.evidence_diff.approvals import PLACES, approvals
from evidence_store.evidence_diff.formats.markdown import MARKER
from evidence_store.kinds import KINDS

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
GITHUB = ROOT / ".github"
GITLAB = ROOT / ".gitlab-ci.yml"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))
PINNED = re.compile(r"uses: (?P<action>[\w-]+/[\w-]+)@(?P<hash>[0-9a-f]{40}) # v(?P<version>\d+\.\d+\.\d+)")

every_workflow = pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)


def read(file: Path) -> dict[str, Any]:
    # YAML 1.1 reads the key `on` as true.
    return {
        ("on" if key is True else key): value
        for key, value in yaml.safe_load(file.read_text("utf-8")).items()
    }


def steps(file: Path) -> Iterator[dict[str, Any]]:
    for job in read(file)["jobs"].values():
        yield from job["steps"]


def using(name: str, action: str) -> list[dict[str, Any]]:
    """What a workflow gives to an action, each time it uses it."""
    found = steps(GITHUB / "workflows" / f"{name}.yml")
    return [step["with"] for step in found if f"/{action}@" in step.get("uses", "")]


def scripts(file: Path) -> Iterator[str]:
    """The lines of shell in a file, those that go on joined."""
    if file == GITLAB:
        for job in read(file).values():
            yield from [*job.get("before_script", ()), *job.get("script", ())]
    else:
        yield from (step["run"] for step in steps(file) if "run" in step)


# What the hosts ask -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("custom.github-workflows-require-timeout", WORKFLOWS),
        ("vendor.github-issue-forms", FORMS),
        ("vendor.github-issue-config", [GITHUB / "ISSUE_TEMPLATE" / "config.yml"]),
        ("vendor.dependabot", [GITHUB / "dependabot.yml"]),
        ("vendor.gitlab-ci", [GITLAB]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_file_fits_the_schema_of_its_host(schema: str, files: list[Path]):
    name = schema.removeprefix("custom.")
    done = subprocess.run(
        [BIN / "check-jsonschema", "--builtin-schema", name, *files], capture_output=True, text=True
    )
    assert files
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_form_forgets_that_everybody_can_read_it():
    for file in FORMS:
        ids = [part["id"] for part in read(file)["body"] if "id" in part]
        assert {"privacy", "interests", "permission"} & set(ids), file.name


# Safety --------------------------------------------------------------------------------------


def test_a_scanner_for_unsafe_workflows_finds_nothing():
    done = subprocess.run(
        [BIN / "zizmor", "--offline", "--no-progress", "--color=never", GITHUB],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No findings to report" in done.stdout


@every_workflow
def test_every_action_is_named_by_its_full_hash_with_its_version_beside_it(file: Path):
    text = file.read_text("utf-8")
    assert len(PINNED.findall(text)) == text.count("uses: ") > 0


def test_an_action_is_the_same_everywhere():
    text = "".join(file.read_text("utf-8") for file in WORKFLOWS)
    found = {match.groups() for match in PINNED.finditer(text)}
    assert len(found) == len({action for action, _, _ in found})


@every_workflow
def test_a_workflow_may_do_nothing_and_each_job_says_what_it_needs(file: Path):
    workflow = read(file)
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert job["permissions"]


def test_what_runs_a_pull_requests_code_has_no_secret_and_may_write_nothing():
    for file in WORKFLOWS:
        workflow = read(file)
        if "pull_request" in str(workflow["on"]):
            assert "secrets" not in file.read_text("utf-8")
            assert [job["permissions"] for job in workflow["jobs"].values()] == [{"contents": "read"}]
        assert "pull_request_target" not in str(workflow["on"])


def test_the_comment_is_made_by_the_program_of_the_main_branch():
    [checkout] = using("comment", "checkout")
    assert checkout["ref"] == "${{ github.event.repository.default_branch }}"


# What fits together --------------------------------------------------------------------------


def commands() -> Iterator[Any]:
    for file in (*WORKFLOWS, GITLAB):
        for script in scripts(file):
            for line in script.splitlines():
                if "evidence-store" in line and not line.lstrip().startswith("#"):
                    words = shlex.split(line)
                    start = next(
                        place for place, word in enumerate(words) if word.endswith("/evidence-store")
                    )
                    typed = [word for word in words[start + 1 :] if word not in (">", ">>")]
                    yield pytest.param(typed, id=f"{file.stem}: {' '.join(typed)}")


@pytest.mark.parametrize("typed", list(commands()))
def test_every_command_that_is_run_exists_with_its_options(typed: list[str]):
    command: click.Command = main
    while isinstance(command, click.Group):
        known = command.get_command(click.Context(command), typed[0])
        assert known is not None, typed
        command, typed = known, typed[1:]
    options = {name: option for option in command.params for name in option.opts}
    for place, word in enumerate(typed):
        if word.startswith("--"):
            assert word in options, f"{command.name} has no {word}"
            if isinstance(options[word].type, click.Choice):
                assert typed[place + 1] in options[word].type.choices


def test_every_target_of_make_that_is_run_exists():
    targets = re.findall(r"^([\w$()./-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    known = {target.replace("$(VENV)", ".venv") for target in targets}
    asked = [
        word
        for file in (*WORKFLOWS, GITLAB)
        for script in scripts(file)
        for word in re.findall(r"^make (\S+)", script, re.MULTILINE)
    ]
    assert asked
    assert set(asked) <= known


def test_the_comment_waits_for_the_check_and_takes_what_it_kept():
    check, comment = (read(GITHUB / "workflows" / f"{name}.yml") for name in ("check", "comment"))
    assert comment["on"]["workflow_run"]["workflows"] == [check["name"]]
    kept = {given["name"] for given in using("check", "upload-artifact")}
    taken = {given["name"] for given in using("comment", "download-artifact")}
    assert taken <= kept
    assert taken


def test_every_kind_of_content_has_somebody_who_must_approve_it():
    owners = (ROOT / PLACES[0]).read_text("utf-8")
    everybody = approvals(["some/other/file"], owners)[0].owners
    for path in {kind.file or f"{kind.plural}/a.md" for kind in KINDS if kind.file or kind.plural}:
        [approval] = approvals([f"content/{path}"], owners)
        named = f"/content/{path.rpartition('/')[0]}/" in owners
        assert named or approval.owners != everybody, path


# The scripts -------------------------------------------------------------------------------------

FAKED = """
const [script, answers, payload] = JSON.parse(require("fs").readFileSync(0, "utf8"));
const done = [];
const called = (name) => async (asked) => (done.push([name, asked]), { data: answers[name] });
const group = (path) => new Proxy({}, { get: (_, name) => called(`${path}.${name}`) });
const github = {
  rest: new Proxy({}, { get: (_, name) => group(name) }),
  paginate: async (ask, asked) => (await ask(asked)).data,
};
const context = { repo: { owner: "centre", repo: "store" }, payload, runId: 5 };
const core = { notice: (text) => done.push(["notice", {}]) };
new (Object.getPrototypeOf(async function () {}).constructor)("github", "context", "core", "require", script)(
  github, context, core, require,
).then(() => console.log(JSON.stringify(done)));
"""


def run_script(workflow: str, folder: Path, answers: dict[str, Any], payload: Any = None) -> list[Any]:
    """What the script of a workflow asks of a host that answers like this: name and data of each call."""
    [given] = using(workflow, "github-script")
    environment = {
        "RUNNER_TEMP": str(folder),
        "GITHUB_SERVER_URL": "https://host",
        "GITHUB_REPOSITORY": "centre/store",
    }
    done = subprocess.run(
        [BIN / "node", "-e", FAKED], input=json.dumps([given["script"], answers, payload]), text=True,
        env=environment, check=True, capture_output=True,
    )  # fmt: skip
    return list(json.loads(done.stdout))


PULL = {"number": 7, "head": {"sha": "abc"}}
LATER = {"number": 8, "head": {"sha": "later"}}
OURS = {"id": 1, "user": {"login": "github-actions[bot]"}, "body": f"old {MARKER}"}
ANOTHER = OURS | {"body": "another"}
STRANGER = {"id": 2, "user": {"login": "stranger"}, "body": MARKER}
GHOST = {"id": 3, "user": None, "body": None}
RUN = {
    "head_repository": {"owner": {"login": "reader"}}, "head_branch": "typo", "head_sha": "abc", "html_url": "RUN",
}  # fmt: skip


@pytest.mark.parametrize(
    ("pulls", "comments", "does"),
    [
        ([PULL], [], ["issues.createComment", {"issue_number": 7}]),
        ([PULL], [OURS], ["issues.updateComment", {"comment_id": 1}]),
        ([PULL], [ANOTHER, STRANGER], ["issues.createComment", {"issue_number": 7}]),
        ([PULL], [GHOST, OURS], ["issues.updateComment", {"comment_id": 1}]),
        ([LATER, PULL], [], ["issues.createComment", {"issue_number": 7}]),
        ([LATER], [OURS], ["notice", {}]),
        ([], [], ["notice", {}]),
    ],
    ids=["first", "again", "comments of others", "somebody who left", "two", "changed since", "closed"],
)
def test_there_is_one_comment_and_it_goes_where_the_commit_is(
    tmp_path: Path, pulls: list[Any], comments: list[Any], does: list[Any]
):
    (tmp_path / "comment.md").write_text(f"## 1 rating moves\n{MARKER}\n", "utf-8")
    answers = {"pulls.list": pulls, "issues.listComments": comments}
    first, *_, (name, asked) = run_script("comment", tmp_path, answers, {"workflow_run": RUN})
    assert first[1]["head"] == "reader:typo"
    assert [name, asked | does[1]] == [does[0], asked]
    if "body" in asked:
        assert asked["body"].startswith("## 1 rating moves\n")
        assert "(RUN)" in asked["body"]


FOUND = "## Reviews: 1 warning\n\n| | Where |\n| --- | --- |\n| warning | `a.md`, line 3 |\n"
NOTHING = "## Reviews: no problems found\n"
BEFORE = {"number": 4, "body": "old <!-- weekly -->"}


@pytest.mark.parametrize(
    ("report", "issues", "does"),
    [
        (FOUND, [], ["issues.create", {"title": "What needs looking after"}]),
        (
            FOUND,
            [{"number": 3, "body": None}, BEFORE],
            ["issues.update", {"issue_number": 4, "state": "open"}],
        ),
        (FOUND, [BEFORE | {"pull_request": {}}], ["issues.create", {}]),
        (NOTHING, [BEFORE], ["issues.update", {"issue_number": 4, "state": "closed"}]),
        (NOTHING, [], ["issues.listForRepo", {}]),
    ],
    ids=["first", "again", "a pull request", "nothing left", "nothing"],
)
def test_there_is_one_issue_as_long_as_something_needs_looking_after(
    tmp_path: Path, report: str, issues: list[Any], does: list[Any]
):
    (tmp_path / "weekly.md").write_text(report, "utf-8")
    name, asked = run_script("weekly", tmp_path, {"issues.listForRepo": issues})[-1]
    assert [name, asked | does[1]] == [does[0], asked]
    if "body" in asked:
        assert asked["body"].startswith(report)
        assert "(https://host/centre/store/actions/runs/5)" in asked["body"]


def test_a_long_report_is_cut_between_two_lines(tmp_path: Path):
    (tmp_path / "weekly.md").write_text(FOUND + f"| warning | `{'a' * 300}`, line 3 |\n" * 300, "utf-8")
    _, asked = run_script("weekly", tmp_path, {"issues.listForRepo": []})[-1]
    assert 59_000 < len(asked["body"]) < 65_536
    assert "line 3 |\n\nand more: see the run\n" in asked["body"]
