"""The command as people, cron and other programs use it."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from places import ROOT

from followup_ics.cli import main

SAMPLES = ROOT / "samples"
NOW = "2026-11-30T12:00:00Z"
SMALL = """\
timezone: America/New_York
holidays: US
interviews:
- {company: Acme, role: Analyst, when: 2026-11-24 10:00, hear_by: by Friday}
- {company: Apex, role: Analyst, when: 2026-12-01 10:00}
"""


TWO_CALENDARS = """\
holidays: US
weekend: [sun]
interviews: [{company: A, when: 2026-12-01, holidays: JP}, {company: B, when: 2026-12-01}]
"""
SENT_WITHOUT_A_PLAN = """\
holidays: US
interviews: [{company: A, when: 2026-12-01, updates: [{on: 2026-12-02, sent: long-wait}]}]
"""
SAID_TOO_LATE = """\
holidays: US
interviews:
- company: A
  when: 2026-12-01
  updates: [{on: 2026-12-02, outcome: withdrawn}, {on: 2026-12-03, signal: positive}]
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOLLOWUP_ICS_NOW", NOW)
    Path("search.yaml").write_text(SMALL, encoding="utf-8")
    return tmp_path


def run(*args, given=None):
    result = CliRunner().invoke(main, [*map(str, args)], input=given, catch_exceptions=False)
    if args[0] != "check":  # the files of these tests have no identity, and builds say so each time
        result.stderr_bytes = re.sub(rb"[^\n]*: note: no id: [^\n]*\n", b"", result.stderr_bytes or b"")
    return result


def run_in_a_process(*args, **environment):
    return subprocess.run(
        [sys.executable, *environment.pop("flags", []), "-m", "followup_ics", *map(str, args)],
        capture_output=True,
        env={**os.environ, "FOLLOWUP_ICS_NOW": NOW, **environment},
        timeout=60,
        check=False,
    )


# ---- build


def test_the_feed_lies_beside_the_file_unless_told_otherwise(folder):
    built = run("build", "search.yaml")
    assert (built.exit_code, built.stdout, built.stderr) == (0, "", "search.ics: 4 new\n")
    assert (folder / "search.ics").read_bytes().count(b"BEGIN:VEVENT") == 4


def test_a_build_of_a_file_without_an_id_says_so_each_time_with_the_line_to_add(folder):
    for _ in range(2):
        built = CliRunner().invoke(main, ["build", "search.yaml"])
        line = re.search(r"note: no id: .* 'id: ([0-9a-f]{16})'\n", built.stderr)
        assert built.exit_code == 0
        assert line, built.stderr
    assert f"'id: {line[1]}'" not in run("check", "search.yaml").stderr, "it is drawn"
    Path("search.yaml").write_text(f"id: {line[1]}\n{SMALL}", encoding="utf-8")
    renamed = CliRunner().invoke(main, ["build", "search.yaml"])
    assert (renamed.exit_code, "note: no id" in renamed.stderr) == (0, False)
    assert "4 renamed" in renamed.stderr


def test_a_build_to_a_program_or_for_one_share_says_so_as_well(folder):
    Path("search.yaml").write_text(f"shares: [{{with: Maria, id: {'1f' * 16}}}]\n{SMALL}", encoding="utf-8")
    for args in (["-o", "-"], ["--only", "Maria", "-o", "-"], ["--only", "Maria"]):
        built = CliRunner().invoke(main, ["build", "search.yaml", *args])
        assert built.exit_code == 0
        assert len(re.findall(r"search.yaml: note: no id: .* 'id: [0-9a-f]{16}'\n", built.stderr)) == 1, args
        assert "no id" not in built.stdout


MISSPELT = (
    SMALL
    + """\
- company: B
  when: 2026-12-01
  hear_by: by thrusday
  updates: [{on: 2026-12-03, check_in: next wensday}, {on: 2026-12-04, hear_by: by Friday}]
"""
)
THURSDAY = "B, 2026-12-01: 'by thrusday' is read with Thursday, as you seem to mean"
WEDNESDAY = "B, 2026-12-03: 'next wensday' is read with Wednesday, as you seem to mean"


def test_a_misspelt_word_is_told_wherever_a_phrase_is_shown(folder):
    Path("search.yaml").write_text(MISSPELT, encoding="utf-8")
    checked = run("check", "search.yaml")
    assert (checked.exit_code, checked.stderr.count("seem to mean")) == (0, 2)
    assert f"search.yaml: note: {THURSDAY}; write it so, if that is right\n" in checked.stderr
    assert WEDNESDAY in checked.stderr
    explained = " ".join(run("explain", "search.yaml", "b").stdout.split())
    assert f"Note: {THURSDAY}" in explained
    assert WEDNESDAY in explained
    assert "seem to mean" not in run("explain", "search.yaml", "a").stdout
    assert "Thursday, as you seem to mean" in run("read", "by thrusday").stdout


def test_the_agenda_tells_programs_where_an_interview_takes_place(folder):
    place = "https://meet.example/a-b-c"
    Path("search.yaml").write_text(SMALL.replace("when:", f"place: '{place}', when:", 1), encoding="utf-8")
    listed = json.loads(run("agenda", "search.yaml", "--all", "--json").stdout)
    assert {each["place"] for each in listed} <= {place, None}
    assert place in {each["place"] for each in listed}


