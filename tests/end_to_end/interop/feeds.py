"""What a feed has to say, taken from the plan, and the feed that the command makes of the same file."""

import dataclasses
import datetime as dt
import os
import re
import sys
from pathlib import Path

from places import SAMPLES
from programs import run

from followup_ics.feed.texts.advice import compose_text
from followup_ics.feed.texts.shared import choose_describe
from followup_ics.planning.plan_file import plan_source

HERE = Path(__file__).parent

SOURCES = (SAMPLES / "full.yaml", SAMPLES / "search.yaml", *sorted((HERE / "data").glob("*.yaml")))
NOW = "2026-11-23T10:00:00Z"
LENGTH = dt.timedelta(minutes=15)
WIDE_BACKSLASH = "\N{FULLWIDTH REVERSE SOLIDUS}"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Event:
    """Hold what all readers must agree on; the instants are in UTC."""

    uid: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    summary: str
    description: str


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """Hold a feed on disk, and the events that it must have by the plan."""

    name: str
    path: Path
    events: tuple[Event, ...]


def build_feed(source, path):
    """Make a feed by the command, as anybody would."""
    run_build(source, path, now=NOW)
    return Feed(name=source.stem, path=path, events=plan_events(source))


def run_build(source, path, *options, now):
    """Build a feed in a process of its own, at a given moment."""
    command = [sys.executable, "-c", "from followup_ics.cli import main; main()", "build", source, "-o", path]
    run([*command, *options], env={**os.environ, "FOLLOWUP_ICS_NOW": now})


def plan_events(source):
    """Ask the plan for the events of a file, sorted."""
    planned = plan_source(source.read_bytes(), name=source.name)
    describe_one = choose_describe(planned.job_search, None, planned.follow_ups)
    return tuple(sorted(plan_event(follow_up, describe_one(follow_up)) for follow_up in planned.follow_ups))


def plan_event(follow_up, advice):
    """Say what an event must show. No iCalendar is involved."""
    starts_at = follow_up.starts_at.astimezone(dt.UTC)
    return Event(
        uid=follow_up.uid,
        starts_at=starts_at,
        ends_at=starts_at + LENGTH,
        summary=widen_backslashes(advice.summary),
        description=widen_backslashes(compose_text(advice)),
    )


def widen_backslashes(text):
    r"""Put the fullwidth form for a backslash before n: the one thing that a feed changes in a text, and on purpose.

    >>> widen_backslashes(r"C:\new\temp") == "C:\N{FULLWIDTH REVERSE SOLIDUS}new\\temp"
    True
    """
    return re.sub(r"\\+(?=[nN])", lambda found: WIDE_BACKSLASH * len(found[0]), text)
