"""The life of a share, from one build to the next, by the commands that its owner types."""

import dataclasses
import datetime as dt
import os
import sys

from feeds import LENGTH, Event, run_build
from programs import run

from followup_ics.feed.texts.shared import ENDED, compose_shared, describe_shared
from followup_ics.planning.plan_file import plan_source
from followup_ics.sharing.identity import identify_last_event
from followup_ics.sharing.shares import choose_share
from followup_ics.sharing.view import make_view

FILE = """\
id: aaaa0000subscriber
timezone: Europe/Berlin
holidays: DE-BE
interviews:
  - {company: Kept & Co, role: Analyst, when: 2026-10-01 10:00, interviewers: [Jürgen Weiß], hear_by: 2026-10-09}
  - {company: Moved Ltd, id: moved, when: 2026-10-06 10:00, hear_by: 2026-10-16, signal: positive}
  - {company: Hidden GmbH, when: 2026-10-07 15:00, check_in: 2026-10-19}
"""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class SharedStep:
    """Hold one moment: what happens to the share, by which command, and when it is built after that."""

    what: str
    now: str
    command: tuple[str, ...]


def step(what, now, *command):
    return SharedStep(what=what, now=f"{now}:00Z", command=command)


SHARED_LIFE = (
    step("shared", "2026-10-02T10:00", "share", "Maria"),
    step("something is said", "2026-10-08T10:00", "log", "moved", "--hear-by", "by the end of next week"),
    step("and again on the same day", "2026-10-08T11:30", "log", "kept", "--sent", "thank-you"),
    step("a company is hidden", "2026-10-09T10:00", "share", "Maria", "--hide", "hidden"),
    step("more is shown", "2026-10-10T10:00", "share", "Maria", "--show", "advice"),
    step("ended", "2026-10-12T10:00", "unshare", "Maria"),
    step("built again", "2026-10-20T10:00"),
)


def live(source, feed, moment):
    """Take one step, and build the feeds; the share's is at ``feed``."""
    if moment is SHARED_LIFE[0]:
        source.write_text(FILE, encoding="utf-8")
    if moment.command:
        name, *arguments = moment.command
        command = [sys.executable, "-c", "from followup_ics.cli import main; main()", name, source, *arguments]
        run(command, env={**os.environ, "FOLLOWUP_ICS_NOW": moment.now})
    run_build(source, feed.with_name("follow-ups.ics"), now=moment.now)


def show_events(source, moment):
    """Ask the view for the events that somebody else must see at a moment."""
    planned = plan_source(source.read_bytes(), name=source.name)
    share = choose_share(planned.job_search.shares, "Maria")
    view = make_view(planned.follow_ups, planned.job_search, share, now=dt.datetime.fromisoformat(moment.now))
    if view.ended_on:
        noon = dt.datetime.combine(view.ended_on, dt.time(12), tzinfo=view.job_search.timezone).astimezone(dt.UTC)
        uid = identify_last_event(share.id)
        return (Event(uid=uid, starts_at=noon, ends_at=noon + LENGTH, summary=ENDED, description=""),)
    return tuple(
        sorted(
            Event(
                uid=each.uid,
                starts_at=each.starts_at.astimezone(dt.UTC),
                ends_at=each.starts_at.astimezone(dt.UTC) + LENGTH,
                summary=describe_shared(each, view).summary,
                description=compose_shared(each, view),
            )
            for each in view.follow_ups
        )
    )
