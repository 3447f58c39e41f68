"""Builds of a file that is shared: one feed for everybody, in one file or a folder of them."""

import contextlib
import os
import sqlite3
from pathlib import Path

import pytest
from builders import read_values
from click.testing import CliRunner
from mentor import ID, OTHER_ID, SEARCH

from followup_ics.cli import main

NOW = "2026-12-02T14:30:45Z"
SHARES = f"""\
shares:
  - {{with: Maria, id: {ID}, until: 2026-12-05}}
  - {{with: Dr. Ben, id: {OTHER_ID}, show: times}}
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOLLOWUP_ICS_NOW", NOW)
    Path("search.yaml").write_text(SEARCH + SHARES, encoding="utf-8")
    return tmp_path


def run(*args):
    return CliRunner().invoke(main, [*map(str, args)], catch_exceptions=False)


def list_files(folder="."):
    return sorted(path.name for path in Path(folder).iterdir() if not path.name.startswith("."))


def test_a_build_writes_every_feed_and_tells_one_line_of_each(folder):
    result = run("build", "search.yaml", "-o", "follow-ups.ics")

    assert result.stderr.splitlines() == [
        "follow-ups.ics: 9 new",
        "follow-ups.maria.ics: 9 new",
        "follow-ups.dr-ben.ics: 9 new",
    ]
    assert list_files() == ["follow-ups.dr-ben.ics", "follow-ups.ics", "follow-ups.maria.ics", "search.yaml"]
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    again = run("build", "search.yaml", "-o", "follow-ups.ics", "--now", "2026-12-03T10:00:00Z")
    assert [line.partition(": ")[2] for line in again.stderr.splitlines()] == ["nothing changed"] * 3
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before


@pytest.mark.skipif(os.name == "nt", reason="permissions are others there")
def test_a_feed_for_others_is_private_too_unless_asked_for(folder):
    run("build", "search.yaml", "-o", "follow-ups.ics")
    assert {oct(path.stat().st_mode & 0o777) for path in folder.glob("*.ics")} == {"0o600"}
    run("build", "search.yaml", "-o", "follow-ups.ics", "--mode", "644")
    assert {oct(path.stat().st_mode & 0o777) for path in folder.glob("*.ics")} == {"0o644"}


def test_only_builds_that_one(folder):
    assert run("build", "search.yaml", "--only", "dr. ben").stderr == "search.dr-ben.ics: 9 new\n"
    assert run("build", "search.yaml", "--only", "Maria", "-o", "m.ics").stderr == "m.ics: 9 new\n"
    assert list_files() == ["m.ics", "search.dr-ben.ics", "search.yaml"]


def test_standard_output_has_the_owners_or_the_one_asked_for(folder):
    owners, marias = (run("build", "search.yaml", "-o", "-", *only).stdout for only in ([], ["--only", "Maria"]))

    assert "Acme Robotics" in owners
    assert "Company A" in marias
    assert "Acme Robotics" not in marias
    assert list_files() == ["search.yaml"]


def test_only_knows_whom_it_is_shared_with(folder):
    result = run("build", "search.yaml", "--only", "Mara")

    assert result.exit_code == 1
    assert "nothing is shared with 'Mara' (did you mean 'Maria'?)" in result.stderr


def test_one_feed_that_is_refused_stops_no_other(folder):
    Path("search.maria.ics").write_text("BEGIN:VCALENDAR\nPRODID:-//Other//EN\nEND:VCALENDAR\n")
    result = run("build", "search.yaml")

    assert result.exit_code == 3
    assert "search.maria.ics: the file in its place " in result.stderr
    assert "search.dr-ben.ics: 9 new" in result.stderr
    assert "Other" in Path("search.maria.ics").read_text()


def test_the_first_build_after_the_last_day_ends_the_feed(folder):
    run("build", "search.yaml")
    for now, titles in (("2026-12-06T04:59:00Z", 9), ("2026-12-06T05:00:00Z", 1), ("2027-12-06T05:00:00Z", 1)):
        run("build", "search.yaml", "--now", now)
        assert len(read_values(Path("search.maria.ics").read_bytes(), "SUMMARY")) == titles, now


def test_another_searchs_feed_is_not_taken_for_a_share(folder):
    Path("search.maria.yaml").write_text(SEARCH, encoding="utf-8")
    for args in (["build", "search.yaml"], ["build", "search.yaml", "--only", "Maria"]):
        result = run(*args)
        assert result.exit_code == 1
        assert "search.maria.yaml" in result.stderr
    assert not list(folder.glob("*.ics"))


# ---- a folder


@pytest.fixture
def searches(folder):
    Path("in").mkdir()
    Path("search.yaml").rename("in/ann.yaml")
    Path("in/bob.yaml").write_text(SEARCH, encoding="utf-8")
    return folder


def build_folder(now=NOW):
    return run("build", "in", "-o", "out", "--jobs", "1", "--now", now)


def test_a_folder_has_every_share(searches):
    assert build_folder().exit_code == 0
    assert list_files("out") == ["ann.dr-ben.ics", "ann.ics", "ann.maria.ics", "bob.ics"]
    assert "2 files: 2 unchanged" in build_folder().stderr


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda path: path.unlink(), "it is gone"),
        (lambda path: path.write_bytes(path.read_bytes() + b" "), "it was touched"),
    ],
)
def test_a_feed_of_a_share_that_is_not_as_it_was_built_is_built_again(searches, change, why):
    build_folder()
    whole = Path("out/ann.maria.ics").read_bytes()
    change(Path("out/ann.maria.ics"))

    assert "2 files: 1 built, 1 unchanged" in build_folder().stderr, why
    assert Path("out/ann.maria.ics").read_bytes() == whole


def test_the_index_knows_when_a_share_ends(searches):
    build_folder()
    with contextlib.closing(sqlite3.connect("out/.followup-ics-index.sqlite")) as database:
        assert database.execute("SELECT path, ends_at FROM files ORDER BY path").fetchall() == [
            ("ann.yaml", "2026-12-06T05:00:00+00:00"), ("bob.yaml", None)
        ]  # fmt: skip
    assert "2 files: 2 unchanged" in build_folder("2026-12-06T04:59:59Z").stderr
    assert "2 files: 1 built, 1 unchanged" in build_folder("2026-12-06T05:00:00Z").stderr
    assert read_values(Path("out/ann.maria.ics").read_bytes(), "SUMMARY") == ["Sharing has ended"]
    assert "2 files: 2 unchanged" in build_folder("2027-01-01T00:00:00Z").stderr


@pytest.mark.parametrize(
    "values", ["shares = 'soon'", "shares = '{}'", """shares = '{"names": 1, "seal": ""}'""", "ends_at = 'soon'"]
)
def test_an_index_that_makes_no_sense_costs_a_build(searches, values):
    build_folder()
    with contextlib.closing(sqlite3.connect("out/.followup-ics-index.sqlite")) as database, database:
        database.execute(f"UPDATE files SET {values} WHERE path = 'ann.yaml'")  # noqa: S608 - of this table
    Path("out/ann.maria.ics").unlink()

    assert "2 files: 1 built, 1 unchanged" in build_folder().stderr
    assert "2 files: 2 unchanged" in build_folder().stderr


def test_a_share_that_would_be_another_searchs_feed_stops_no_other_file(searches):
    Path("in/ann.maria.yaml").write_text(SEARCH, encoding="utf-8")
    result = build_folder()

    assert result.exit_code == 1
    assert (
        "ann.yaml: the feed of the share with 'Maria', 'ann.maria.ics', would be that of 'ann.maria.yaml'"
        in result.stderr
    )
    assert list_files("out") == ["ann.maria.ics", "bob.ics"]
