"""What others may rely on: each public name is importable, explained, and has one home."""

import inspect

import pytest

import evidence_store


@pytest.mark.parametrize("name", evidence_store.__all__)
def test_a_public_name_can_be_imported(name: str):
    assert hasattr(evidence_store, name)


@pytest.mark.parametrize("name", [name for name in evidence_store.__all__ if name != "KINDS"])
def test_a_public_name_is_explained(name: str):
    assert inspect.getdoc(getattr(evidence_store, name))


@pytest.mark.parametrize("name", [name for name in evidence_store.__all__ if name != "KINDS"])
def test_a_public_name_has_one_home(name: str):
    thing = getattr(evidence_store, name)
    home = inspect.getmodule(thing)
    assert home is not None
    assert home.__name__.startswith("evidence_store.")
    assert thing.__name__ == name
    assert getattr(home, name) is thing


def test_public_names_are_listed_once():
    assert len(evidence_store.__all__) == len(set(evidence_store.__all__))


def test_nothing_but_what_is_listed_can_be_imported_from_the_top():
    shown = {
        name
        for name, value in vars(evidence_store).items()
        if not name.startswith("_") and not inspect.ismodule(value)
    }
    assert shown <= {"TYPE_CHECKING", "Any", "import_module"}
    with pytest.raises(ImportError, match="cannot import name 'Entry'"):
        from evidence_store import Entry  # noqa: F401
