import json
import re
from collections.abc import Mapping as AnyMapping
from typing import Any

import jsonschema
import pytest
from inputs import FULL, read, write
from make_schema import SHIPPED, render_schema
from places import SAMPLES

from followup_ics.input import yaml_tree
from followup_ics.input.interviews import BLANK_INTERVIEW
from followup_ics.input.parse import BLANK_JOB_SEARCH
from followup_ics.input.yaml_tree import scan_source
from followup_ics.model.search import Interview, JobSearch, Timing

SCHEMA: AnyMapping[str, Any] = json.loads(SHIPPED.read_text(encoding="utf-8"))
INTERVIEW, UPDATE = SCHEMA["$defs"]["interview"], SCHEMA["$defs"]["update"]
TIMING = SCHEMA["properties"]["timing"]
DESCRIBED = {"top": SCHEMA, "interview": INTERVIEW, "update": UPDATE, "timing": TIMING}


TYPED = {"": None, "~": None, "null": None, "true": True, "false": False}


def resolve(node: yaml_tree.Node) -> object:
    """Give values the types that an editor gives them: those of YAML 1.2."""
    if isinstance(node, yaml_tree.Sequence):
        return [resolve(item) for item in node.items]
    if isinstance(node, yaml_tree.Mapping):
        return {entry.key.text: resolve(entry.value) for entry in node.entries}
    if node.is_plain and re.fullmatch("[-+]?[0-9]+", node.text):
        return int(node.text)
    return TYPED.get(node.text, node.text) if node.is_plain else node.text


def find_faults(text: str) -> list[str]:
    tree = resolve(scan_source(text.encode(), name="f"))
    return [error.message for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(tree)]


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_shipped_is_the_one_that_the_declarations_make() -> None:
    assert SHIPPED.read_text(encoding="utf-8") == render_schema(), "run: python tests/shared/make_schema.py"


# the object, key, the default in the data
DEFAULTS: list[tuple[AnyMapping[str, Any], str, object]] = [
    *((TIMING, name, getattr(Timing(), name)) for name in TIMING["properties"]),
    (SCHEMA, "name", BLANK_JOB_SEARCH.name),
    (SCHEMA, "awake", BLANK_JOB_SEARCH.awake),
    (INTERVIEW, "length", BLANK_INTERVIEW.length),
]


@pytest.mark.parametrize(("described", "key", "default"), DEFAULTS, ids=[row[1] for row in DEFAULTS])
def test_the_schema_has_the_defaults_of_the_data(described: AnyMapping[str, Any], key: str, default: object) -> None:
    written = json.dumps(described["properties"][key]["default"])
    search = read(write({id(TIMING): "timing", id(SCHEMA): "top"}.get(id(described), "interview"), key, written))
    holder: JobSearch | Timing | Interview = search.interviews[0] if search.interviews else search
    assert getattr(search.timing if described is TIMING else holder, key) == default


@pytest.mark.parametrize("where", ["top", "interview", "update", "timing"])
def test_what_the_schema_gives_as_examples_the_parser_takes(where: str) -> None:
    described = DESCRIBED[where]
    optional = set(described["properties"]) - set(described.get("required", []))
    for name in sorted(optional):
        for example in described["properties"][name].get("examples", []):
            assert isinstance(read(write(where, name, json.dumps(example))), JobSearch), name


def test_a_file_with_every_key_is_good_for_both() -> None:
    assert find_faults(FULL) == []
    assert len(read(FULL).interviews) == 2


@pytest.mark.parametrize("sample", ["search.yaml", "full.yaml"])
def test_samples_are_good_for_the_schema(sample: str) -> None:
    if not (SAMPLES / sample).exists():
        pytest.skip(f"samples/{sample} is not there")
    assert find_faults((SAMPLES / sample).read_text(encoding="utf-8")) == []


# where, key, value, why: what an editor underlines while it is typed
FAULTS = [
    ("top", "timezon", "UTC", "an unknown key"),
    ("top", "weekend", "[saturn]", "an unknown weekday"),
    ("top", "awake", "7-21", "no span"),
    ("top", "alarm", "soon", "no length of time"),
    ("top", "id", "a-b", "no identity"),
    ("top", "closed", "Christmas", "no day"),
    ("timing", "grace", "61", "too many days"),
    ("timing", "grace", "never", "not here"),
    ("timing", "long_wait", "[1, 2, 3]", "two at most"),
    ("interview", "length", "90 minutes", "no length of time"),
    ("interview", "timezone", "+02:00", "an offset"),
    ("interview", "booked", "24.11.2026", "no day"),
    ("interview", "link", "acme.example", "no address"),
    ("interview", "signal", "keen", "an unknown signal"),
    ("interview", "updates", "[{on: 2026-12-01}]", "nothing happened"),
    ("interview", "cancelled", "tomorrow", "no day"),
    ("interview", "contact", "{address: a@b.example}", "no name"),
    ("interview", "contact", "{name: Kim, is: friend}", "an unknown go-between"),
    ("interview", "interviewers", "[{name: Kim, is: agency}]", "only a contact is one"),
    ("interview", "formerly", "{}", "nothing was called otherwise"),
    ("interview", "contact_only", "maybe", "yes or no"),
    ("update", "sent", "thankyou", "an unknown kind"),
    ("update", "outcome", "reject", "an unknown outcome"),
]


@pytest.mark.parametrize(("where", "key", "value", "why"), FAULTS)
def test_the_schema_finds_slips(where: str, key: str, value: str, why: str) -> None:
    assert find_faults(write(where, key, value)), why
