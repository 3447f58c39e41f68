"""A key is declared once: what is made elsewhere of the declaration is there for every key, wherever it is declared."""

import contextlib
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from inputs import FULL, read_tree
from places import ROOT

from followup_ics.cli.edit import add
from followup_ics.cli.edit.log import log
from followup_ics.input import yaml_tree
from followup_ics.input.keys.interview import INTERVIEW_KEYS
from followup_ics.input.keys.job_search import JOB_SEARCH
from followup_ics.input.keys.update import UPDATE_KEYS
from followup_ics.input.records import Form, Key
from followup_ics.input.yaml_tree import scan_source
from followup_ics.model.errors import InputError
from followup_ics.model.search import JobSearch

README = (ROOT / "README.md").read_text(encoding="utf-8")

Steps = tuple[str, ...]


def list_keys(part: object, above: Steps = ()) -> Iterator[tuple[Steps, Key[Any]]]:
    """Every key that is declared below a form, with the names of the keys above it."""
    match part:
        case Form():
            yield from list_keys(part.schema, above)
        case Key():
            yield above, part
            yield from list_keys(part.form, (*above, part.name))
        case Mapping():
            for name, value in part.items():
                if name not in {"examples", "default"}:
                    yield from list_keys(value, above)
        case tuple():
            for each in part:
                yield from list_keys(each, above)


# A list may hold its items or be one of them: each key is found twice there.
KEYS = list({(*above, key.name): (above, key) for above, key in list_keys(JOB_SEARCH)}.values())
NAMES = [".".join((*above, key.name)) for above, key in KEYS]


def test_all_tables_of_keys_are_found() -> None:
    assert {"timing.grace", "interviews.updates.answer_by", "publish.old", "interviews.contact.is"} <= set(NAMES)


def remove(node: yaml_tree.Node, steps: Steps) -> yaml_tree.Node:
    """Take a key out of a tree, wherever it stands below the keys above it."""
    match node:
        case yaml_tree.Sequence():
            return node._replace(items=tuple(remove(item, steps) for item in node.items))
        case yaml_tree.Mapping():
            name, *below = steps
            kept = tuple(
                entry._replace(value=remove(entry.value, tuple(below))) if entry.key.text == name and below else entry
                for entry in node.entries
                if entry.key.text != name or below
            )
            return node._replace(entries=kept)
        case _:
            return node


@pytest.mark.parametrize(("above", "key"), KEYS, ids=NAMES)
def test_every_key_comes_to_something_in_the_data(above: Steps, key: Key[Any]) -> None:
    """The sample of all keys has it, and means something else without it: it is read, and has its place in the data."""
    full = scan_source(FULL.encode(), name="f")
    less = remove(full, (*above, key.name))
    assert less != full, "the file with every key has not this one"

    without: JobSearch | None = None
    with contextlib.suppress(InputError):  # the file has need of the key
        without = read_tree(less)
    assert without != read_tree(full), "nothing in the data hangs on it"


@pytest.mark.parametrize(("above", "key"), KEYS, ids=NAMES)
def test_every_key_has_its_row(above: Steps, key: Key[Any]) -> None:
    assert re.search(rf"`{key.name}[`:]|[{{,] ?{key.name}: ", README), f"{'.'.join(above)}.{key.name}"


@pytest.mark.parametrize(("above", "key"), KEYS, ids=NAMES)
def test_every_key_has_a_description_for_the_editor(above: Steps, key: Key[Any]) -> None:
    assert key.description.endswith("."), above


# command, its keys, those that are not given to it as an option, why
COMMANDS = [
    (log, UPDATE_KEYS, {"on": "an option of its own: it takes yesterday as well"}),
    (
        add,
        INTERVIEW_KEYS,
        {
            "cancelled": "nobody books what is called off",
            "contact_only": "seldom, and by hand",
            "formerly": "a new interview has no former name",
            "invitation": "written by the program",
            "updates": "log writes them",
        },
    ),
]


@pytest.mark.parametrize(("command", "keys", "others"), COMMANDS, ids=["log", "add"])
def test_every_key_is_an_option_or_has_a_reason_not_to_be(
    command: Any, keys: tuple[Key[Any], ...], others: dict[str, str]
) -> None:
    options = {option.name: option for option in command.key_options}
    assert set(options) | set(others) == {key.name for key in keys}
    assert set(options).isdisjoint(others)
    assert [option.help for option in options.values() if not option.help] == []


@pytest.mark.parametrize("keys", [UPDATE_KEYS, INTERVIEW_KEYS])
def test_lists_are_given_one_by_one(keys: tuple[Key[Any], ...]) -> None:
    for key in keys:
        is_list = any("items" in part for part in key.form.schema.get("anyOf", ()) if isinstance(part, dict))
        assert key.option is None or key.option.is_repeated is is_list, key.name
