"""Follow-ups, job searches and events made by hand, with something sensible for all that a test does not name."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from followup_ics.feed.ics import Event, render_event
from followup_ics.feed.revision import Revision, revise_feed
from followup_ics.model.plan import Count, Fact, FollowUp, Reason
from followup_ics.model.search import Interview, JobSearch, Kind

NOW = dt.datetime(2026, 11, 24, 10, tzinfo=dt.UTC)
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


def make_job_search(**fields: Any) -> JobSearch:
    return JobSearch(**{"timezone": ZoneInfo("Europe/Berlin"), "holidays": (), "interviews": (), **fields})


def make_interview(**fields: Any) -> Interview:
    told = {"company": "Acme Robotics", "on": dt.date(2026, 11, 24), "timezone": ZoneInfo("UTC"), "holidays": ()}
    return Interview(**{**told, "start_time": dt.time(10), **fields})


def make_follow_up(**fields: Any) -> FollowUp:
    starts_at = fields.get("starts_at", dt.datetime(2026, 11, 24, 15, tzinfo=dt.UTC))
    on = starts_at.date()
    told = {
        "uid": "00000000-0000-5000-8000-000000000001",
        "kind": Kind.THANK_YOU,
        "ordinal": 1,
        "interview": make_interview(),
        "people": (),
        "on": on,
        "starts_at": starts_at,
        "arrives_at": starts_at,
        "reason": Reason(fact=Fact.INTERVIEW, fact_on=on, way=Count(starts_on=on, ends_on=on)),
    }
    return FollowUp(**{**told, **fields})


def make_event(number: int = 1, *, starts_at: dt.datetime = NOW + DAY, text: str = "Write to them.") -> Event:
    return render_event(
        uid=f"event-{number}",
        starts_at=starts_at,
        summary=f"Follow-up {number}",
        description=text,
        category="decision-date",
    )


def build(
    old: bytes | None,
    events: Iterable[Event],
    *,
    now: dt.datetime = NOW,
    allow_shrink: bool = False,
    replace: bool = False,
) -> Revision:
    return revise_feed(old, events, make_job_search(), now=now, allow_shrink=allow_shrink, replace=replace)


def read_values(data: bytes, name: str) -> list[str]:
    """Every value of a property in a feed, by the simplest reading there is."""
    lines = data.decode().replace("\r\n ", "").split("\r\n")
    return [line.partition(":")[2] for line in lines if line.partition(":")[0] == name]
