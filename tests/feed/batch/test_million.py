"""A million files: a build of what changed costs little more than a look at each; kills cost the index nothing."""

import contextlib
import random
import sqlite3
import subprocess
import sys
import time

import million
import pytest
from many_files import write_files
from measured import run_measured
from places import SCRIPTS

from followup_ics.feed.batch.folder import name_feed
from followup_ics.feed.batch.index.rows import NAME, SELECT, Row
from followup_ics.feed.batch.index.seals import make_seal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it is the system's account of processes that counts")
WALK = [sys.executable, str(SCRIPTS / "million.py")]
BUILD = [sys.executable, "-m", "followup_ics", "build"]


@pytest.mark.parametrize(
    ("count", "each", "most_times"),
    [
        pytest.param(3_000, 300, None, id="a few, to see that they are what they are to be"),
        pytest.param(1_000_000, 1_000, 3, marks=pytest.mark.slow, id="a million, of which 0.1 % changed"),
    ],
)
def test_a_build_of_what_changed_is_little_more_than_a_look_at_each_file(tmp_path, count, each, most_times):
    folder, output = tmp_path / "in", tmp_path / "out"
    million.seed(folder, output, count)
    ratios = []
    for turn in range(3 if most_times else 2):
        changed = million.change(folder, output, count, each=each, turn=turn)
        walk = run_measured(*WALK, folder)
        build = run_measured(*BUILD, folder, "-o", output)
        assert f"{count:,} files: {changed:,} built, {count - changed:,} unchanged" in build.told
        assert build.megabytes < 200
        ratios.append(build.seconds / walk.seconds)
    if most_times:
        assert min(ratios) <= most_times, ratios


def check_index(folder, output):
    """Tell how many files the index knows; each is as it says."""
    with contextlib.closing(sqlite3.connect(output / NAME)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if not database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            return 0  # it was killed before there was a table
        rows = [Row(*values) for values in database.execute(SELECT)]
    for row in rows:
        contents = (folder / row.path).read_bytes(), (output / name_feed(row.path)).read_bytes()
        assert row.seal == make_seal(*contents)
    return len(rows)


@pytest.mark.parametrize("kills", [3, pytest.param(50, marks=pytest.mark.slow)])
def test_the_index_survives_every_kill(tmp_path, kills):
    folder, output = tmp_path / "in", tmp_path / "out"
    write_files(folder, 20 * kills)
    draw = random.Random(18)  # noqa: S311 - no secret
    known = [0]
    for _ in range(kills):
        with subprocess.Popen([*BUILD, folder, "-o", output, "--jobs", "1"], stderr=subprocess.DEVNULL) as process:
            began = time.monotonic()
            while not (output / NAME).exists() and time.monotonic() - began < 60:
                time.sleep(0.01)
            time.sleep(draw.uniform(0, 1.5))
            process.kill()
        known.append(check_index(folder, output))
    assert known == sorted(known), "nothing that was remembered is forgotten"
    told = run_measured(*BUILD, folder, "-o", output, "--jobs", "1").told
    assert f"{20 * kills:,} files: " in told
    assert "corrupt" not in told
    assert check_index(folder, output) == 20 * kills
    assert sorted(path.name for path in output.iterdir() if path.is_file()) == [NAME]


def test_two_builds_of_one_folder_at_once_spoil_nothing(tmp_path):
    folder, output = tmp_path / "in", tmp_path / "out"
    write_files(folder, 30)
    command = [*BUILD, folder, "-o", output, "--jobs", "1"]
    builds = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    told = [build.communicate(timeout=300)[1] for build in builds]
    assert [build.returncode for build in builds] == [0, 0, 0], told
    assert all("30 files: " in each and "not written" not in each for each in told), told
    assert check_index(folder, output) == 30
