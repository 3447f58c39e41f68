import json
import re
from collections.abc import Mapping as AnyMapping
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from inputs import FULL, read, write
from places import SAMPLES

from followup_ics.input import keys, people, publication, yaml_tree
from followup_ics.input.interviews import BLANK_INTERVIEW
from followup_ics.input.parse import BLANK_JOB_SEARCH
from followup_ics.input.records import Key
from followup_ics.input.yaml_tree import scan_source
from followup_ics.model.search import DateOrder, GoBetween, Interview, JobSearch, Kind, Outcome, Signal, Timing

SCHEMA: AnyMapping[str, Any] = json.loads(
    files("followup_ics.input").joinpath("schema.json").read_text(encoding="utf-8")
)
INTERVIEW, UPDATE = SCHEMA["$defs"]["interview"], SCHEMA["$defs"]["update"]
TIMING = SCHEMA["properties"]["timing"]
RUN = SCHEMA["$defs"]["run"]["anyOf"][1]

# where, the parser's table, the schema's object, may it hold keys of the user's own
TABLES: list[tuple[str, tuple[Key[Any], ...], AnyMapping[str, Any], bool]] = [
    ("top", keys.JOB_SEARCH_KEYS, SCHEMA, True),
    ("interview", keys.INTERVIEW_KEYS, INTERVIEW, True),
    ("update", keys.UPDATE_KEYS, UPDATE, True),
    ("timing", keys.TIMING_KEYS, TIMING, False),
    ("run", keys.RUN_KEYS, RUN, False),
    ("formerly", keys.FORMERLY_KEYS, INTERVIEW["properties"]["formerly"], False),
    ("share", publication.SHARE_KEYS, SCHEMA["properties"]["shares"]["items"], False),
    ("publish", publication.PUBLISH_KEYS, SCHEMA["$defs"]["target"], False),
    ("invitation", keys.INVITATION_KEYS, INTERVIEW["properties"]["invitation"], False),
    ("person", people.PERSON_KEYS, SCHEMA["$defs"]["person"]["anyOf"][1], False),
    ("contact", people.CONTACT_KEYS, SCHEMA["$defs"]["contact"]["anyOf"][1], False),
]


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


@pytest.mark.parametrize(("where", "table", "described", "may_have_own"), TABLES, ids=[row[0] for row in TABLES])
def test_the_schema_has_the_keys_of_the_parser(
    where: str, table: tuple[Key[Any], ...], described: AnyMapping[str, Any], *, may_have_own: bool
) -> None:
    assert set(described["properties"]) == {key.name for key in table}, where
    assert set(described.get("required", [])) == {key.name for key in table if key.is_required}, where
    assert described["additionalProperties"] is False, where
    assert ("^x-" in described.get("patternProperties", {})) is may_have_own, where


@pytest.mark.parametrize(("where", "described"), [(row[0], row[2]) for row in TABLES])
def test_every_key_has_a_description_for_the_editor(where: str, described: AnyMapping[str, Any]) -> None:
    for name, value in described["properties"].items():
        assert value["description"].endswith("."), f"{where}: {name}"


# the schema's words, the parser's
WORDS = [
    (UPDATE["properties"]["signal"], Signal),
    (INTERVIEW["properties"]["signal"], Signal),
    (UPDATE["properties"]["outcome"], Outcome),
    (UPDATE["properties"]["sent"], [*Kind, keys.OTHER]),
    (SCHEMA["properties"]["date_order"], DateOrder),
    (SCHEMA["$defs"]["contact"]["anyOf"][1]["properties"]["is"], GoBetween),
]


@pytest.mark.parametrize(("described", "words"), WORDS)
def test_the_schema_has_the_words_of_the_parser(described: AnyMapping[str, Any], words: list[str]) -> None:
    assert described["enum"] == [*words, None]


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


# what, limit of the schema, limit of the parser
LIMITS = [
    ("interviews", SCHEMA["properties"]["interviews"]["maxItems"], keys.MOST_INTERVIEWS),
    ("updates", INTERVIEW["properties"]["updates"]["maxItems"], keys.MOST_UPDATES),
    ("people", INTERVIEW["properties"]["interviewers"]["anyOf"][1]["maxItems"], keys.MOST_PEOPLE),
    ("calendars", SCHEMA["$defs"]["holidays"]["anyOf"][1]["maxItems"], keys.MOST_CALENDARS),
    ("runs of days", SCHEMA["$defs"]["runs"]["anyOf"][1]["maxItems"], keys.MOST_RUNS),
    ("long waits", TIMING["properties"]["long_wait"]["anyOf"][0]["maxItems"], keys.MOST_LONG_WAITS),
]


@pytest.mark.parametrize(("what", "described", "parsed"), LIMITS)
def test_the_schema_has_the_limits_of_the_parser(what: str, described: int, parsed: int) -> None:
    assert described == parsed, what


@pytest.mark.parametrize("where", ["top", "interview", "update", "timing"])
def test_what_the_schema_gives_as_examples_the_parser_takes(where: str) -> None:
    described = {row[0]: row[2] for row in TABLES}[where]
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
