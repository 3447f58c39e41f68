"""Builds that are killed at any moment, and builds that all want the same feed, with somebody reading all the while."""

import contextlib
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import NOW
from building_process import EVENTS, add_event, build_once
from places import SCRIPTS

from followup_ics.feed.check import check_feed
from followup_ics.feed.files import update_feed
from followup_ics.feed.previous import read_former
from followup_ics.model.errors import FeedError

SCRIPT = str(SCRIPTS / "building_process.py")


@contextlib.contextmanager
def reading(path: Path, broken: list[str]) -> Iterator[None]:
    """Read the feed again and again, as a server would, and note what is not whole."""
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            data = path.read_bytes()
            try:
                check_feed(data, event_count=data.count(b"BEGIN:VEVENT\r\n"))
            except FeedError as error:
                broken.append(str(error))

    reader = threading.Thread(target=read)
    reader.start()
    try:
        yield
    finally:
        done.set()
        reader.join()


def start(*arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, SCRIPT, *map(str, arguments)], stdout=subprocess.PIPE, text=True)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows replaces no file that is being read")
@pytest.mark.parametrize("kills", [12, pytest.param(200, marks=pytest.mark.slow)])
def test_no_kill_breaks_the_feed(tmp_path: Path, kills: int) -> None:
    path = tmp_path / "feed.ics"
    build_once(path, 0)
    broken: list[str] = []
    moments = random.Random(2026)  # noqa: S311 - no secret
    feeds, leftovers = set(), 0
    with reading(path, broken):
        for _ in range(kills):
            with start("forever", path) as process:
                assert process.stdout
                assert process.stdout.readline() == "ready\n"
                time.sleep(moments.uniform(0, 0.05))
                process.kill()
            feeds.add(path.read_bytes())
            leftovers += len(list(tmp_path.glob("*.tmp")))
    assert broken == []
    assert len(feeds) > kills / 2, "the builds did write"
    assert kills < 100 or leftovers, "some were killed while they wrote"
    build_once(path, 1_000_000)
    check_feed(path.read_bytes(), event_count=EVENTS)
    assert [entry.name for entry in tmp_path.iterdir()] == ["feed.ics"], "what they left is swept"


@pytest.mark.parametrize(("processes", "builds"), [(4, 5), pytest.param(8, 25, marks=pytest.mark.slow)])
def test_no_build_is_lost_when_many_want_the_same_feed(tmp_path: Path, processes: int, builds: int) -> None:
    path = tmp_path / "feed.ics"
    update_feed(path, lambda old: add_event(old, 0), now=NOW)
    broken: list[str] = []
    with contextlib.ExitStack() as running:
        if sys.platform != "win32":
            running.enter_context(reading(path, broken))
        started = [running.enter_context(start("add", path, 1 + n * builds, builds)) for n in range(processes)]
        assert [process.wait() for process in started] == [0] * processes
    assert broken == []
    assert len(read_former(path.read_bytes()).events) == 1 + processes * builds
    assert [entry.name for entry in tmp_path.iterdir()] == ["feed.ics"]


def test_the_reader_beside_would_notice(tmp_path: Path) -> None:
    path = tmp_path / "feed.ics"
    build_once(path, 0)
    whole, broken = path.read_bytes(), []
    with reading(path, broken):
        path.write_bytes(whole[:-100])
        time.sleep(0.1)
    assert broken