def test_a_first_file_names_the_commands_that_write_for_you(folder):
    run("init", "first.yaml")
    text = Path("first.yaml").read_text(encoding="utf-8")
    assert "followup-ics share first.yaml" in text
    assert "followup-ics publish first.yaml --to" in text


def test_a_second_build_writes_nothing(folder):
    run("build", "search.yaml", "-o", "feed.ics")
    before = (folder / "feed.ics").stat()
    again = run("build", "search.yaml", "-o", "feed.ics", "--now", "2027-01-01T00:00:00Z")
    after = (folder / "feed.ics").stat()
    assert again.stderr == "feed.ics: nothing changed\n"
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_standard_input_to_standard_output(folder):
    assert run("build", "-", given=SMALL).stdout_bytes == run("build", "search.yaml", "-o", "-").stdout_bytes


def test_a_wrong_file_leaves_the_feed_alone(folder):
    run("build", "search.yaml")
    before = (folder / "search.ics").read_bytes()
    Path("search.yaml").write_text(SMALL.replace("by Friday", "soon"), encoding="utf-8")
    failed = run("build", "search.yaml")
    assert (failed.exit_code, failed.stdout) == (1, "")
    assert failed.stderr == (
        "search.yaml:4:67: interviews[0] (Acme).hear_by: no date in 'soon' (try 'by Friday', or '2026-12-04')\n"
        "1 problem in search.yaml; nothing was written\n"
    )
    assert (folder / "search.ics").read_bytes() == before


@pytest.mark.parametrize(
    ("args", "exit_code", "words", "why"),
    [
        (["build", "nowhere.yaml"], 1, "nowhere.yaml", "there is no such file"),
        (["build", "."], 1, "folder", "a folder is no file"),
        (["build"], 2, "FILE", "the command is incomplete"),
        (["biuld", "search.yaml"], 2, "biuld", "there is no such command"),
        (["build", "search.yaml", "--now", "noon"], 2, "moment", "noon is no instant"),
        (["build", "search.yaml", "--now", "2026-12-01T09:00:00"], 2, "offset", "an instant needs its offset"),
        (["build", "search.yaml", "--mode", "rw"], 2, "644", "permissions are three digits"),
        (["build", "search.yaml", "-o", "no/such/feed.ics"], 3, "no/such", "there is no such folder"),
        (["build", "search.yaml", "-o", "."], 3, "folder", "a folder cannot be replaced"),
        (["explain", "search.yaml", "zebra"], 1, "zebra", "there is no such company"),
        (["read", "Friday", "--said", "2026-11-24", "--holidays", "UX"], 1, "UX", "there is no such country"),
        (["read", "soon", "--said", "2026-11-24"], 1, "", "a phrase was refused"),
        (["read", "Friday", "--said", "2026-02-30"], 2, "2026-02-30", "there is no such day"),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value else "",
)
def test_exit_codes(folder, args, exit_code, words, why):
    result = run(*args)
    assert result.exit_code == exit_code, why
    assert words in result.stderr


def test_at_most_twenty_problems_are_shown(folder):
    rows = "\n".join(f"- {{company: C{n}, when: soon}}" for n in range(30))
    failed = run("check", "-", given=f"timezone: UTC\nholidays: none\ninterviews:\n{rows}\n")
    lines = failed.stderr.splitlines()
    assert [line.split(":")[1] for line in lines[:20]] == [str(n) for n in range(4, 24)]
    assert lines[20:] == ["and 10 more", "30 problems in <stdin>; nothing was written"]


def write_search(interviews):
    Path("search.yaml").write_text(f"id: 0123456789abcdef\ntimezone: UTC\nholidays: none\ninterviews: {interviews}\n")


ENDED = "[{company: A, when: 2026-12-02 10:00, updates: [{on: 2026-12-02, outcome: withdrawn}]}]"
QUIET = b"SUMMARY:Nothing is planned\r\nCATEGORIES:follow-up\r\n"


def test_a_plan_without_events_is_one_quiet_event_from_the_first_build_on(folder):
    write_search("[]")
    assert run("check", "search.yaml").stdout.endswith("no follow-ups; the feed says that nothing is planned\n")
    missing = run("diff", "search.yaml", "feed.ics")
    assert (missing.exit_code, missing.stderr) == (
        1,
        "feed.ics: note: there is no such feed yet, so all of it is new\n",
    )
    foreign = run("diff", "search.yaml", "search.yaml")
    assert (foreign.exit_code, "expected a feed that 'build' made of this search" in foreign.stderr) == (3, True)
    built = run("build", "search.yaml", "-o", "feed.ics")
    assert (built.exit_code, built.stderr.splitlines()[-1]) == (0, "feed.ics: 1 new")
    data = (folder / "feed.ics").read_bytes()
    assert data.count(b"BEGIN:VEVENT") == 1
    assert QUIET in data
    assert b"DTSTART:20200101T120000Z" in data
    assert run("diff", "search.yaml", "feed.ics").exit_code == 0
    assert run("build", "search.yaml", "-o", "feed.ics").stderr == "feed.ics: nothing changed\n"


@pytest.mark.parametrize("now", [NOW, "2028-01-01T00:00:00Z"])
def test_a_feed_whose_interviews_were_taken_out_needs_leave_to_end(folder, monkeypatch, now):
    run("build", "search.yaml", "-o", "feed.ics")
    before = (folder / "feed.ics").read_bytes()
    monkeypatch.setenv("FOLLOWUP_ICS_NOW", now)
    Path("search.yaml").write_text("timezone: America/New_York\nholidays: US\ninterviews: []\n", encoding="utf-8")
    differs = run("diff", "search.yaml", "feed.ics")
    assert (differs.exit_code, differs.stdout.splitlines()[-1]) == (1, "1 new, 4 gone")
    assert "a build asks for '--allow-shrink'" in differs.stderr
    refused = run("build", "search.yaml", "-o", "feed.ics")
    assert refused.exit_code == 3
    assert "would lose all that it holds (4 events of interviews that are no longer in the file)" in refused.stderr
    assert (folder / "feed.ics").read_bytes() == before
    built = run("build", "search.yaml", "-o", "feed.ics", "--allow-shrink")
    assert built.stderr.splitlines() == [
        "feed.ics: nothing is planned, and the feed says so in one event that is past", "feed.ics: 1 new, 4 gone"
    ]  # fmt: skip
    assert QUIET in (folder / "feed.ics").read_bytes()
    Path("search.yaml").write_text(SMALL, encoding="utf-8")
    assert run("build", "search.yaml", "-o", "feed.ics").stderr == "feed.ics: 4 new, 1 gone\n", "and it begins again"


def test_a_search_that_ended_by_what_is_recorded_needs_no_leave(folder):
    write_search("[{company: A, when: 2026-12-02 10:00}]")
    run("build", "search.yaml", "-o", "feed.ics")
    write_search(ENDED)
    assert run("check", "search.yaml").exit_code == 0
    assert run("diff", "search.yaml", "feed.ics").stderr == ""
    assert run("build", "search.yaml", "-o", "feed.ics").stderr.splitlines()[-1] == "feed.ics: 1 new, 2 gone"
    assert QUIET in (folder / "feed.ics").read_bytes()


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("company: Acme, role: Analyst", "company: Acme Robotics, role: Analyst", "a company's name is put right"),
        ("company: Acme, role: Analyst", "company: Acme", "a role goes"),
        ("role: Analyst, when: 2026-11-24", "role: Data analyst, when: 2026-11-24", "a role is put right"),
        ("company: Acme", "id: first, company: Acme", "an interview gets an id"),
        ("timezone:", "id: 0123456789abcdef\ntimezone:", "the file gets the id that `check` advises"),
    ],
)
def test_a_rename_is_no_loss_and_is_told(folder, old, new, why):
    Path("search.yaml").write_text(SMALL.splitlines(keepends=True)[0] + "".join(SMALL.splitlines(keepends=True)[1:4]))
    run("build", "search.yaml", "-o", "feed.ics", "--now", "2026-01-01T00:00:00Z")
    edit(old, new)
    differs = run("diff", "search.yaml", "feed.ics", "--now", "2026-01-01T00:00:00Z")
    assert (differs.stdout.splitlines()[-1], differs.stderr) == ("2 renamed", ""), why
    built = run("build", "search.yaml", "-o", "feed.ics", "--now", "2026-01-01T00:00:00Z")
    assert built.exit_code == 0, why
    note, summary = built.stderr.splitlines()
    assert note.startswith("feed.ics: 2 events have new identities")
    assert summary == "feed.ics: 2 renamed"


