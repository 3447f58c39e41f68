"""The README's page from a laptop to a cluster: its commands, run as they stand there, build the whole folder."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from many_files import write_files
from places import ROOT

PAGE = (
    (ROOT / "README.md").read_text(encoding="utf-8").partition("## From a laptop to a cluster")[2].partition("\n## ")[0]
)
COMMANDS = [line for block in re.findall(r"```\w+\n(.*?)```", PAGE, flags=re.DOTALL) for line in block.splitlines()]
FILES = 6

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the commands are for a POSIX shell")


def find_command(words):
    (command,) = [line for line in COMMANDS if words in line]
    return command


def run(command, folder, **variables):
    """Run a command with the folders of this test in the place of those that it names."""
    command = re.sub(r"/(?:shared|srv|var/log|tmp)/", f"{folder}/", command)
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    done = subprocess.run(
        ["/bin/sh", "-c", command], cwd=folder, env={"PATH": path, "HOME": str(folder), **variables},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done


@pytest.fixture
def folder(tmp_path):
    write_files(tmp_path / "people", FILES)
    return tmp_path


def count_feeds(folder):
    return len(list((folder / "feeds").rglob("*.ics")))


@pytest.mark.skipif(shutil.which("flock") is None, reason="flock is no part of this system")
def test_the_line_for_cron(folder):
    schedule, command = find_command("flock").split(" followup-ics", 1)
    assert schedule.startswith("*/15 * * * * flock -n ")
    run(schedule.removeprefix("*/15 * * * * ") + " followup-ics" + command, folder)
    assert count_feeds(folder) == FILES
    assert (folder / "feeds.jsonl").read_text().splitlines()[-1].startswith('{"built": 6')


def test_a_list_from_standard_input(folder):
    for name in ("ann.yaml", "east/bob.yaml"):
        (folder / "people" / name).parent.mkdir(exist_ok=True)
        shutil.copy(folder / "people" / "000" / "00000.yaml", folder / "people" / name)
    run(find_command("--list -"), folder)
    assert count_feeds(folder) == 2


@pytest.mark.parametrize(
    ("variable", "first"), [("SLURM_ARRAY_TASK_ID", 1), ("JOB_COMPLETION_INDEX", 0), ("AWS_BATCH_JOB_ARRAY_INDEX", 0)]
)
def test_the_parts_together_are_everything(folder, variable, first):
    """Two of them rather than sixteen; what Slurm wraps is what it runs."""
    command = find_command(variable).replace("16", "2")
    if wrapped := re.search(r"--wrap '(.*)'", command):
        assert command.startswith("sbatch --array=1-2 ")
        command = wrapped[1]
    counts = []
    for index in (first, first + 1):
        run(command, folder, **{variable: str(index)})
        counts.append(count_feeds(folder))
    assert counts[1] == FILES
    assert 0 < counts[0] < FILES, "a part is a part"


def test_the_page_names_what_the_program_knows():
    for words in ("--scheduler tcp://10.0.0.5:8786", "--scheduler local:4", "--secret-paths", "--nthreads 1"):
        assert words in PAGE
