"""Find other people's programs: below the folder that `.ci/install-readers` has filled, and on the path."""

import ctypes
import os
import shutil
import subprocess
from pathlib import Path

import pytest

FOLDER = "FOLLOWUP_ICS_READERS"
SABRE = Path("/usr/share/php/Sabre/VObject/autoload.php")
"""Where Debian puts it; the reader's script finds it in PHP's include path."""


def give_up(name):
    """Skip for want of a program; where they are said to be installed, as in `.ci/run`, fail."""
    reason = f"{name} is not here (bash .ci/install-readers DIR, then {FOLDER}=DIR)"
    if FOLDER in os.environ:
        pytest.fail(reason)
    pytest.skip(reason)


def require_command(package, command):
    """Find a command in the environment of a Python package."""
    path = Path(os.environ.get(FOLDER, ""), "venvs", package, "bin", command).absolute()
    return path if FOLDER in os.environ and path.exists() else give_up(package)


def require_node_folder(package):
    """Find the folder below which npm has put a package."""
    folder = Path(os.environ.get(FOLDER, ""), "npm").absolute()
    found = FOLDER in os.environ and (folder / "node_modules" / package).exists()
    return folder if found else give_up(package)


def require_on_path(command):
    """Find a program of the system."""
    return shutil.which(command) or give_up(command)


def require_library(name):
    """Make sure that a shared library can be loaded."""
    try:
        ctypes.CDLL(name)
    except OSError:
        give_up(name)


def require_sabre():
    """Make sure that Debian's sabre/vobject is there."""
    if not SABRE.exists():
        give_up("sabre/vobject")


def run(command, *, seconds=60, **options):
    """Run a program to its end and return what it prints; a failure shows what it said."""
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        check=False,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=seconds,
        **options,
    )
    assert done.returncode == 0, f"{command[0]} ended with {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout
