"""An editor that saves at random moments while `log` writes: every save and every log is there at the end."""

import json
import multiprocessing
import os
import random
import subprocess
import sys
import time
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from followup_ics.feed.exchange import exchange_files
from followup_ics.feed.replace import STRAGGLING

pytestmark = pytest.mark.skipif(sys.platform not in {"linux", "darwin"}, reason="no file is exchanged with another")
START = """\
id: 0123456789abcdef
timezone: UTC
holidays: none
interviews:
"""
COMPANIES = ("Acme", "Birch", "Cedar")
"""Enough of them for all logs: an interview has at most 200 updates."""


def save_often(path: Path, done: Event, pace: "Synchronized[float]", seed: int) -> None:
    """Save now in place, now by another file, a comment more each time, until told to stop; note each save.

    Some four saves fall into the ``pace``, the seconds that a log takes: on a busy machine, where that is long, saves
    by the clock would make the file larger and larger, and each log slower. What the machine lets wait between opening
    and writing, for longer than a replaced file is kept, nobody can find again: those are noted as late.
    """
    moments = random.Random(seed)  # noqa: S311 - no secret
    number, late = 0, []
    while not done.is_set():
        time.sleep(moments.uniform(0.01, pace.value / 2))
        line = f"# save {seed}-{number}\n".encode()
        if moments.random() < 0.5:
            opened_at = time.monotonic()
            with path.open("ab") as file:
                file.write(line)
            if time.monotonic() - opened_at > STRAGGLING:
                late.append(number)
        else:
            save_by_another(path, line)
        number += 1
    path.with_name(f"saves-{seed}").write_text(json.dumps([number, late]), encoding="utf-8")


def save_by_another(path: Path, line: bytes) -> None:
    """Put another file in the place of the one that was read, as a careful editor would: what it took out is read."""
    other = path.with_name(f"editor-{os.getpid()}")
    while True:
        before = path.read_bytes()
        other.write_bytes(line + before)
        exchange_files(other, path)
        if other.read_bytes() == before:
            other.unlink()
            return
        exchange_files(other, path)


@pytest.mark.parametrize("logs", [12, pytest.param(500, marks=pytest.mark.slow)])
def test_every_save_and_every_log_is_there_at_the_end_or_was_refused_with_a_word(tmp_path, logs):
    path = tmp_path / "search.yaml"
    interviews = (f"  - company: {company}\n    when: 2026-01-05\n" for company in COMPANIES)
    path.write_text(START + "".join(interviews), encoding="utf-8")
    context = multiprocessing.get_context("spawn")
    done = context.Event()
    pace = context.Value("d", 0.5)
    editor = context.Process(target=save_often, args=(path, done, pace, 1))
    editor.start()
    written, refused = [], []
    try:
        for number in range(logs):
            company = COMPANIES[number % len(COMPANIES)]
            log = [sys.executable, "-m", "followup_ics", "log", path, company, "--note", f"log {number};"]
            told = {**os.environ, "FOLLOWUP_ICS_NOW": "2026-02-02T12:00:00Z"}
            started = time.monotonic()
            run = subprocess.run(log, capture_output=True, text=True, env=told, check=False)
            pace.value = time.monotonic() - started
            assert run.returncode in {0, 1, 3}, run.stderr
            (refused if run.returncode else written).append(number)
            assert bool(run.returncode) == ("followup-ics: " in run.stderr or "search.yaml:" in run.stderr)
    finally:
        done.set()
        editor.join()
    text = path.read_text(encoding="utf-8")
    saves, late = json.loads(path.with_name("saves-1").read_text(encoding="utf-8"))
    assert [number for number in range(saves) if f"# save 1-{number}\n" not in text and number not in late] == []
    assert [number for number in written if f"log {number};" not in text] == []
    assert [number for number in refused if f"log {number};" in text] == []
    assert len(written) > logs / 4
    assert saves - len(late) > 3
