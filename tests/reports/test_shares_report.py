"""What the owner is told of a view: by company, as JSON, and the list of shares."""

import datetime as dt

import pytest
from mentor import NOW, make_share, plan_text, view_text

from followup_ics.model.search import Show
from followup_ics.reports.shares import list_status, render_share, render_shares, render_status

PAPER = {"width": 100, "colour": False}


def test_the_status_tells_what_was_sent_last_and_what_comes_next():
    lines = list_status(view_text(), now=NOW)

    assert [(line["company"], line["last_contact"], line["next"]["kind"], line["next"]["on"]) for line in lines] == [
        ("Company B", None, "thank-you", "2026-12-01"),
        ("Company C", None, "thank-you", "2026-12-01"),
        ("Company A", {"kind": "thank-you", "on": "2026-11-24"}, "decision-date", "2026-12-08"),
    ]
    assert {(line["state"], line["since"], line["why_none"], line["role"]) for line in lines} == {(None,) * 4}


def test_what_was_due_is_not_called_overdue_since_what_happened_since_is_not_known():
    assert "Say thank you, not marked as done since Tue Dec 1" in render_status(view_text(), now=NOW, **PAPER)


def test_long_after_there_is_nothing_to_come():
    lines = list_status(view_text(), now=NOW + dt.timedelta(days=365))

    assert {line["next"] for line in lines} == {None}
    assert "nothing to come" in render_status(view_text(), now=NOW + dt.timedelta(days=365), **PAPER)


def test_at_times_the_status_is_one_day():
    (line,) = list_status(view_text(show=Show.TIMES), now=NOW)

    assert line["next"] == {"uid": line["next"]["uid"], "kind": None, "on": "2026-12-07"}
    assert (line["company"], line["last_contact"]) == (None, None)
    assert render_status(view_text(show=Show.TIMES), now=NOW, **PAPER).splitlines() == ["Next", "Follow-up, Mon Dec 7"]


def test_at_advice_the_status_has_company_and_role():
    assert "Acme Robotics (Data engineer)" in render_status(view_text(show=Show.ADVICE), now=NOW, **PAPER)


@pytest.mark.parametrize("show", Show)
def test_an_ended_share_has_one_sentence(show):
    view, share = view_text(show=show, until=dt.date(2026, 12, 1)), make_share(show=show)

    assert render_status(view, now=NOW, **PAPER) == "Sharing has ended: Tue Dec 1, 2026.\n"
    assert render_share(view, share, **PAPER).splitlines() == [
        "Maria sees:",
        "",
        "  Sharing has ended: Tue Dec 1, 2026.",
    ]


@pytest.mark.parametrize("show", Show)
def test_what_is_seen_is_told_in_full(show):
    view = view_text(show=show)
    shown = render_share(view, make_share(show=show), **PAPER)

    assert shown.startswith("Maria sees ")
    assert shown.count(" 10:00 AM  ") == 6
    assert ("Why this day" in shown) is (show is not Show.TIMES)
    assert ("A draft to start from" in shown) is (show is Show.ADVICE)


def test_shares_are_listed_with_what_they_hide():
    job_search = plan_text().job_search
    shares = (make_share(hide=("Acme", "Birch")), make_share(who="Ben", id="b" * 32, until=dt.date(2026, 12, 1)))
    lines = render_shares(shares, job_search, now=NOW, **PAPER).splitlines()

    assert [" ".join(line.split()) for line in lines] == [
        "With Shows Until Hidden",
        "Maria plan further notice Acme, Birch",
        "Ben plan ended 2026-12-01 nothing",
    ]
