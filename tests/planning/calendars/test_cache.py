"""Days off remembered between runs: the same days with and without, whatever has become of the files."""

import datetime as dt
import json
import os
import subprocess
import sys
import zlib

import pytest
from builders import NOW

from followup_ics.feed.build import prepare_revision
from followup_ics.planning.calendars import cache
from followup_ics.planning.calendars.cache import CachedCalendar, CalendarCache, CalendarYear, read_cached, write_cached
from followup_ics.planning.calendars.days_off import (
    build_days_off,
    find_calendar_warnings,
    find_code_problem,
    forget_calendars,
)

YEARS = range(2025, 2029)
CODES = ["US", "US-NY", "DE", "DE-BY", "GB-SCT", "AU-NSW Western", "BR-São Paulo Capital", "CN", "HU", "AE", "SA", "HK",
         "ID", "SE", "LK", "NE", "IL", "MM"]  # fmt: skip
FEED = b"""
timezone: Europe/Berlin
holidays: [DE-BY, CN]
interviews:
  - {company: Acme, when: 2026-09-24 10:00, hear_by: within 5 business days, signal: positive}
"""


@pytest.fixture(autouse=True)
def _forget():
    forget_calendars()


@pytest.fixture
def a_cache(tmp_path):
    return CalendarCache(folder=tmp_path / "days-off", version="0.109")


def build(code, where=None, years=YEARS):
    forget_calendars()
    warnings = find_calendar_warnings((code,), years=range(years.start + 1, years.stop - 1), cache=where)
    return build_days_off((code,), years=years, cache=where), warnings


@pytest.mark.parametrize("code", CODES)
def test_remembered_days_off_are_the_same(code, a_cache, monkeypatch):
    plain = build(code)
    first = build(code, a_cache)
    monkeypatch.setattr("followup_ics.planning.calendars.holiday_data.load_years", None)
    monkeypatch.setattr("followup_ics.planning.calendars.holiday_data.list_parts", None)
    monkeypatch.setattr("followup_ics.planning.calendars.holiday_data.find_problem", None)
    again = build(code, a_cache)

    assert list(plain[0].days.items()) == list(first[0].days.items()) == list(again[0].days.items())
    assert plain == first == again
    assert find_code_problem(code, a_cache) is None


def test_a_feed_has_the_same_bytes_with_and_without(a_cache):
    feeds = []
    for where in (None, a_cache, a_cache):
        forget_calendars()
        feeds.append(prepare_revision(FEED, name="x", now=NOW, cache=where)(None).data)
    assert feeds[0] == feeds[1] == feeds[2]


def test_more_years_are_added_to_those_that_are_there(a_cache):
    build("US", a_cache, range(2025, 2027))
    build("US", a_cache, range(2026, 2029))
    known = read_cached(a_cache, "US")

    assert sorted(year for _, year in known.years) == [2025, 2026, 2027, 2028]


def store(a_cache, change):
    """Build once, and change the bytes of what was remembered."""
    plain = build("US", a_cache)
    place = cache.find_place(a_cache, "US")
    place.write_bytes(change(place.read_bytes()))
    return plain, place


def resign(data, change):
    """Change the content and make the sum right again: a file that is whole, and yet not what it should be."""
    key, _, body = data.partition(b"\n")
    body = change(body)
    return key.rpartition(b" ")[0] + f" {zlib.crc32(body):08x}".encode() + b"\n" + body


