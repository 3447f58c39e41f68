"""`build --watch`, as it runs in a terminal beside an editor."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from followup_ics.cli import build, main

pytest.importorskip("watchfiles", reason="the extra 'watch' is not installed")

FILE = "timezone: UTC\nholidays: none\ninterviews: [{company: Acme, when: 2026-12-01 10:00}]\n"


class Reader:
    def __init__(self, path):
        self.path = path

    def wait_for(self, words):
        for _ in range(300):
            text = self.path.read_text(encoding="utf-8")
            if words in text:
                return text
            time.sleep(0.1)
        raise AssertionError(f"{words!r} never came; only {self.path.read_text(encoding='utf-8')!r}")


@contextlib.contextmanager
def watching(folder):
    told = folder / "told.txt"
    with told.open("w", encoding="utf-8") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "followup_ics", "build", "search.yaml", "-o", "out/feed.ics", "--watch"],
            cwd=folder,
            stderr=stream,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        try:
            yield process, Reader(told)
        finally:
            process.kill()
            process.wait()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent in another way there")
def test_it_builds_on_save_lives_through_mistakes_and_stops_on_ctrl_c(tmp_path):
    (tmp_path / "out").mkdir()
    source = tmp_path / "search.yaml"
    source.write_text(FILE, encoding="utf-8")
    with watching(tmp_path) as (process, told):
        told.wait_for("out/feed.ics: 2 new\n")

        source.write_text(FILE.replace("UTC", "EST"), encoding="utf-8")
        assert "Traceback" not in told.wait_for("1 problem in search.yaml; nothing was written\n")

        other = Path(tmp_path / "search.yaml.new")
        other.write_text(FILE.replace("12-01", "12-02"), encoding="utf-8")
        other.replace(source)
        told.wait_for("out/feed.ics: 2 moved\n")

        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
        text = told.path.read_text(encoding="utf-8")
        assert not [words for words in ("Traceback", "KeyboardInterrupt") if words in text]


def test_ctrl_c_ends_it_also_while_it_builds(tmp_path, monkeypatch):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "build_once", interrupt)
    (tmp_path / "search.yaml").write_text(FILE, encoding="utf-8")
    result = CliRunner().invoke(main, ["build", str(tmp_path / "search.yaml"), "--watch"])

    assert (result.exit_code, result.output) == (0, "")
