"""Remembered days off are believed only where nobody else can have written them, and no feed outlives a forged one."""

import datetime as dt
import os
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders import NOW

from followup_ics.cli.versions import describe_contents
from followup_ics.feed.batch.folder_build import build_folder
from followup_ics.feed.batch.one_file import Options
from followup_ics.feed.batch.results import Batch, Result
from followup_ics.feed.batch.workers import SerialExecutor
from followup_ics.planning.calendars.cache import CachedCalendar, CalendarCache, read_cached, write_cached
from followup_ics.planning.calendars.days_off import build_days_off, forget_calendars

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="owners and modes of another kind")
THANKSGIVING = dt.date(2026, 11, 26)
FILE = "id: 0123456789abcdef\ntimezone: UTC\nholidays: US\ninterviews: [{company: A, when: 2026-11-25}]\n"


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    forget_calendars()
    yield
    forget_calendars()


@pytest.fixture
def cache(tmp_path: Path) -> CalendarCache:
    return CalendarCache(folder=tmp_path / "cache" / "days-off", version="1-abc")


def fill(cache: CalendarCache) -> Path:
    """Remember the calendar of the United States; return where."""
    build_days_off(("US",), years=range(2025, 2029), cache=cache)
    return cache.folder / "US.json"


def forge(cache: CalendarCache) -> None:
    """Write a calendar without Thanksgiving, in every other way as it should be."""
    calendar = read_cached(cache, "US")
    assert calendar is not None
    years = {
        key: year._replace(names={day: names for day, names in year.names.items() if day != THANKSGIVING})
        for key, year in calendar.years.items()
    }
    write_cached(cache, "US", CachedCalendar(years=years, parts=calendar.parts))
    forget_calendars()


def is_believed(cache: CalendarCache) -> bool:
    """Tell whether the forged calendar is believed."""
    forget_calendars()
    return THANKSGIVING not in build_days_off(("US",), years=range(2025, 2029), cache=cache).days


def give_away(path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root gives files away")
    os.chown(path, 1234, 1234)


UNTRUSTED: dict[str, Callable[[Path], object]] = {
    "a file that the group may write": lambda place: place.chmod(0o620),
    "a file that all may write": lambda place: place.chmod(0o602),
    "a file of somebody else's": give_away,
    "a folder that the group may write": lambda place: place.parent.chmod(0o770),
    "a folder that all may write": lambda place: place.parent.chmod(0o707),
    "a folder of somebody else's": lambda place: give_away(place.parent),
    "a link": lambda place: place.symlink_to(place.rename(place.with_name("elsewhere"))),
    "a folder that is a link": lambda place: place.parent.symlink_to(place.parent.rename(place.parents[1] / "other")),
}


@pytest.mark.parametrize("why", UNTRUSTED)
def test_what_others_may_have_written_is_not_believed(cache: CalendarCache, why: str) -> None:
    place = fill(cache)
    forge(cache)
    assert is_believed(cache), "it is forged well"
    UNTRUSTED[why](place)
    assert not is_believed(cache)


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077, 0o777])
def test_cache_folders_are_private_whatever_the_umask(cache: CalendarCache, mask: int) -> None:
    former = os.umask(mask)
    try:
        place = fill(cache)
    finally:
        os.umask(former)
    for folder in (cache.folder, cache.folder.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert read_cached(cache, "US") is not None


def test_a_folder_of_ours_that_others_could_write_to_is_emptied_before_it_is_used_again(cache: CalendarCache) -> None:
    place = fill(cache)
    forge(cache)
    other = place.with_name("DE.json")
    other.write_bytes(place.read_bytes())
    cache.folder.chmod(0o777)
    assert not is_believed(cache)
    assert not other.exists()
    assert stat.S_IMODE(cache.folder.stat().st_mode) == 0o700
    assert read_cached(cache, "US") is not None


def test_nothing_is_kept_in_a_folder_of_somebody_elses(cache: CalendarCache) -> None:
    cache.folder.mkdir(parents=True)
    give_away(cache.folder)
    fill(cache)
    assert list(cache.folder.iterdir()) == []


def test_days_carry_the_digest_of_the_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    described = tmp_path / "data-1.0.dist-info"
    described.mkdir()
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    assert describe_contents("data") is None
    (described / "RECORD").write_text("data/us.py,sha256=abc,10\n")
    first = describe_contents("data")
    (described / "RECORD").write_text("data/us.py,sha256=abd,10\n")
    assert first is not None
    assert first.startswith("1.0-")
    assert describe_contents("data") not in {first, None}


def test_days_of_other_data_are_not_believed(cache: CalendarCache) -> None:
    fill(cache)
    forge(cache)
    assert not is_believed(cache._replace(version="1-abd"))


# What is sealed


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    source, output = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    (source / "a.yaml").write_text(FILE)
    return source, output


def build_all(folders: tuple[Path, Path], cache: CalendarCache | None) -> Batch:
    forget_calendars()
    options = Options(now=NOW, cache=cache)
    return build_folder(*folders, options=options, executor=SerialExecutor(), tell=lambda *_: None)


def test_what_a_forged_calendar_made_is_not_sealed_beyond_it(folders: tuple[Path, Path], cache: CalendarCache) -> None:
    fill(cache)
    forge(cache)
    build_all(folders, cache)
    wrong = (folders[1] / "a.ics").read_bytes()
    assert b"20261126T" in wrong, "the thank-you stands on Thanksgiving"
    (cache.folder / "US.json").unlink()
    assert build_all(folders, cache).counts == {Result.BUILT: 1}
    assert b"DTSTART:20261126T" not in (folders[1] / "a.ics").read_bytes()


def test_what_is_remembered_is_sealed_as_long_as_it_is_there(
    folders: tuple[Path, Path], cache: CalendarCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_all(folders, cache)
    with monkeypatch.context() as patched:
        patched.setattr("followup_ics.feed.batch.folder_build.build_files", abs)
        assert build_all(folders, cache).counts == {Result.UNCHANGED: 1}
    sent: list[str] = []
    monkeypatch.setattr("followup_ics.feed.batch.one_file.read_source", lambda name: sent.append(name) or FILE.encode())
    build_all(folders, None)
    assert sent == [str(folders[0] / "a.yaml")], "without it, the same index counts for nothing"


def test_without_a_cache_a_build_is_sealed_too(folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    build_all(folders, None)
    monkeypatch.setattr("followup_ics.feed.batch.folder_build.build_files", abs)
    assert build_all(folders, None).counts == {Result.UNCHANGED: 1}


def test_more_that_is_remembered_changes_nothing_of_what_was(
    folders: tuple[Path, Path], cache: CalendarCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another part of a folder, or another file of the same user, has other calendars and later years."""
    build_all(folders, cache)
    build_days_off(("DE", "US"), years=range(2040, 2042), cache=cache)
    assert (cache.folder / "DE.json").exists()
    with monkeypatch.context() as patched:
        patched.setattr("followup_ics.feed.batch.folder_build.build_files", abs)
        assert build_all(folders, cache).counts == {Result.UNCHANGED: 1}
    (cache.folder / "DE.json").unlink()
    monkeypatch.setattr("followup_ics.feed.batch.folder_build.build_files", abs)
    with pytest.raises(TypeError):
        build_all(folders, cache)