SPOILT = [
    (lambda data: b"", "empty"),
    (lambda data: data[: len(data) // 2], "cut"),
    (lambda data: data[:-1], "cut by one byte"),
    (lambda data: data.replace(b"Thanksgiving", b"Thanksgivind"), "one letter changed"),
    (lambda data: data.replace(b"Day", b"D\xff\xfe"), "no text"),
    (lambda data: b"\0" * len(data), "a block that the disk lost"),
    (lambda data: data.replace(b"0.109", b"0.108", 1), "made from another version of the data"),
    (lambda data: data.replace(b"followup-ics 1", b"followup-ics 0", 1), "of another form"),
    (lambda data: data.replace(b" US ", b" CA ", 1), "of another calendar"),
    (lambda data: b"{}", "another program's"),
    (lambda data: data + b" " * 1_000_000, "far too large"),
    (lambda data: resign(data, lambda body: b"[]"), "whole, but a list"),
    (lambda data: resign(data, lambda body: b"{}"), "whole, but without years"),
    (lambda data: resign(data, lambda body: b"[" * 100_000), "whole, but without end"),
    (lambda data: resign(data, lambda body: b'{"years":{"public":{"0":{}}},"parts":[]}'), "whole, a year that is none"),
    (lambda data: resign(data, lambda body: b'{"years":{"public":{"2026":7}},"parts":[]}'), "whole, a year of no days"),
    (
        lambda data: resign(
            data, lambda body: b'{"years":{"public":{"2026":{"names":{},"weekend":[9e9],"worked":[]}}},"parts":[]}'
        ),
        "whole, a day that is none",
    ),
]


@pytest.mark.parametrize(("change", "why"), SPOILT, ids=[row[1] for row in SPOILT])
def test_a_spoilt_file_is_passed_over_and_replaced(change, why, a_cache):
    plain, place = store(a_cache, change)
    forget_calendars()
    assert read_cached(a_cache, "US") is None, why
    assert build("US", a_cache) == plain, why
    assert read_cached(a_cache, "US") is not None, why
    assert [each.name for each in a_cache.folder.iterdir()] == [place.name]


def test_another_version_of_the_data_is_asked_anew(a_cache):
    build("US", a_cache)
    newer = CalendarCache(folder=a_cache.folder, version="0.110")
    assert read_cached(newer, "US") is None
    build("US", newer)
    assert read_cached(newer, "US")
    assert read_cached(a_cache, "US") is None


@pytest.mark.parametrize("code", ["../US", "us", "US/../../x", "US-", "", "x" * 5000, "US-\0", "CON"])
def test_what_is_no_code_is_no_file_name(code, a_cache):
    write_cached(a_cache, code, CachedCalendar(years={}, parts=()))
    assert read_cached(a_cache, code) is None
    assert not a_cache.folder.exists()


def test_a_folder_that_cannot_be_written_is_no_cache(tmp_path):
    (tmp_path / "file").write_text("in the way")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        where = CalendarCache(folder=folder, version="0.109")
        assert build("US", where) == build("US")
    (tmp_path / "taken" / "US.json").mkdir(parents=True)
    assert build("US", CalendarCache(folder=tmp_path / "taken", version="0.109")) == build("US")
    assert [each.name for each in (tmp_path / "taken").iterdir()] == ["US.json"], "no temporary file stays behind"


def test_a_book_comes_back_as_it_was(a_cache):
    day = dt.date(2024, 12, 31)
    year = CalendarYear(names={day: ("Silvester", "Ö & Ü; x")}, weekend=frozenset({day}), worked=frozenset())
    calendar = CachedCalendar(years={(("public", "optional"), 2024): year}, parts=("A", "B"))
    write_cached(a_cache, "XX", calendar)
    assert read_cached(a_cache, "XX") == calendar


TOGETHER = """
import sys
from pathlib import Path
from followup_ics.planning.calendars.days_off import build_days_off
from followup_ics.planning.calendars.days_off import forget_calendars
from followup_ics.planning.calendars.cache import CalendarCache, read_cached
cache = CalendarCache(folder=Path(sys.argv[1]), version="0.109")
for start in range(2000, 2030):
    build_days_off(("US",), years=range(start, start + 2), cache=cache)
    forget_calendars()
    assert read_cached(cache, "US"), "a file is whole at every moment"
"""


def test_two_processes_at_once_never_see_half_a_file(a_cache):
    command = [sys.executable, "-c", TOGETHER, str(a_cache.folder)]
    running = [subprocess.Popen(command, env=os.environ | {"PYTHONHASHSEED": str(n)}) for n in range(2)]
    assert [process.wait(timeout=60) for process in running] == [0, 0]
    assert [each.name for each in a_cache.folder.iterdir()] == ["US.json"]
    body = (a_cache.folder / "US.json").read_bytes().partition(b"\n")[2]
    assert json.loads(body)["years"]["public"]
