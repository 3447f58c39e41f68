"""`add --from` as people use it: shown with its sources, asked about, written whole or not at all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from invitations import EVENT, write_invitation
from places import DATA

from followup_ics.cli import main

FOLDER = DATA / "invitations"
CASES = yaml.safe_load(DATA.joinpath("invitations.yaml").read_text(encoding="utf-8"))
FILE = """\
# my search
id: 5f0c9a1be27d4c88
timezone: America/New_York
holidays: US-NY
me: Sam Rivera

interviews:
  - company: Copper & Kale   # the shop
    when: 2026-11-20 10:00

closed: 2026-12-24..2027-01-01
"""
START, END = FILE.split("\nclosed")
NEWER = {"DTSTAMP": "DTSTAMP:20261118T150000Z", "DTSTART": "DTSTART:20261125T150000Z", "DTEND": ""}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOLLOWUP_ICS_NOW", "2026-11-18T12:00:00Z")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    Path("search.yaml").write_text(FILE, encoding="utf-8")
    Path("invite.ics").write_bytes(write_invitation())
    return tmp_path


def run(*args, given=None):
    return CliRunner().invoke(main, [*map(str, args)], input=given, catch_exceptions=False)


def read() -> str:
    return Path("search.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", [case for case in CASES if "taken" in case], ids=lambda case: case["file"])
def test_the_file_keeps_every_other_byte_and_builds_and_check_has_nothing_to_say(case):
    if any("is_cancelled" in each for each in case["taken"]):
        pytest.skip("a cancellation of what is not in the file is another test's")
    unsure = [] if all("company" in each for each in case["taken"]) else ["--company", "Acme"]
    added = run(
        "add", "search.yaml", "--from", FOLDER / case["file"], "--me", "sam.rivera@home.example", "--yes", *unsure
    )

    assert added.exit_code == 0, added.stderr
    assert read().startswith(START)
    assert read().endswith(f"closed{END}")
    checked, built = run("check", "search.yaml"), run("build", "search.yaml", "-o", "out.ics")
    told = [line for line in checked.stderr.splitlines() if "for theirs add the line 'holidays: " not in line]
    assert (checked.exit_code, told) == (0, []), case["why"]
    assert built.exit_code == 0


@pytest.mark.parametrize("case", [case for case in CASES if "refused" in case], ids=lambda case: case["file"])
def test_what_is_refused_is_said_in_a_line_and_nothing_is_written(case):
    added = run("add", "search.yaml", "--from", FOLDER / case["file"], "--yes")

    assert (added.exit_code, read()) == (1, FILE)
    assert added.stderr == f"followup-ics: {FOLDER / case['file']} {case['refused'].partition(' ')[2]}\n"


def test_what_was_taken_is_shown_with_its_source():
    shown = run("add", "search.yaml", "--from", "invite.ics", "--yes").stderr

    assert "invite.ics: Interview\n" in shown
    assert "  company:      Acme  (the organiser's domain, acme.example)\n" in shown
    assert "  when:         2026-11-24 10:00  (DTSTART, in UTC)\n" in shown


def test_a_move_keeps_the_identity_of_the_events():
    run("add", "search.yaml", "--from", "invite.ics", "--yes")
    run("build", "search.yaml", "-o", "out.ics")
    uids = sorted(line for line in Path("out.ics").read_text(encoding="utf-8").splitlines() if line.startswith("UID"))
    Path("invite.ics").write_bytes(write_invitation(**NEWER))
    moved = run("add", "search.yaml", "--from", "invite.ics", "--yes")
    run("build", "search.yaml", "-o", "out.ics")

    assert "when: 2026-11-24 10:00 → 2026-11-25 10:00" in moved.stderr
    assert uids == sorted(
        line for line in Path("out.ics").read_text(encoding="utf-8").splitlines() if line.startswith("UID")
    )


def test_a_cancellation_without_its_interview_is_an_error_and_writes_nothing():
    cancelled = run("add", "search.yaml", "--from", FOLDER / "google-cancelled.ics", "--yes")

    assert (cancelled.exit_code, read()) == (1, FILE)
    assert "no interview in the file has" in cancelled.stderr


def test_a_cancellation_of_what_is_there_is_written():
    run("add", "search.yaml", "--from", FOLDER / "google-utc.ics", "--yes")
    cancelled = run("add", "search.yaml", "--from", FOLDER / "google-cancelled.ics", "--yes")

    assert cancelled.exit_code == 0
    assert "    cancelled: 2026-11-19\n" in read()


def test_the_same_again_is_said_and_changes_nothing():
    run("add", "search.yaml", "--from", "invite.ics", "--yes")
    once = read()
    again = run("add", "search.yaml", "--from", "invite.ics", "--yes")

    assert (again.exit_code, read()) == (0, once)
    assert again.stderr == "invite.ics is what Acme on 2026-11-24 10:00 already has; nothing changes\n"


def test_a_new_uid_of_the_same_company_and_day_is_its_change():
    run("add", "search.yaml", "--from", FOLDER / "greenhouse-like.eml", "--yes")
    changed = run("add", "search.yaml", "--from", FOLDER / "greenhouse-new-uid.eml", "--yes")

    assert "taken as its change" in changed.stderr
    assert read().count("Acme Robotics") == 1
    assert "when: 2026-12-02 11:00" in read()


def test_the_place_is_in_the_owners_feed_and_in_no_other():
    link = "https://meet.google.com/abc-defg-hij"
    run("add", "search.yaml", "--from", FOLDER / "google-utc.ics", "--yes")
    shares = "shares: [{with: Maria, id: 1f0c3a5b7d9e2468ac0e1b3d5f7a9c1e, show: advice}]\n"
    Path("search.yaml").write_text(f"{read()}{shares}", encoding="utf-8")
    run("build", "search.yaml", "-o", "out.ics")
    paths = [path for path in Path().rglob("*.ics") if path.stem != "invite"]
    feeds = {path.name: path.read_bytes().replace(b"\r\n ", b"").decode() for path in paths}

    assert len(feeds) == 2
    assert [name for name, text in feeds.items() if link in text] == ["out.ics"]
    assert link in run("agenda", "search.yaml").stdout


def test_a_day_of_three_is_never_made_one():
    invitations = [
        {"UID": f"UID:{number}", "DTSTART": f"DTSTART:20261124T{hour}0000Z", "DTEND": "", "ORGANIZER": organizer}
        for number, (hour, organizer) in enumerate(
            [(15, EVENT["ORGANIZER"]), (17, EVENT["ORGANIZER"].replace("Dana Lee", "Bo Li"))]
        )
    ]
    for changed in invitations:
        Path("invite.ics").write_bytes(write_invitation(**changed))
        added = run("add", "search.yaml", "--from", "invite.ics", "--yes")

    assert "when: 2026-11-24 10:00\n" in read()
    assert "when: 2026-11-24 12:00\n" in read()
    assert (
        "note: Acme has an interview at 10:00, with Dana Lee on that day too; this one was added beside it"
        in added.stderr
    )


def test_a_guess_is_noted():
    added = run("add", "search.yaml", "--from", "invite.ics", "--yes")

    assert "note: the company, Acme, is a guess; if it is another, write it with --company" in added.stderr


def test_a_company_that_is_disputed_is_refused_without_questions():
    Path("invite.ics").write_bytes(write_invitation(SUMMARY="SUMMARY:Interview at Pear Ltd"))
    added = run("add", "search.yaml", "--from", "invite.ics", "--yes")

    assert (added.exit_code, read()) == (1, FILE)
    assert "does not say for sure whose interview it is (Pear Ltd, by the summary, while" in added.stderr


def test_days_off_of_another_country_are_noted_with_the_line_to_add():
    added = run("add", "search.yaml", "--from", FOLDER / "outlook-german.ics", "--yes")
    line = "those of US-NY; for theirs add the line 'holidays: DE'"
    assert line in added.stderr
    assert line in run("check", "search.yaml").stderr
    Path("search.yaml").write_text(read().replace("Europe/Berlin", "Europe/Berlin\n    holidays: DE"), encoding="utf-8")
    assert line not in run("check", "search.yaml").stderr


def test_times_in_utc_are_noted_as_yours():
    assert (
        "which does not tell where they are: taken as on your clock"
        in run("add", "search.yaml", "--from", "invite.ics", "--yes").stderr
    )
    told = run("add", "search.yaml", "--from", FOLDER / "google-iana.ics", "--yes").stderr
    assert "taken as on your clock" not in told


def test_a_near_name_of_a_hidden_company_is_told():
    hidden = FILE.replace("closed:", "  - {company: CopperKale, when: 2026-11-23}\n\nclosed:")
    Path("search.yaml").write_text(hidden, encoding="utf-8")
    note = "note: Maria sees 'CopperKale', and 'Copper & Kale' is hidden from them; if they are one, write both alike"

    assert note in run("share", "search.yaml", "Maria", "--hide", "Copper & Kale").stderr
    assert note in run("check", "search.yaml").stderr


def test_options_win():
    run("add", "search.yaml", "--from", "invite.ics", "--yes", "--company", "Acme Inc", "--role", "Cook")

    assert "company: Acme Inc\n" in read()
    assert "role: Cook\n" in read()


def test_an_invitation_by_standard_input():
    added = run("add", "search.yaml", "--from", "-", "--yes", given=write_invitation())

    assert added.exit_code == 0
    assert added.stderr.startswith("standard input: Interview\n")


def test_a_company_that_is_not_sure_is_refused_without_questions():
    Path("invite.ics").write_bytes(write_invitation(ORGANIZER="ORGANIZER:mailto:x@calendly.com"))
    added = run("add", "search.yaml", "--from", "invite.ics", "--yes")

    assert (added.exit_code, read()) == (1, FILE)
    assert "say it with --company" in added.stderr


def test_of_several_all_are_taken_or_none():
    Path("broken.ics").write_bytes(b"BEGIN:VCALENDAR\r\n")
    added = run("add", "search.yaml", "--from", "invite.ics", "--from", "broken.ics", "--yes")

    assert (added.exit_code, read()) == (1, FILE)


WRONG = [
    (("--from", "invite.ics"), 2, "there is no terminal to ask on; say --yes"),
    (("--from", "-"), 2, "--from - leaves nobody to ask; say --yes"),
    (("--yes", "--company", "A", "--when", "2026-11-24"), 2, "--me and --yes go with --from"),
    (("--company", "A"), 2, "Missing option '--when'"),
    ((), 2, "Missing option '--company'"),
    (("--from", "none.ics", "--yes"), 1, "cannot read 'none.ics': no such file or directory"),
    (("--from", ".", "--yes"), 1, "'.' is a folder, expected an invitation"),
    (("--from", "invite.ics", "--yes", "--when", "soon"), 1, "--when: 'soon' is no day"),
    (("--from", "invite.ics", "--yes", "--timezone", "EST"), 1, "--timezone: 'EST' is an abbreviation"),
    (("--from", "invite.ics", "--yes", "--me", "Sam"), 1, "--me: 'Sam' is no e-mail address"),
    (("--from", "search.yaml", "--yes"), 1, "is neither a mail nor a calendar file"),
]


@pytest.mark.parametrize(("args", "code", "why"), WRONG, ids=[row[2] for row in WRONG])
def test_a_wrong_command_is_told_and_nothing_is_written(args, code, why):
    added = run("add", "search.yaml", *args)

    assert (added.exit_code, read()) == (code, FILE)
    assert why in added.stderr


def test_a_first_interview_may_come_by_invitation():
    Path("search.yaml").write_text("timezone: UTC\nholidays: none\ninterviews:\n", encoding="utf-8")
    added = run("add", "search.yaml", "--from", "invite.ics", "--yes")

    assert added.exit_code == 0, added.stderr
    assert "  - company: Acme\n" in read()


def test_without_from_no_module_of_invitations_is_imported():
    script = (
        "import sys; from click.testing import CliRunner; from followup_ics.cli import main\n"
        "CliRunner().invoke(main, ['add', 'search.yaml', '--company', 'A', '--when', '2026-11-24'])\n"
        "print([name for name in sys.modules if 'invit' in name])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"
    assert "company: A\n" in read()


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of Unix is made")
@pytest.mark.parametrize(
    ("invitation", "answers", "code", "written"),
    [
        (write_invitation(), "\nData engineer\ny\n", 0, ["company: Acme\n", "role: Data engineer\n"]),
        (write_invitation(), "\n\ny\n", 0, ["company: Acme\n"]),
        (write_invitation(), "Acme Robotics\n\ny\n", 0, ["company: Acme Robotics\n"]),
        (write_invitation(), "\n\nn\n", 1, []),
        (write_invitation(ORGANIZER="ORGANIZER:mailto:x@calendly.com"), "Kite\n\ny\n", 0, ["company: Kite\n"]),
        (
            write_invitation(
                SUMMARY="SUMMARY:Interview at Copper & Kale",
                ORGANIZER=EVENT["ORGANIZER"].replace("acme.example", "calendly.com"),
                DTSTART="DTSTART:20261120T200000Z",
                DTEND="",
            ),
            "\n\ny\n",
            0,
            ["when: 2026-11-20 15:00\n", "# the shop\n    when: 2026-11-20 10:00\n"],
        ),
    ],
    ids=["a role", "no role", "another company than the guess", "no", "a company", "no change, by Enter"],
)
def test_a_terminal_asks(invitation, answers, code, written):
    Path("invite.ics").write_bytes(invitation)
    ours, theirs = os.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "followup_ics", "add", "search.yaml", "--from", "invite.ics"],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        os.write(ours, answers.encode())
        shown = process.communicate(timeout=60)[0].decode()
    os.close(ours)
    os.close(theirs)

    assert process.returncode == code, shown
    for each in written:
        assert each in read(), shown
    assert written or read() == FILE