def test_a_page_takes_the_place_of_no_other_file(folder):
    (folder / "other.yaml").write_text(SMALL)
    (folder / "notes.html").write_text("<p>mine</p>")
    for name in ("other.yaml", "notes.html"):
        before = (folder / name).read_bytes()
        refused = run("page", "search.yaml", "-o", name)
        assert (refused.exit_code, (folder / name).read_bytes()) == (3, before)
    assert run("page", "search.yaml", "-o", "other.yaml", "--replace").exit_code == 3
    assert run("page", "search.yaml", "-o", "notes.html", "--replace").exit_code == 0
    (aside,) = folder.glob("notes.html.replaced-*")
    assert aside.read_text() == "<p>mine</p>"
    assert run("page", "search.yaml", "-o", "notes.html").exit_code == 0, "a page of ours is replaced"


def test_too_many_roles_for_the_gap_are_told_and_not_counted_for_ever(folder):
    rows = "\n".join(f"- {{company: Acme, role: R{n}, when: 2026-12-01 10:00}}" for n in range(600))
    text = f"timezone: UTC\nholidays: none\ntiming: {{gap: 60}}\ninterviews:\n{rows}\n"
    failed = run("check", "-", given=text)
    assert failed.exit_code == 1
    assert "timing.gap" in failed.stderr


# ---- the other commands


def test_init_writes_a_file_that_builds_and_never_over_another(folder):
    assert run("init", "mine.yaml", "--timezone", "Europe/Berlin", "--holidays", "DE-BE").exit_code == 0
    first = (folder / "mine.yaml").read_text(encoding="utf-8")
    assert run("build", "mine.yaml").exit_code == 0
    again = run("init", "mine.yaml")
    assert again.exit_code == 3
    assert "mine.yaml" in again.stderr
    assert (folder / "mine.yaml").read_text(encoding="utf-8") == first


def test_init_draws_an_identity_of_its_own(folder):
    ids = {run("init", "-", "--timezone", "UTC").stdout.partition("\nid: ")[2].split()[0] for _ in range(3)}
    assert len(ids) == 3


