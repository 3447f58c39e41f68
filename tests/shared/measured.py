"""Run a command alone, and tell what it took."""

import subprocess
import sys
import time
from typing import NamedTuple

# A process that is made by a large one counts as large, too: a small one makes it, and tells what it saw.
TELL_LARGEST = (
    "import resource, subprocess, sys; code = subprocess.call(sys.argv[1:]); "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); sys.exit(code)"
)


class Measured(NamedTuple):
    """Hold what a command wrote, the seconds it took by the clock, and the MB that its largest process had."""

    output: str
    told: str
    seconds: float
    megabytes: float


def run_measured(*command):
    """Run a command that has to succeed; for systems that keep an account of processes."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", TELL_LARGEST, *map(str, command)], capture_output=True, text=True, check=False
    )
    seconds = time.perf_counter() - began
    assert done.returncode == 0, done.stderr
    *output, largest = done.stdout.splitlines()
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return Measured("\n".join(output), done.stderr, seconds, int(largest) / unit)
