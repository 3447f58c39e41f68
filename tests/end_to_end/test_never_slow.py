"""How much a command does beside a build of the same file: calls counted, and whole processes measured in one run."""

import cProfile
import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from followup_ics.cli import main

NOW = "2026-11-30T12:00:00Z"
HEAD = "id: 0123456789abcdef\ntimezone: America/New_York\nholidays: US-NY\ninterviews:\n"
INTERVIEW = """\
  - company: Company {number}
    role: Role {number}
    when: {day} 10:00
    interviewers: [Dana Lee <dana@acme.example>, Omar Aziz]
    hear_by: by the end of next week
    signal: positive
"""


def write_search(path: Path, count: int) -> Path:
    days = (dt.date(2026, 1, 5) + dt.timedelta(days=number % 300) for number in range(count))
    interviews = (INTERVIEW.format(number=number, day=day) for number, day in enumerate(days))
    path.write_text(HEAD + "".join(interviews), encoding="utf-8")
    return path


def count_calls(*args: object) -> int:
    """Return how many functions are called, in Python and below it, until a command is done."""
    profile = cProfile.Profile()
    done = profile.runcall(CliRunner().invoke, main, [*map(str, args)], env={"FOLLOWUP_ICS_NOW": NOW})
    assert done.exit_code == 0, done.output
    return sum(entry.callcount for entry in profile.getstats())


def count_for_each(tmp_path: Path, *args: object) -> list[int]:
    """Count the calls for ten interviews, for twenty more, and for twenty more again."""
    paths = [write_search(tmp_path / f"{count}.yaml", count) for count in (10, 30, 50)]
    count_calls(args[0], paths[-1], *args[1:])  # what is imported and remembered from then on
    return [count_calls(args[0], path, *args[1:]) for path in paths]


COMMANDS = [("explain",), ("explain", "--json"), ("agenda", "--all"), ("status",)]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_twenty_interviews_more_take_as_many_calls_each_time(tmp_path, command):
    few, more, most = count_for_each(tmp_path, *command)
    assert most - more <= 1.05 * (more - few)


def test_to_explain_calls_little_more_than_to_build(tmp_path):
    built = count_for_each(tmp_path, "build", "-o", "-")[-1]
    assert count_for_each(tmp_path, "explain")[-1] <= 2 * built
    assert count_for_each(tmp_path, "agenda", "--all")[-1] <= 1.5 * built


def measure(*args: object, times: int = 2) -> float:
    """Return the seconds of processors that a whole command takes: the least of some runs."""
    return min(measure_once(*args) for _ in range(times))


def measure_once(*args: object) -> float:
    command = [sys.executable, "-m", "followup_ics", *map(str, args)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env={**os.environ, "FOLLOWUP_ICS_NOW": NOW})
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return usage.ru_utime + usage.ru_stime


# A ratio of processor time needs a machine that does little else, and files that take longer than the start.
@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "wait4"), reason="this system does not tell what a process took")
def test_to_explain_takes_no_longer_than_two_builds_and_grows_as_the_file(tmp_path):
    took, small, large = {}, 250, 2000
    for count in (small, large):
        path = write_search(tmp_path / f"{count}.yaml", count)
        took["build", count] = measure("build", path, "-o", "-")
        took["explain", count] = measure("explain", path)
        took["agenda", count] = measure("agenda", path, "--all")
    start = measure("check", write_search(tmp_path / "one.yaml", 1))
    for command in ("explain", "agenda"):
        assert took[command, large] <= 2 * took["build", large], took
        grown = (took[command, large] - start) / (took[command, small] - start)
        assert grown <= 1.6 * large / small, took