@pytest.mark.parametrize("clock", ["Etc/UTC", "EST5EDT", "Etc/GMT+5", "Europe/Berlin", "Mars/Olympus"])
def test_what_init_takes_from_the_clock_can_be_checked(clock, folder, monkeypatch):
    monkeypatch.setenv("TZ", clock)
    assert run("init", "mine.yaml").exit_code == 0
    assert run("check", "mine.yaml").exit_code == 0
    assert ("timezone: Europe/Berlin" in Path("mine.yaml").read_text(encoding="utf-8")) == (clock == "Europe/Berlin")


@pytest.mark.parametrize(
    ("zone", "holidays", "comment"),
    [
        ("America/Chicago", "US", "add your state or region, as US-"),
        ("Asia/Calcutta", "IN", "add your state or region, as IN-"),
        ("Asia/Tokyo", "JP", "a list"),
        ("UTC", "none", "US-NY"),
    ],
)
def test_init_takes_the_country_of_the_zone_and_asks_for_the_state(zone, holidays, comment, folder):
    text = run("init", "-", "--timezone", zone).stdout
    (line,) = (line for line in text.splitlines() if line.startswith("holidays:"))
    assert line.split("#")[0].split() == ["holidays:", holidays]
    assert comment in line
    assert "\n# alarm: 15m " in text
    given = run("init", "-", "--timezone", zone, "--holidays", "DE-BE").stdout
    assert "\nholidays: DE-BE " in given


def test_an_address_that_no_calendar_can_read_is_told(folder):
    for address, words in (
        ("https://192.168.1.20/a.ics", "only programs on this machine or in this network"),
        ("https://github.com/me/it/blob/main/a.ics", "is of a page that shows a file"),
        ("https://drive.google.com/file/d/1/view", "is of a page that shows a file"),
        ("https://example.org/a.ics", ""),
    ):
        written = run("page", "search.yaml", "-o", "page.html", "--feed-url", address)
        notes = [line for line in written.stderr.splitlines() if line.startswith("--feed-url: note: ")]
        assert written.exit_code == 0
        assert any(words in note for note in notes) is bool(words), address


def test_a_page_says_that_an_alarm_is_ignored(folder):
    address = ("--feed-url", "https://example.org/a.ics")
    assert "ignore alarms" not in run("page", "search.yaml", "-o", "-", *address).stdout
    edit("timezone:", "alarm: 15m\ntimezone:")
    assert "Google and Outlook ignore alarms" in run("page", "search.yaml", "-o", "-", *address).stdout


def test_several_people_in_one_option_are_refused(folder):
    before = Path("search.yaml").read_bytes()
    for text in ("Dana Lee, Omar Aziz", "Dana Lee and Omar Aziz"):
        refused = run("add", "search.yaml", "--company", "B", "--when", "2026-12-08", "--interviewers", text)
        assert refused.exit_code == 1
        assert "names several people (expected [Dana Lee, Omar Aziz]); give the option once for each" in refused.stderr
    assert Path("search.yaml").read_bytes() == before


def test_what_may_be_misread_is_told_by_check_and_by_build(folder):
    edit("10:00}\n", "10:00}\n- company: B\n  when: 2026-12-02\n  role: Dev #1\n")
    note = "search.yaml:8:13: interviews[2].role: note: read as 'Dev', since ' #' begins a comment"
    for command in (("check", "search.yaml"), ("build", "search.yaml"), ("build", "search.yaml", "-o", "-")):
        answered = run(*command)
        assert answered.exit_code == 0
        assert answered.stderr.splitlines()[0].startswith(note)
    Path("many").mkdir()
    Path("search.yaml").rename("many/search.yaml")
    built = run("build", "many", "-o", "feeds", "--jobs", "1")
    assert any(note.removeprefix("search.yaml") in line for line in built.stderr.splitlines())


def test_init_refuses_what_its_file_could_not_hold(folder):
    for zone in ("Mars/Olympus", "EST", "Etc/GMT+5"):
        assert run("init", "mine.yaml", "--timezone", zone).exit_code == 2
    assert run("init", "mine.yaml", "--timezone", "UTC", "--holidays", "UX").exit_code == 1
    assert not (folder / "mine.yaml").exists()


def test_check_says_what_would_be_built_and_what_is_worth_knowing(folder):
    checked = run("check", "search.yaml")
    assert checked.exit_code == 0
    assert "2 interviews" in checked.stdout
    assert "4 follow-ups" in checked.stdout
    assert "no id" in checked.stderr
    assert list(folder.iterdir()) == [folder / "search.yaml"]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("holidays: GB\ninterviews: [{company: A, when: 2026-12-01}]", "GB-ENG"),
        ("holidays: LK\ninterviews: [{company: A, when: 2027-12-01}]", "2027"),
        (TWO_CALENDARS, "weekend"),
        (
            "holidays: US\ninterviews: [{company: A, when: 2026-12-01}, {company: a, when: 2026-12-15, id: b}]",
            (
                "A: rounds without an 'id' go by their number, so an earlier round that you add or take out shifts the "
                "events of 2026-12-01"
            ),
        ),
        (SENT_WITHOUT_A_PLAN, "no long-wait was planned"),
        (SAID_TOO_LATE, "nothing comes of 'positive': the outcome of 2026-12-02 came first"),
    ],
)
def test_check_warns(folder, lines, words):
    checked = run("check", "-", given=f"id: 0123456789abcdef\ntimezone: UTC\n{lines}\n")
    assert checked.exit_code == 0
    assert [words in line for line in checked.stderr.splitlines()] == [True]


