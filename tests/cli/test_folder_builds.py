"""Folders built from the command line: parts, lists, limits, and what is told to programs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from many_files import make_text

from followup_ics.cli import main

posix = pytest.mark.skipif(sys.platform == "win32", reason="there is no such thing on Windows")
NOW = "2026-11-30T12:00:00Z"
WRONG = "timezone: UTC\nholidays: none\ninterviews:\n- {company: A, when: soon}\n- {company: B, when: later}\n"
WITHOUT_ID = "timezone: UTC\nholidays: none\ninterviews: [{company: A, when: 2026-12-01 10:00}]\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Six good files in two folders."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOLLOWUP_ICS_NOW", NOW)
    for number, name in enumerate(("ann", "bob", "cleo", "east/dora", "east/eve", "east/finn")):
        path = Path("in", f"{name}.yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(make_text(number, interviews=1), encoding="utf-8")
    return tmp_path


def build(*args, given=None):
    return CliRunner().invoke(
        main, ["build", "in", "-o", "out", "--jobs", "1", *map(str, args)], input=given, catch_exceptions=False
    )


def read_lines(result):
    *lines, last = map(json.loads, result.stdout.splitlines())
    return lines, last


def feeds():
    return {path.relative_to("out").as_posix() for path in Path("out").rglob("*.ics")}


# Parts


def test_parts_build_the_whole_side_by_side_without_a_coordinator(folder):
    command = [sys.executable, "-m", "followup_ics", "build", "in", "-o", "out", "--jobs", "1", "--shard"]
    parts = [subprocess.Popen([*command, f"{number}/3"], stderr=subprocess.PIPE) for number in (1, 2, 3)]
    assert [part.wait(120) for part in parts] == [0, 0, 0], [part.stderr.read() for part in parts]
    for part in parts:
        part.stderr.close()
    assert len(feeds()) == 6
    assert sorted(path.name for path in Path("out").glob(".*")) == [
        f".followup-ics-index.{number}-of-3.sqlite" for number in (1, 2, 3)
    ]
    again = [build("--shard", f"{number}/3", "--json") for number in (1, 2, 3)]
    assert sum(read_lines(result)[1]["unchanged"] for result in again) == 6


def test_a_part_without_files_is_done(folder):
    results = [read_lines(build("--shard", f"{number}/100", "--json"))[1]["built"] for number in range(1, 101)]
    assert sorted(results)[-6:] == [1] * 6 or sum(results) == 6


@pytest.mark.parametrize("value", ["0/3", "4/3", "3", "a/b", "1/0", "-1/3"])
def test_what_is_no_part_is_refused(folder, value):
    assert build(f"--shard={value}").exit_code == 2


def test_parts_that_share_an_index_forget_nothing_of_each_other(folder):
    for _ in range(2):
        for number in (1, 2):
            build("--shard", f"{number}/2", "--index", "index")
    assert read_lines(build("--index", "index", "--json"))[1]["unchanged"] == 6
    assert not list(Path("out").glob(".followup*"))


# Lists


def test_a_list_is_built_instead_of_all(folder):
    Path("changed").write_text("ann.yaml\neast/eve.yaml\n")
    result = build("--list", "changed")
    assert (result.exit_code, feeds()) == (0, {"ann.ics", "east/eve.ics"})
    assert result.stderr.startswith("2 files: 2 built")
    assert "6 files: 4 built, 2 unchanged" in build().stderr, "and what the index knew of them is kept"
    assert "1 file: 1 unchanged" in build("--list", "-", given="bob.yaml\n").stderr
    assert "6 files: 6 unchanged" in build().stderr, "nothing is forgotten of those that are not on a list"


def test_what_is_missing_or_outside_is_named_and_the_rest_is_built(folder):
    result = build("--list", "-", given="gone.yaml\n../ann.yaml\n/etc/passwd.yaml\nbob.yaml\n")
    assert (result.exit_code, feeds()) == (1, {"bob.ics"})
    lines = result.stderr.splitlines()
    assert [line.partition(":")[0] for line in lines[:-1]] == [
        "/etc/passwd.yaml", str(Path("in/../ann.yaml")), str(Path("in/gone.yaml"))
    ]  # fmt: skip
    assert lines[-1].startswith("4 files: 1 built, 3 with problems")


def test_an_empty_list_is_done(folder):
    result = build("--list", "-", given="")
    assert (result.exit_code, result.stderr.startswith("0 files in ")) == (0, True)


def test_a_list_that_cannot_be_read_is_told(folder):
    result = build("--list", "nowhere")
    assert (result.exit_code, "cannot read the list 'nowhere': no such file" in result.stderr) == (1, True)


def test_a_list_goes_with_a_part(folder):
    given = "ann.yaml\nbob.yaml\ncleo.yaml\n"
    results = [read_lines(build("--shard", f"{number}/2", "--list", "-", "--json", given=given)) for number in (1, 2)]
    assert sum(last["built"] for _, last in results) == 3


# The index


def test_an_index_is_kept_where_it_is_named(folder):
    Path("kept").mkdir()
    build("--index", "kept/index.sqlite")
    assert [path.name for path in Path("kept").iterdir()] == ["index.sqlite"]
    assert not list(Path("out").glob(".followup*"))
    assert "6 files: 6 unchanged" in build("--index", "kept/index.sqlite").stderr


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("in/ann.yaml", "cannot use the index 'in/ann.yaml': it is another file, and was not changed; name a new one"),
        ("in", "cannot use the index 'in': it is a folder, expected a file"),
        ("no/such/index", "cannot use the index 'no/such/index': "),
    ],
)
@posix
def test_what_is_no_index_is_refused_and_left_alone(folder, path, words):
    before = Path("in/ann.yaml").read_bytes()
    result = build("--index", path)
    assert result.exit_code == 3
    assert words in result.stderr
    assert Path("in/ann.yaml").read_bytes() == before
    assert not feeds()


# What programs are told


def test_programs_are_told_what_is_wrong_and_what_all_came_to(folder):
    Path("in/bob.yaml").write_text(WRONG, encoding="utf-8")
    Path("in/cleo.yaml").write_text(WITHOUT_ID, encoding="utf-8")
    Path("out/east/eve.ics").mkdir(parents=True)
    result = build("--json")
    assert result.exit_code == 1
    lines, last = read_lines(result)
    by_file = {line["file"]: line for line in lines}
    assert list(by_file) == ["bob.yaml", "cleo.yaml", "east/eve.yaml"]
    first, second = by_file["bob.yaml"]["problems"]
    assert (first["line"], first["column"], first["key"], first["about"]) == (4, 22, "interviews[0].when", "A")
    assert "'soon'" in first["message"]
    assert (second["line"], second["about"]) == (5, "B")
    assert by_file["cleo.yaml"] == {"file": "cleo.yaml", "notes": ["no 'id' of its own"]}
    assert "is a folder" in by_file["east/eve.yaml"]["failure"]
    size = sum(path.stat().st_size for path in Path("out").rglob("*.ics") if path.is_file())
    seconds, speed = last.pop("seconds"), last.pop("feeds_per_second")
    assert speed == pytest.approx(4 / seconds, rel=0.05)
    assert last == {
        "built": 4, "unchanged": 0, "wrong": 1, "failed": 1, "bytes": size, "without_id": 1, "left": 0,
        "stopped": False, "notes": [],
    }  # fmt: skip
    assert result.stderr.startswith("6 files: 4 built, 1 with problems, 1 not written")


def test_programs_are_told_of_a_file_without_a_place(folder):
    lines, _ = read_lines(build("--list", "-", "--json", given="gone.yaml\n"))
    assert [line["file"] for line in lines] == ["gone.yaml"]
    assert lines[0]["problems"][0]["message"].startswith(str(Path("in/gone.yaml: no file")))


def test_people_are_told_how_many_files_have_no_identity(folder):
    Path("in/bob.yaml").write_text(WITHOUT_ID, encoding="utf-8")
    assert "1 of the files that were built has no 'id': '--json' names each" in build().stderr
    assert "'id'" not in build().stderr, "nobody looked into the file"


# What only fails


def test_a_build_that_only_fails_ends_early(folder):
    for name in ("ann", "bob", "cleo", "east/dora"):
        Path("out", f"{name}.ics").mkdir(parents=True)
    for number in range(100):
        Path("in", f"ann{number:03d}.yaml").write_text(make_text(number, interviews=1), encoding="utf-8")
    result = build("--fail-fast", 1)
    assert result.exit_code == 3
    assert "stopped early, as '--fail-fast' asks for: what is left was not looked at; build again" in result.stderr
    built = len([path for path in Path("out").rglob("*.ics") if path.is_file()])
    assert 0 < built < 50
    assert read_lines(build("--fail-fast", 4, "--json"))[1]["stopped"] is True
    last = read_lines(build("--fail-fast", 5, "--json"))[1]
    assert (last["stopped"], last["failed"], last["built"] + last["unchanged"]) == (False, 4, 102)


@pytest.mark.parametrize(
    "args",
    [
        ["--shard", "1/2"], ["--list", "-"], ["--index", "x"], ["--json"], ["--fail-fast", "1"],
        ["--timeout-each", "5"], ["--secret-paths"],
    ],
)  # fmt: skip
def test_what_goes_with_a_folder_goes_with_no_file(folder, args):
    result = CliRunner().invoke(main, ["build", "in/ann.yaml", *args])
    assert result.exit_code == 2
    assert f"{args[0]} goes with a folder; this is one file" in result.stderr


@pytest.mark.parametrize("value", ["0", "-1", "soon", "4000"])
def test_what_is_no_time_limit_is_refused(folder, value):
    assert build(f"--timeout-each={value}").exit_code == 2
