"""The house stands as it is drawn: who may import whom, and who alone may use what."""

import ast
from pathlib import Path

import pytest

import followup_ics

HOUSE = Path(followup_ics.__file__).parent
ROOMS = {
    ".".join(path.relative_to(HOUSE).with_suffix("").parts).removesuffix(".__init__"): ast.parse(
        path.read_text(encoding="utf-8")
    )
    for path in sorted(HOUSE.rglob("*.py"))
}

SOLE_OWNERS = {
    "yaml": {"source", "syntax"},
    "dateutil": {"phrasebook"},
    "holidays": {"almanac"},
    "icalendar": {"ics"},
    "jinja2": {"page"},
    "segno": {"page"},
    "rich": {"paper", "progress"},
    "click": {"cli", "options"},
    "tzdata": {"cli", "zones"},
}

CORE = {
    "model", "errors", "workdays", "phrases", "phrasebook", "rules", "timeline", "clock", "planned", "history",
    "schedule", "advice", "drafts", "reasons", "words",
}  # fmt: skip
ADAPTERS = {"source", "parse", "daysoff", "ics", "memory", "files", "report", "cli", "options", "page", "pipeline"}
CLOCKS = {("date", "today"), ("datetime", "now"), ("datetime", "utcnow"), ("time", "time"), ("uuid", "uuid4")}


def floor_of(room):
    return room.partition(".")[0]


def imports_of(room):
    for node in ast.walk(ROOMS[room]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{room}: imports are written out"
            yield node.module
            if node.module == "followup_ics":
                yield from (f"followup_ics.{alias.name}" for alias in node.names)


def rooms_used_by(room):
    return {
        floor_of(name.removeprefix("followup_ics.")) for name in imports_of(room) if name.startswith("followup_ics.")
    } - {floor_of(room)}


@pytest.mark.parametrize("library", SOLE_OWNERS)
def test_a_library_has_one_room(library):
    users = {floor_of(room) for room in ROOMS if library in {name.partition(".")[0] for name in imports_of(room)}}
    assert users == SOLE_OWNERS[library]


@pytest.mark.parametrize("room", [room for room in ROOMS if room != "__main__"])
def test_nobody_imports_the_door(room):
    assert "cli" not in rooms_used_by(room)


@pytest.mark.parametrize("room", [room for room in ROOMS if floor_of(room) in CORE])
def test_the_core_needs_no_adapter(room):
    assert rooms_used_by(room) & ADAPTERS == set()


@pytest.mark.parametrize("room", [room for room in ROOMS if room != "cli"])
def test_only_the_door_reads_the_clock(room):
    calls = {
        (node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", ""), node.attr)
        for node in ast.walk(ROOMS[room])
        if isinstance(node, ast.Attribute)
    }
    assert calls & CLOCKS == set()


def test_no_room_is_entered_in_a_circle():
    waiting, done = {floor_of(room): set() for room in ROOMS}, set()
    for room in ROOMS:
        waiting[floor_of(room)] |= rooms_used_by(room)
    while free := {room for room, uses in waiting.items() if room not in done and uses <= done}:
        done |= free
    assert set(waiting) - done == set()