def test_check_says_nothing_of_rounds_that_nothing_shifts(folder):
    for second in ("{company: A, when: 2026-12-15, id: b}", "{company: B, when: 2026-12-15}"):
        text = f"timezone: UTC\nholidays: none\ninterviews: [{{company: A, when: 2026-12-01, id: a}}, {second}]"
        Path("search.yaml").write_text(text, encoding="utf-8")
        assert "go by their number" not in run("check", "search.yaml").stderr


def test_what_nothing_comes_of_is_told_with_the_reason_of_its_own_company(folder):
    Path("search.yaml").write_text(
        "timezone: America/New_York\nholidays: US\ninterviews:\n"
        "- {company: Elm, when: 2026-11-10, hear_by: in two weeks, updates: [{on: 2026-11-12, outcome: rejected}]}\n"
        "- {company: Fir, when: 2026-11-10, hear_by: in two weeks, updates: [{on: 2026-11-16, outcome: offer}]}\n",
        encoding="utf-8",
    )
    told = [line for line in run("check", "search.yaml").stderr.splitlines() if "nothing comes" in line]
    assert [("Elm" in line, "outcome of 2026-11-12" in line, "offer of 2026-11-16" in line) for line in told] == [
        (True, True, False),
        (False, False, True),
    ]


def test_what_nothing_comes_of_is_told_by_check_and_explain(folder):
    Path("search.yaml").write_text(
        "timezone: America/New_York\nholidays: US\ninterviews:\n"
        "- {company: Acme, when: 2026-11-17, hear_by: 2026-12-04}\n"
        "- {company: Acme, when: 2026-12-03, booked: 2026-11-20}\n"
        "- {company: Birch, when: 2026-12-01}\n",
        encoding="utf-8",
    )
    told = (
        "Acme, 2026-11-17: nothing comes of '2026-12-04': "
        "another interview counts as booked on 2026-11-20, and comes first"
    )
    assert told in run("check", "search.yaml").stderr
    assert f"Note: {told}" in " ".join(run("explain", "search.yaml", "acme").stdout.split())
    assert "nothing comes" not in run("explain", "search.yaml", "birch").stdout


def test_agenda_and_explain_answer_programs(folder):
    for command in ("agenda", "explain"):
        answer = json.loads(run(command, "search.yaml", "--json").stdout)
        assert answer
        for row in answer:
            assert list(row) == [
                "uid",
                "kind",
                "company",
                "role",
                "place",
                "starts",
                "ends",
                "done",
                "summary",
                "reason",
            ]
    assert [row["company"] for row in json.loads(run("explain", "search.yaml", "APE", "--json").stdout)] == ["Apex"] * 2


def test_read_answers_programs_in_the_order_given(folder):
    answers = json.loads(run("read", "--said", "2026-11-24", "--json", "--", "by Friday", "soon", "next week").stdout)
    keys = ["phrase", "said", "first_day", "last_day", "also", "channel", "last_day_bidden", "meant", "error"]
    assert [list(row) for row in answers] == [keys] * 3
    assert [row["last_day"] for row in answers] == ["2026-11-27", None, "2026-12-04"]


def test_the_schema_is_json(folder):
    assert json.loads(run("schema").stdout)["$schema"].startswith("https://json-schema.org/")


def test_the_versions_that_dates_depend_on_are_named():
    assert [part.split()[0] for part in run("--version").stdout.split(", ")] == [
        "followup-ics", "holidays", "icalendar", "tzdata"
    ]  # fmt: skip


# ---- help, start-up, surroundings


def commands():
    return {(): main} | {(name,): command for name, command in main.commands.items()}


@pytest.mark.parametrize("path", commands(), ids=" ".join)
def test_every_help_ends_with_a_line_that_can_be_pasted(folder, path):
    shown = run(*path, "--help").stdout
    line = shown.splitlines()[-1]
    program, *args = shlex.split(line.partition(">")[0])
    assert program == "followup-ics"
    if args[0] == "init":
        (folder / "search.yaml").unlink()
    elif args[0] == "diff":
        run("build", *args[1:2], "-o", args[2])
    result = run(*args)
    assert (result.exit_code, result.stderr.count("Usage")) == (0, 0), line


@pytest.mark.parametrize("path", commands(), ids=" ".join)
def test_every_option_is_explained(path):
    for parameter in commands()[path].params:
        assert isinstance(parameter, click.Argument) or parameter.help


def test_help_needs_none_of_the_heavy_libraries():
    code = "import sys; from followup_ics.cli import main; main(['--help'], standalone_mode=False); print(*sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert set(shown.stdout.split()) & {"icalendar", "holidays", "rich", "yaml", "dateutil"} == set()


