"""What a build would change in a feed, for people and for programs."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from followup_ics.feed.changes import Difference, EventChange, count_changes
from followup_ics.feed.texts.date_style import find_style
from followup_ics.feed.texts.format import Style, format_day, format_time
from followup_ics.feed.texts.reasons import explain_steps
from followup_ics.model.plan import FollowUp
from followup_ics.model.search import JobSearch
from followup_ics.reports.terminal import EMPTY_LINE, Block, Styled, Tone, make_line, write_page

WAS_IT = "the same event under another identity, as after a new 'id'"
NO_YEAR = 0
"""A year that no day is in, so that the day's own is always told."""


def explain_changes(
    changes: Iterable[EventChange], follow_ups: Iterable[FollowUp], job_search: JobSearch
) -> list[Mapping[str, Any]]:
    """Turn changes into data that JSON can hold, each with the reason for its new day.

    Every object has ``difference`` (new, moved, reworded, renamed, gone), ``uid``, ``summary``, ``from`` and ``to``
    (ISO 8601 with the offset of the file's zone; null where there is none), and ``why``, a list of sentences.
    """
    by_uid = {follow_up.uid: follow_up for follow_up in follow_ups}
    return [
        {
            "difference": change.difference.value,
            "uid": change.uid,
            "summary": change.summary,
            "from": _tell_moment(change.from_at, job_search.timezone),
            "to": _tell_moment(change.to_at, job_search.timezone),
            "why": list(explain_steps(by_uid[change.uid], find_style(job_search))) if change.uid in by_uid else [],
        }
        for change in changes
    ]


def _tell_moment(moment: dt.datetime | None, zone: ZoneInfo) -> str | None:
    return moment.astimezone(zone).isoformat() if moment else None


def render_changes(
    changes: Sequence[EventChange],
    follow_ups: Iterable[FollowUp],
    job_search: JobSearch,
    *,
    width: int = 80,
    colour: bool = False,
) -> str:
    """Render changes in at most ``width`` columns: what, from when to when, and why.

    >>> print(render_changes((), (), JobSearch(timezone=ZoneInfo("UTC"), holidays=(), interviews=())), end="")
    nothing would change
    """
    if not changes:
        return "nothing would change\n"
    blocks = []
    for change, row in zip(changes, explain_changes(changes, follow_ups, job_search), strict=True):
        head = Styled(text=row["difference"], tone=Tone.TITLE)
        lines = [Styled(text=row["summary"]), Styled(text=_tell_days(row, find_style(job_search)))]
        if change.was:
            lines.append(Styled(text=WAS_IT if change.was == change.summary else f"was: {change.was}", tone=Tone.QUIET))
        if row["difference"] in {Difference.MOVED, Difference.NEW}:
            lines.append(Styled(text=" ".join(row["why"]), tone=Tone.QUIET))
        rows = tuple((head if place == 0 else Styled(text=""), line) for place, line in enumerate(lines))
        blocks += [Block(rows=rows, least=(len(Difference.REWORDED), 0)), EMPTY_LINE]
    blocks.append(make_line(count_changes(changes)))
    return write_page(blocks, width=width, colour=colour)


def _tell_days(row: Mapping[str, Any], style: Style) -> str:
    before, after = (dt.datetime.fromisoformat(row[end]) if row[end] else None for end in ("from", "to"))
    if before and after and before != after:
        return f"from {_format(before, style)} to {_format(after, style)}"
    moment = after or before
    return _format(moment, style) if moment else "on a day that could not be read"


def _format(moment: dt.datetime, style: Style) -> str:
    return f"{format_day(moment.date(), year=NO_YEAR, style=style)}, {format_time(moment.time(), style=style)}"


def tell_plan_changes(before: Iterable[FollowUp], after: Iterable[FollowUp], job_search: JobSearch) -> Sequence[str]:
    """Say what an edit of the file changes in the plan, a line for each follow-up, in the order of their days."""
    old, new = ({follow_up.uid: follow_up for follow_up in plan} for plan in (before, after))
    lines = [
        (follow_up.starts_at, line)
        for uid, follow_up in {**old, **new}.items()
        if (line := _tell_plan_change(old.get(uid), new.get(uid), job_search))
    ]
    return [line for _, line in sorted(lines)] or ["the plan stays as it is"]


def _tell_plan_change(before: FollowUp | None, after: FollowUp | None, job_search: JobSearch) -> str | None:
    if before and after:
        old, new = _tell_day(before, job_search), _tell_day(after, job_search)
        what = ["is done"] * (after.done and not before.done) + [f"moved from {old} to {new}"] * (old != new)
        return f"{_name(after)} {' and '.join(what)}" if what else None
    if after:
        return f"{_name(after)} is new, on {_tell_day(after, job_search)}"
    return f"{_name(before)} on {_tell_day(before, job_search)} is dropped" if before else None


def _tell_day(follow_up: FollowUp, job_search: JobSearch) -> str:
    day = follow_up.starts_at.astimezone(job_search.timezone).date()
    return format_day(day, year=NO_YEAR, style=find_style(job_search))


def _name(follow_up: FollowUp) -> str:
    interview = follow_up.interview
    return f"{interview.company}{f' ({interview.role})' if interview.role else ''}: {follow_up.kind}"
