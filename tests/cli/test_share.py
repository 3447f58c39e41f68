"""The commands about sharing, as their owner uses them."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from mentor import SEARCH

from followup_ics.cli import main

NOW = "2026-12-02T14:30:45Z"
SECRETS = ("Cobalt", "Mia", "Dana", "Omar", "Sam Rivera", "95,000", "https", "My secret", "5f0c9a1be27d4c88", "acme-1")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOLLOWUP_ICS_NOW", NOW)
    Path("search.yaml").write_text(SEARCH, encoding="utf-8")
    return tmp_path


def run(*args):
    return CliRunner().invoke(main, [*map(str, args)], catch_exceptions=False)


def read_ids():
    return re.findall(r"^    id: ([0-9a-f]{32})$", Path("search.yaml").read_text(encoding="utf-8"), re.MULTILINE)


def test_share_writes_an_entry_and_shows_what_is_seen(folder):
    result = run("share", "search.yaml", "Maria", "--until", "2027-03-01")

    assert result.exit_code == 0
    assert Path("search.yaml").read_text(encoding="utf-8").startswith(SEARCH + "shares:\n  - with: Maria\n    id: ")
    assert "Check in as they asked \N{EN DASH} Company B (round 1)" in result.stdout
    assert not any(secret in result.stdout for secret in SECRETS)


def test_a_share_that_is_changed_keeps_its_id_and_one_after_its_end_has_another(folder):
    run("share", "search.yaml", "Maria")
    (first,) = read_ids()
    run("share", "search.yaml", "maria", "--show", "times", "--hide", "cobalt")
    assert read_ids() == [first]
    assert run("unshare", "search.yaml", "Maria").exit_code == 0
    assert (
        f"id: {first}\n    show: times\n    hide: [Cobalt Labs]\n    ended: 2026-12-02"
        in Path("search.yaml").read_text()
    )
    run("share", "search.yaml", "Maria")
    second, former = read_ids()

    assert former == first != second


def test_share_without_anybody_lists_the_shares(folder):
    assert run("share", "search.yaml").stdout == "Nothing is shared with anybody.\n"
    run("share", "search.yaml", "Maria", "--hide", "cobalt", "--until", "2027-03-01")
    run("share", "search.yaml", "Ben", "--show", "advice")
    run("unshare", "search.yaml", "Ben")
    lines = run("share", "search.yaml").stdout.splitlines()

    assert [re.split(r"\s{2,}", line) for line in lines] == [
        ["With", "Shows", "Until", "Hidden"],
        ["Maria", "plan", "2027-03-01", "Cobalt Labs"],
        ["Ben", "advice", "ended 2026-12-02", "nothing"],
    ]


def test_a_list_takes_no_wishes(folder):
    assert run("share", "search.yaml", "--show", "times").exit_code == 2


def test_a_wish_that_is_refused_changes_nothing(folder):
    result = run("share", "search.yaml", "Maria", "--until", "2026-12-01")

    assert result.exit_code == 1
    assert "--until: 2026-12-01 is past (expected 2026-12-02 or a later day)" in result.stderr
    assert Path("search.yaml").read_text(encoding="utf-8") == SEARCH


@pytest.mark.parametrize("level", ["times", "plan"])
def test_the_agenda_as_somebody_sees_it_holds_nothing_of_the_rest(folder, level):
    run("share", "search.yaml", "Maria", "--show", level)

    for options in ([], ["--all"], ["--json"], ["--all", "--json"]):
        shown = run("agenda", "search.yaml", "--as", "Maria", *options).stdout
        assert not any(secret in shown for secret in (*SECRETS, "Acme", "Birch", "Data engineer", "log"))


@pytest.mark.parametrize("level", ["times", "plan"])
def test_the_status_as_somebody_sees_it_holds_nothing_of_the_rest(folder, level):
    run("share", "search.yaml", "Maria", "--show", level)

    for options in ([], ["--json"], ["--all"]):
        shown = run("status", "search.yaml", "--as", "Maria", *options).stdout
        assert not any(secret in shown for secret in (*SECRETS, "Acme", "Birch", "Data engineer"))
    (first, *others) = json.loads(run("status", "search.yaml", "--as", "Maria", "--json").stdout)
    assert first.keys() == json.loads(run("status", "search.yaml", "--json").stdout)[0].keys()
    assert len(others) == (2 if level == "plan" else 0)


def test_at_times_nothing_is_overdue_since_nothing_is_known_to_be_sent(folder):
    run("share", "search.yaml", "Maria", "--show", "times")
    shown = run("agenda", "search.yaml", "--as", "Maria", "--all").stdout

    assert "Earlier" in shown
    assert "Overdue" not in shown
    assert "Done" not in shown


def test_the_json_of_a_view_has_null_for_what_is_not_shown(folder):
    run("share", "search.yaml", "Maria", "--show", "times")
    first = json.loads(run("agenda", "search.yaml", "--as", "Maria", "--all", "--json").stdout)[0]

    assert re.fullmatch(r"[0-9a-f-]{36}", first.pop("uid"))
    assert first == {
        "kind": None,
        "company": None,
        "role": None,
        "round": None,
        "starts": "2026-11-24T15:00:00-05:00",
        "ends": "2026-11-24T15:15:00-05:00",
        "done": None,
        "summary": "Follow-up",
        "text": None,
    }


def test_the_page_as_somebody_sees_it_has_its_own_name(folder):
    run("share", "search.yaml", "Maria")
    result = run("page", "search.yaml", "--as", "maria")

    assert result.stderr == "wrote search.maria.html; open it in a browser\n"
    page = Path("search.maria.html").read_text(encoding="utf-8")
    assert "Company A" in page
    assert not any(word in page for word in SECRETS if word != "https")
    assert run("page", "search.yaml", "--as", "Maria", "-o", "-").stdout == page


def test_an_ended_share_says_so_and_nothing_else(folder):
    run("share", "search.yaml", "Maria")
    run("unshare", "search.yaml", "Maria")

    shown = run("agenda", "search.yaml", "--as", "Maria").stdout
    assert "Sharing has ended: Wed Dec 2, 2026." in shown
    assert "Company" not in shown
    assert json.loads(run("agenda", "search.yaml", "--as", "Maria", "--json").stdout) == []


def test_nothing_is_shown_as_somebody_who_has_no_share(folder):
    result = run("agenda", "search.yaml", "--as", "Maria")

    assert result.exit_code == 1
    assert "nothing is shared with 'Maria' or anybody else; begin with 'followup-ics share'" in result.stderr


def test_two_names_of_one_feed_are_told_with_their_place(folder):
    shares = "shares:\n" + "".join(
        f"  - {{with: {who}, id: {digit * 32}}}\n" for who, digit in (("Zoë", 1), ("zoe", 2))
    )
    Path("search.yaml").write_text(SEARCH + shares, encoding="utf-8")
    result = run("check", "search.yaml")

    assert result.exit_code == 1
    assert "shares[1].with: 'zoe' would have the feed '….zoe.ics' of 'Zoë' on line 29" in result.stderr