SURROUNDINGS = {
    "an early zone": {"TZ": "Pacific/Kiritimati"},
    "a late zone": {"TZ": "Pacific/Pago_Pago"},
    "a plain locale": {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "another language": {"LANGUAGE": "de", "LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"},
    "one hash seed": {"PYTHONHASHSEED": "1"},
    "another hash seed": {"PYTHONHASHSEED": "4242"},
    "without assertions": {"flags": ["-O"]},
}


@pytest.fixture(scope="module")
def usual():
    return [run_in_a_process("build", SAMPLES / "full.yaml", "-o", "-").stdout,
            run_in_a_process("explain", SAMPLES / "full.yaml", "--json").stdout,
            run_in_a_process("agenda", SAMPLES / "full.yaml", "--all").stdout]  # fmt: skip


@pytest.mark.parametrize("surroundings", SURROUNDINGS)
def test_surroundings_change_nothing(surroundings, usual):
    feed = run_in_a_process("build", SAMPLES / "full.yaml", "-o", "-", **SURROUNDINGS[surroundings])
    assert feed.stderr == b""
    assert feed.stdout == usual[0]
    assert run_in_a_process("explain", SAMPLES / "full.yaml", "--json", **SURROUNDINGS[surroundings]).stdout == usual[1]
    assert run_in_a_process("agenda", SAMPLES / "full.yaml", "--all", **SURROUNDINGS[surroundings]).stdout == usual[2]


def test_a_closed_pipe_is_no_bug(folder):
    shell = f"{shlex.quote(sys.executable)} -m followup_ics explain {shlex.quote(str(SAMPLES / 'full.yaml'))} | head -1"
    ended = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, timeout=60, check=False)  # noqa: S607
    assert ended.stderr == ""


# ---- diff


