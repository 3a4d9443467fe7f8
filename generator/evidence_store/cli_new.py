"""The command `new`: a valid file for a new record, from answers to questions or from options."""

import sys
from pathlib import Path
from typing import NoReturn

import click

from evidence_store import pipeline
from evidence_store.cli_options import content_folder, refuse_unknown_kind, write_or_exit
from evidence_store.diagnostics.formats.text import as_text
from evidence_store.editing.drafts import faults_of
from evidence_store.editing.new.form import FEW, Form
from evidence_store.editing.new.questions import Question, Refused, questions
from evidence_store.editing.new.text import CannotAdd, new_file, with_new_items
from evidence_store.kinds import KINDS
from evidence_store.records.form_fields import name_field


@click.command()
@click.argument("kind", metavar="KIND")
@content_folder
@click.option("--title", help="What it is called (its title, label or text).")
@click.option("--id", help="Its permanent name; the default is made from the title.")
@click.option(
    "--set", "values", multiple=True, metavar="FIELD=VALUE",
    help="Fill in a field: --set agency=council. For a list, once for each item.",
)  # fmt: skip
@click.option("--anyway", is_flag=True, help="Write it although there is one of a similar name.")
def new(
    kind: str, content: Path, title: str | None, id: str | None, values: tuple[str, ...], anyway: bool
) -> None:
    """Write a file for a new record of a KIND: partner, practice, intervention, reference and so on.

    Asks for what is required and was not given. Overwrites nothing. Without a terminal, give all of it as options.
    """
    known = {kind.name: kind for kind in KINDS}
    refuse_unknown_kind(kind, known)
    shown_root = content.as_posix()
    form = Form(known[kind], pipeline.check(content, shown_as=shown_root), shown_root)
    try:
        _fill_from_options(form, title, values)
        chosen = _converse(form, id, anyway=anyway)
    except Refused as refused:
        _fail(f"{refused}\nNothing was written.")
    except click.Abort:
        options = " ".join(f'--set {question.name}="…"' for question in form.open_questions())
        _fail(f"\nNothing was written. Without a terminal, give also: {options or '--id or --anyway'}")
    _write(form, chosen, content)


def _fill_from_options(form: Form, title: str | None, values: tuple[str, ...]) -> None:
    if title is not None:
        form.fill(name_field(form.kind), title)
    for value in values:
        name, equals, text = value.partition("=")
        if not equals:
            raise Refused(f"--set {value} is not FIELD=VALUE")
        form.fill(name, text)


def _converse(form: Form, id: str | None, *, anyway: bool) -> str:
    """Ask for what is missing, the name first. Gives back the id."""
    ask = bool(form.open_questions())
    if ask and form.open_questions()[0].name == name_field(form.kind):
        _ask(form, form.open_questions()[0])
    id = _choose_id(form, id, ask=ask)
    twins = form.twins(id)
    for twin in twins:
        click.echo(f'there is already "{twin.name}" ({twin.entry.source.path})', err=True)
    if twins and not anyway:
        if not ask:
            raise Refused("if this is another one, add --anyway")
        if not click.confirm("Is this another one?", err=True):
            raise Refused("write there instead")
    for question in form.open_questions():
        _ask(form, question)
    return id


def _choose_id(form: Form, id: str | None, *, ask: bool) -> str:
    suggested = id or form.suggested_id()
    if not ask or id:
        form.refuse_bad_id(suggested)
        return suggested
    while True:
        click.echo("\nIts permanent name: the name of the file, and of its page.", err=True)
        chosen = str(click.prompt("id", default=suggested or None, err=True)).strip()
        try:
            form.refuse_bad_id(chosen)
        except Refused as refused:
            click.echo(f"  {refused}", err=True)
        else:
            return chosen


def _ask(form: Form, question: Question) -> None:
    """Ask until the answer fits; of a list, item by item."""
    click.echo(f"\n{question.help}", err=True)
    if question.group is not None:
        number = 0
        while number == 0 or click.confirm(f"One more of {question.name}?", err=True):
            for inner in questions(question.group, (*question.path, number)):
                _ask(form, inner)
            number += 1
        return
    _show_choices(form, question)
    if not question.many:
        _ask_once(form, question)
        return
    while _ask_once(form, question, may_end=bool(form.answered(question))):
        pass


def _ask_once(form: Form, question: Question, *, may_end: bool = False) -> bool:
    """Ask for one value. False if somebody had no more to give."""
    end = " (empty to go on)" if may_end else ""
    while True:
        text = click.prompt(
            question.name + end, default="" if may_end else None, show_default=False, err=True
        )
        if may_end and not text.strip():
            return False
        if text.strip() == "?" and question.target:
            _list_choices(form, question)
            continue
        try:
            form.answer(question.path, text)
        except Refused as refused:
            click.echo(f"  {refused}", err=True)
        else:
            return True


def _show_choices(form: Form, question: Question) -> None:
    if question.choices:
        click.echo(f"One of: {', '.join(question.choices)}", err=True)
    elif question.target:
        choices = form.choices(question.target)
        if not choices:
            raise Refused(
                f"there is none to choose yet; make one first: evidence-store new {question.target}"
            )
        if len(choices) <= FEW:
            _list_choices(form, question)
        else:
            click.echo(f"One of {len(choices)}, by its id or name; type ? to see them all.", err=True)


def _list_choices(form: Form, question: Question) -> None:
    choices = form.choices(question.target)
    width = max(len(choice.id) for choice in choices)
    for choice in choices:
        click.echo(f"  {choice.id:{width}}  {choice.label}", err=True)


def _write(form: Form, id: str, content: Path) -> None:
    """Check the new file together with all others, and only then write it."""
    kind, path = form.kind, form.path(id)
    file = content / path
    try:
        before = file.read_bytes().decode() if kind.file and file.exists() else ""
        alone = new_file(kind, form.data)
        text = with_new_items(kind, before, {id: form.data}) if kind.file else alone
    except (CannotAdd, UnicodeDecodeError):
        _fail(f"{file} cannot be read. `evidence-store check` says why. Nothing was written.")
    faults = faults_of({path: text}, content, form.checked.report)
    if faults.errors:
        click.echo(f"{alone}\n{as_text(faults)}", nl=False, err=True)
        _fail("Nothing was written, because of these errors. What you gave stands above them.")
    file.parent.mkdir(parents=True, exist_ok=True)
    write_or_exit(text.encode(), file, replace=bool(kind.file))
    what = f'"{id}" is added at the end of {file}' if kind.file else f"{file} is written"
    click.echo(f"{what}. Go on there; `evidence-store check` says whether all is well.")


def _fail(said: str) -> NoReturn:
    click.echo(said, err=True)
    sys.exit(1)
