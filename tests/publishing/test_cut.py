"""A feed that is too large for Google: its published copy loses whole months, the oldest first, and says so."""

import datetime as dt
from pathlib import Path

import pytest
from builders import build, make_event
from click.testing import CliRunner

from followup_ics.cli import main
from followup_ics.feed.check import check_feed
from followup_ics.feed.previous import read_former
from followup_ics.feed.shared.names import name_feed
from followup_ics.model.errors import FeedError
from followup_ics.planning.plan_file import parse_source
from followup_ics.publishing.checking.body import LIMIT, judge_against
from followup_ics.publishing.cut import cut_feed
from followup_ics.reports.address import is_fine

NOW = dt.datetime(2026, 7, 15, 12, tzinfo=dt.UTC)
EVENTS = [
    make_event(month * 10 + day, starts_at=dt.datetime(2026, month, 1 + day * 3, 10, tzinfo=dt.UTC), text="x" * 400)
    for month in range(1, 11)
    for day in range(9)
]
FEED = build(None, EVENTS).data


def list_months(data):
    return sorted({event.starts_at.month for event in read_former(data).events.values()})


@pytest.mark.parametrize(
    ("share", "months", "why"),
    [
        (1.0, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], "small enough"),
        (0.99, [2, 3, 4, 5, 6, 7, 8, 9, 10], "a byte too many costs a month"),
        (0.75, [4, 5, 6, 7, 8, 9, 10], "as few months as will do"),
        (0.37, [7, 8, 9, 10], "of the month that is now only what is past goes"),
    ],
)
def test_whole_months_go_the_oldest_first(share, months, why):
    limit = int(len(FEED) * share)
    cut = cut_feed(FEED, now=NOW, limit=limit)
    assert len(cut.data) <= limit
    assert list_months(cut.data) == months, why
    assert cut.gone == len(EVENTS) - cut.data.count(b"BEGIN:VEVENT")
    check_feed(cut.data, event_count=len(EVENTS) - cut.gone)
    coming = {uid for uid, event in read_former(FEED).events.items() if event.starts_at >= NOW}
    assert coming <= read_former(cut.data).events.keys()
    assert cut.first_month == (None if share == 1 else dt.date(2026, months[0], 1))


def test_what_is_to_come_is_never_cut():
    with pytest.raises(FeedError, match="what is to come alone has more than"):
        cut_feed(FEED, now=NOW, limit=len(FEED) // 4)


def test_a_long_search_is_published_cut_and_kept_whole(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    rows = "".join(
        f"- {{company: Company {number}, when: {dt.date(2020, 1, 6) + dt.timedelta(days=number * 7)} 10:00,"
        f" note: {'n' * 900}, hear_by: in a week}}\n"
        for number in range(350)
    )
    file = Path("search.yaml")
    file.write_text(f"timezone: UTC\nholidays: none\nnotes: in-feed\ninterviews:\n{rows}", encoding="utf-8")
    done = CliRunner().invoke(main, ["publish", "search.yaml", "--to", "site", "--now", "2026-11-30T12:00:00Z"])
    assert done.exit_code == 0, done.output
    whole = Path("search.ics").read_bytes()
    published = Path("site", name_feed(parse_source(file.read_bytes(), name="x").publish[0].secret)).read_bytes()
    assert len(published) <= LIMIT < len(whole)
    assert "is too large for Google; its published copy begins with" in done.stderr
    assert is_fine(judge_against(published, whole)), "verify knows a cut copy again"
    checked = CliRunner().invoke(main, ["check", "search.yaml"])
    assert "the feed is long: it has" in checked.stderr