def edit(old, new):
    path = Path("search.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_diff_says_what_a_build_would_change_and_changes_nothing(folder):
    run("build", "search.yaml", "-o", "feed.ics")
    before = (folder / "feed.ics").read_bytes()
    same = run("diff", "search.yaml", "feed.ics")
    assert (same.exit_code, same.stdout) == (0, "nothing would change\n")

    edit("hear_by: by Friday", "hear_by: by the end of next week")
    edit("company: Apex", "company: Apogee")
    changed = run("diff", "search.yaml", "feed.ics")
    assert changed.exit_code == 1
    assert "from Tue Dec 1, 2026, 10:00 AM to Tue Dec 8, 2026, 10:00 AM" in changed.stdout
    assert "by the end of next week" in changed.stdout
    assert changed.stdout.splitlines()[-1] == "1 moved, 2 renamed"
    assert (folder / "feed.ics").read_bytes() == before

    rows = json.loads(run("diff", "search.yaml", "feed.ics", "--json").stdout)
    assert [list(row) for row in rows] == [["difference", "uid", "summary", "from", "to", "why"]] * 3
    assert [row["difference"] for row in rows] == ["renamed", "moved", "renamed"]
    assert run("build", "search.yaml", "-o", "feed.ics").stderr.endswith("feed.ics: 1 moved, 2 renamed\n")


def test_diff_against_no_feed_is_all_new(folder):
    rows = json.loads(run("diff", "search.yaml", "feed.ics", "--json").stdout)
    assert {row["difference"] for row in rows} == {"new"}


def test_diff_and_build_keep_off_what_another_program_made(folder):
    other = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Other//EN\r\nEND:VCALENDAR\r\n"
    (folder / "feed.ics").write_bytes(other)
    assert run("diff", "search.yaml", "feed.ics").exit_code == 3
    assert run("build", "search.yaml", "-o", "feed.ics").exit_code == 3
    assert (folder / "feed.ics").read_bytes() == other


# ---- what a build refuses


def test_a_feed_never_takes_the_place_of_its_source(folder):
    before = Path("search.yaml").read_bytes()
    assert run("build", "search.yaml", "-o", "search.yaml").exit_code == 2
    assert run("build", "search.yaml", "-o", folder / "search.yaml").exit_code == 2
    assert Path("search.yaml").read_bytes() == before


def test_interviews_that_vanish_from_the_file_do_not_vanish_from_the_feed_unasked(folder):
    run("build", "search.yaml", "-o", "feed.ics")
    before = (folder / "feed.ics").read_bytes()
    other = SMALL.replace("Acme", "Other").replace("Apex", "Another")
    Path("search.yaml").write_text(other.replace("12-01", "12-03").replace("by Friday", "in three weeks"))
    refused = run("build", "search.yaml", "-o", "feed.ics")
    assert refused.exit_code == 3
    assert "--allow-shrink" in refused.stderr
    assert "Apex" in refused.stderr
    assert (folder / "feed.ics").read_bytes() == before
    assert run("build", "search.yaml", "-o", "feed.ics", "--allow-shrink").exit_code == 0


def test_an_outcome_may_take_all_that_was_coming(folder):
    one = "timezone: UTC\nholidays: none\ninterviews:\n- company: Acme\n  when: 2026-12-01 10:00\n"
    Path("search.yaml").write_text(one, encoding="utf-8")
    run("build", "search.yaml", "-o", "feed.ics")
    Path("search.yaml").write_text(one + "  updates: [{on: 2026-12-02, outcome: withdrawn}]\n", encoding="utf-8")
    assert run("build", "search.yaml", "-o", "feed.ics").stderr == "feed.ics: 1 gone\n"


# ---- log, add


def test_log_records_what_happened_and_says_what_it_changes(folder):
    edit("hear_by: by Friday}", "hear_by: by Friday, signal: positive}  # keen")
    before = Path("search.yaml").read_text(encoding="utf-8")
    logged = run("log", "search.yaml", "acm", "--sent", "decision-date", "--on", "2026-12-02")
    assert logged.exit_code == 0
    assert logged.stdout.splitlines() == [
        "Acme (Analyst): decision-date is done and moved from Tue Dec 1, 2026 to Wed Dec 2, 2026",
        "Acme (Analyst): keep-in-touch moved from Tue Dec 15, 2026 to Wed Dec 16, 2026",
        "Acme (Analyst): long-wait moved from Mon Jan 11, 2027 to Tue Jan 12, 2027",
        "Acme (Analyst): long-wait moved from Tue Feb 9, 2027 to Wed Feb 10, 2027",
    ]
    after = Path("search.yaml").read_text(encoding="utf-8")
    assert after == before.replace(
        "signal: positive}", "signal: positive, updates: [{on: 2026-12-02, sent: decision-date}]}"
    )


def test_log_takes_today_in_the_zone_of_the_file(folder):
    run("log", "search.yaml", "acme", "--note", "called Dana", "--now", "2026-12-03T02:00:00Z")
    assert "{on: 2026-12-02, note: called Dana}" in Path("search.yaml").read_text(encoding="utf-8")


# what is given for the day, what is written and said; today is Wed 2 Dec 2026 in the file's zone
DAYS_SAID = [
    ("2026-12-01", "2026-12-01", "", "a date needs no words"),
    ("yesterday", "2026-12-01", "yesterday: Tue 1 Dec 2026", "which day was taken"),
    ("Friday", "2026-11-27", "Friday: Fri 27 Nov 2026", "the last one"),
    ("27 Nov", "2026-11-27", "27 Nov: Fri 27 Nov 2026", "day and month"),
]


@pytest.mark.parametrize(("said", "day", "told", "why"), DAYS_SAID)
def test_log_says_which_day_it_took(folder, said, day, told, why):
    logged = run("log", "search.yaml", "acme", "--note", "x", "--on", said, "--now", "2026-12-03T02:00:00Z")
    assert f"{{on: {day}, note: x}}" in Path("search.yaml").read_text(encoding="utf-8"), why
    assert logged.stderr.splitlines() == [*filter(None, [told]), "now build: followup-ics build search.yaml"]


def test_a_day_that_cannot_be_read_is_a_wrong_command(folder):
    before = Path("search.yaml").read_bytes()
    failed = run("log", "search.yaml", "acme", "--note", "x", "--on", "soon")
    assert (failed.exit_code, "'soon' is no day that has been" in failed.stderr) == (2, True)
    assert Path("search.yaml").read_bytes() == before


def test_a_day_that_is_far_ahead_is_told_and_taken(folder):
    logged = run("log", "search.yaml", "acme", "--note", "x", "--on", "2027-11-20")
    assert (logged.exit_code, "note: 2027-11-20 is still to come" in logged.stderr) == (0, True)


def test_an_interview_is_not_added_twice(folder):
    words = ["add", "search.yaml", "--company", "Quince", "--when", "2026-12-10 10:00"]
    assert run(*words).exit_code == 0
    before = Path("search.yaml").read_bytes()
    again = run(*words)
    assert (again.exit_code, "Quince on 2026-12-10 is in the file already" in again.stderr) == (1, True)
    assert Path("search.yaml").read_bytes() == before
    assert run(*words, "--round", "panel").exit_code == 0
    assert run(*words, "--id", "another").exit_code == 0, "an id says that it is another"


def test_an_interview_that_is_called_off_and_one_that_is_moved(folder):
    run("add", "search.yaml", "--company", "Birch Lane", "--when", "2026-12-08 14:00", "--id", "b")
    assert run("log", "search.yaml", "birch", "--cancelled", "--on", "2026-12-02").exit_code == 0
    assert "cancelled: 2026-12-02" in Path("search.yaml").read_text(encoding="utf-8")

    run("add", "search.yaml", "--company", "Cobalt", "--when", "2026-12-08 10:00", "--id", "c")
    before = Path("search.yaml").read_text(encoding="utf-8")
    run("build", "search.yaml")
    moved = run("log", "search.yaml", "cobalt", "--moved-to", "2026-12-10 14:00", "--on", "2026-12-02")
    assert "Cobalt: thank-you moved from Tue Dec 8, 2026 to Fri Dec 11, 2026" in moved.stdout.splitlines()
    assert Path("search.yaml").read_text(encoding="utf-8") == before.replace("2026-12-08 10:00", "2026-12-10 14:00")
    assert "gone" not in run("build", "search.yaml").stderr, "the events keep their identity"


def test_log_and_add_build_where_they_are_told_to(folder):
    logged = run("log", "search.yaml", "acme", "--sent", "other", "--on", "2026-12-01", "--build", "-o", "a.ics")
    assert (logged.exit_code, logged.stderr.startswith("a.ics: ")) == (0, True)
    assert b"BEGIN:VCALENDAR" in Path("a.ics").read_bytes()
    added = run("add", "search.yaml", "--company", "Birch", "--when", "2026-12-08", "--build")
    assert added.stderr.startswith("search.ics: ")
    assert run("log", "search.yaml", "acme", "--note", "x", "-o", "a.ics").exit_code == 2


def test_what_comes_next_is_publishing_where_the_file_says_where_to(folder):
    with Path("search.yaml").open("a", encoding="utf-8") as file:
        file.write("publish: {to: ../site}\n")
    Path("search.yaml").rename("my search.yaml")
    logged = run("log", "my search.yaml", "acme", "--note", "x", "--on", "2026-12-01")
    assert logged.stderr == "now publish: followup-ics publish 'my search.yaml'\n"


def test_add_gives_every_interview_an_id_of_its_own(folder):
    for number in (1, 2):
        run("add", "search.yaml", "--company", f"Birch {number}", "--when", "2026-12-08")
    ids = re.findall(r"\bid: ([0-9a-f]{8})\b", Path("search.yaml").read_text(encoding="utf-8"))
    assert len(set(ids)) == 2


@pytest.mark.parametrize(
    ("args", "words", "why"),
    [
        (["acme"], "--sent", "nothing happened"),
        (["a", "--sent", "other"], "Apex", "two companies have it in their name"),
        (["zebra", "--sent", "other"], "zebra", "no company has it in its name"),
        (["acme", "--hear-by", "soon"], "--hear-by: no date in 'soon'", "the words are no date"),
        (["acme", "--signal", "postive"], "positive", "there is no such signal"),
        (["acme", "--sent", "thank-you", "--on", "2026-11-01"], "2026-11-24", "it was before the interview"),
    ],
)
def test_log_refuses_and_leaves_the_file_as_it_was(folder, args, words, why):
    before = Path("search.yaml").read_bytes()
    failed = run("log", "search.yaml", *args)
    assert failed.exit_code == 1, why
    assert words in failed.stderr
    assert Path("search.yaml").read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="modes and links are others there")
