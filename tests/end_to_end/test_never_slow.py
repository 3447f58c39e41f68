"""How long a command takes beside a build of the same file: whole processes, measured in one run."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "wait4"), reason="this system does not tell what a process took")
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


# A ratio of processor time needs a machine that does little else.
@pytest.mark.slow
@pytest.mark.parametrize(("small", "large"), [(100, 400), (250, 2000)], ids=["short", "long"])
def test_to_explain_takes_no_longer_than_two_builds_and_grows_as_the_file(tmp_path, small, large):
    took = {}
    for count in (small, large):
        path = write_search(tmp_path / f"{count}.yaml", count)
        took["build", count] = measure("build", path, "-o", "-")
        took["explain", count] = measure("explain", path)
        took["agenda", count] = measure("agenda", path, "--all")
    start = measure("check", write_search(tmp_path / "one.yaml", 1))
    for command in ("explain", "agenda"):
        assert took[command, large] <= 2 * took["build", large], took
        grown = (took[command, large] - start) / max(took[command, small] - start, 0.01)
        assert grown <= 1.6 * large / small, took
