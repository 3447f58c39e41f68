"""Every command, with streams closed, files replaced under it, clocks and caches forged: codes, files and secrets."""

import os
import subprocess
import sys

import pytest
from places import SCRIPTS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it needs a system that forks, and its devices")


@pytest.mark.parametrize("runs", [150, pytest.param(10_000, marks=pytest.mark.slow)])
def test_every_run_ends_with_a_code_of_ours_and_loses_and_tells_nothing(tmp_path, runs):
    command = [sys.executable, SCRIPTS / "fuzzing_process.py", tmp_path, "0", str(runs)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=dict(os.environ), errors="replace")
    assert (done.returncode, done.stdout) == (0, ""), done.stdout[-3000:] + done.stderr[-1000:]