def test_log_keeps_the_mode_of_the_file_and_leaves_nothing_beside_it(folder):
    Path("search.yaml").chmod(0o640)
    run("log", "search.yaml", "acme", "--outcome", "rejected", "--on", "2026-12-02")
    assert Path("search.yaml").stat().st_mode & 0o777 == 0o640
    assert list(folder.iterdir()) == [folder / "search.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="modes and links are others there")
def test_log_changes_what_a_link_leads_to(folder):
    Path("link.yaml").symlink_to("search.yaml")
    run("log", "link.yaml", "acme", "--sent", "thank-you", "--on", "2026-11-24")
    assert Path("link.yaml").is_symlink()
    assert "sent: thank-you" in Path("search.yaml").read_text(encoding="utf-8")


def test_add_puts_an_interview_after_the_others(folder):
    before = Path("search.yaml").read_text(encoding="utf-8")
    added = run("add", "search.yaml", "--company", "Birch Lane", "--when", "2026-12-02 14:00", "--interviewers", "Ana")
    assert added.stdout.splitlines() == [
        "Birch Lane: thank-you is new, on Thu Dec 3, 2026",
        "Birch Lane: decision-date is new, on Fri Dec 11, 2026",
    ]
    after = Path("search.yaml").read_text(encoding="utf-8")
    assert after.startswith(before.rstrip("\n"))
    assert "Birch Lane" in after


def test_add_begins_an_empty_list(folder):
    Path("search.yaml").write_text("timezone: UTC\nholidays: none\ninterviews: []\n", encoding="utf-8")
    assert run("add", "search.yaml", "--company", "Acme", "--when", "2026-12-02").exit_code == 0
    assert run("build", "search.yaml").exit_code == 0


# ---- page


def test_page_is_one_file_that_stays_the_same(folder):
    assert run("page", "search.yaml", "-o", "page.html", "--feed-url", "https://example.org/x/feed.ics").exit_code == 0
    page = (folder / "page.html").read_text(encoding="utf-8")
    assert "webcal://example.org/x/feed.ics" in page
    assert "Acme" in page
    assert run("page", "search.yaml", "-o", "-", "--feed-url", "https://example.org/x/feed.ics").stdout == page


def test_page_refuses_an_address_without_a_lock_and_its_own_source(folder):
    assert run("page", "search.yaml", "-o", "page.html", "--feed-url", "http://example.org/feed.ics").exit_code == 1
    assert run("page", "search.yaml", "-o", "search.yaml").exit_code == 2
    assert sorted(path.name for path in folder.iterdir()) == ["search.yaml"]


# ---- folders


def test_a_folder_of_files_becomes_a_folder_of_feeds(folder):
    (folder / "in/deep").mkdir(parents=True)
    for name in ("in/one.yaml", "in/deep/two.yaml"):
        (folder / name).write_text(SMALL, encoding="utf-8")
    (folder / "in/wrong.yaml").write_text(SMALL.replace("by Friday", "soon"), encoding="utf-8")
    built = run("build", "in", "-o", "out", "--jobs", "1")
    assert built.exit_code == 1
    assert "no date in 'soon'" in built.stderr
    assert built.stderr.splitlines()[-1].startswith("3 files: 2 built")
    assert {path.relative_to(folder / "out").as_posix() for path in (folder / "out").rglob("*.ics")} == {
        "one.ics", "deep/two.ics"
    }  # fmt: skip
    (folder / "in/wrong.yaml").unlink()
    again = run("build", "in", "-o", "out", "--jobs", "1")
    assert again.exit_code == 0
    assert again.stderr.startswith("2 files: 2 unchanged")


def test_a_folder_needs_a_folder_to_go_to(folder):
    assert run("build", ".", "-o", "-").exit_code == 2
    assert run("build", ".", "-o", "out", "--watch").exit_code == 2


# ---- completion


def test_the_shell_completes_commands():
    words = {"COMP_WORDS": "followup-ics ag", "COMP_CWORD": "1", "_FOLLOWUP_ICS_COMPLETE": "bash_complete"}
    assert run_in_a_process(**words).stdout.decode().split() == ["plain,agenda"]
    assert b"complete" in run_in_a_process(_FOLLOWUP_ICS_COMPLETE="bash_source").stdout
