"""What somebody else sees, for the owner who shares it: as a table, by company, as JSON; and the list of shares.

The JSON of a view has these forms, in which what a share does not show is null:

- a follow-up: ``uid``, ``kind``, ``company`` (a letter, or the name), ``role``, ``round``, ``starts``, ``ends``
  (ISO 8601 with the offset of the file's zone), ``done``, ``summary``, ``text``: all that the event says.
- a line of the status: the keys that the owner's has, of which ``state``, ``since`` and ``why_none`` are never shown;
  ``last_contact`` is what was sent last, ``on`` and ``kind``, and ``next`` is ``uid``, ``kind`` and ``on``.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from followup_ics.feed.texts.date_style import find_style
from followup_ics.feed.texts.format import Dates, name_zone
from followup_ics.feed.texts.shared import ENDED, NOTHING, compose_shared, describe_shared, name_shared_action
from followup_ics.model.plan import FollowUp
from followup_ics.model.search import JobSearch, Share, Show
from followup_ics.planning.rules import DURATION
from followup_ics.reports.agenda_groups import RECENT
from followup_ics.reports.terminal import EMPTY_LINE, Block, Styled, Tone, make_line, write_page
from followup_ics.sharing.shares import find_end
from followup_ics.sharing.view import View

INDENT: Final = 2
BLANK: Final = Styled(text="")
NO_YEAR: Final = 0
"""A year that no day is in, so that the day's own is always told."""

SHOWS: Final = {
    Show.TIMES: "days and times, and nothing else",
    Show.PLAN: "what is done when, with companies as letters",
    Show.ADVICE: "companies, roles, advice and drafts, without names of people",
}
"""What each level shows, in a line."""


class _Line(NamedTuple):
    """Hold what was sent last and what comes next at one company, for one role where that is shown."""

    company: str
    role: str | None
    last: FollowUp | None
    next: FollowUp | None


def to_shared_json(follow_up: FollowUp, view: View) -> dict[str, Any]:
    """Turn a follow-up of a view into data that JSON can hold, in the form that this module documents."""
    zone, is_plan, is_advice = view.job_search.timezone, view.show is Show.PLAN, view.show is Show.ADVICE
    interview = follow_up.interview
    return {
        "uid": follow_up.uid,
        "kind": follow_up.kind.value if is_plan or is_advice else None,
        "company": interview.company if is_plan or is_advice else None,
        "role": interview.role if is_advice else None,
        "round": interview.round if is_plan else None,
        "starts": follow_up.starts_at.astimezone(zone).isoformat(),
        "ends": (follow_up.starts_at + DURATION).astimezone(zone).isoformat(),
        "done": follow_up.done if is_plan or is_advice else None,
        "summary": describe_shared(follow_up, view).summary,
        "text": compose_shared(follow_up, view) or None,
    }


def list_status(view: View, *, now: dt.datetime) -> list[dict[str, Any]]:
    """List what was sent last and what comes next at each company that a view tells apart, as JSON can hold it."""
    return [
        {
            "company": line.company or None,
            "role": line.role,
            "state": None,
            "since": None,
            "last_contact": _to_step(line.last, view) if line.last else None,
            "next": {"uid": line.next.uid, **_to_step(line.next, view)} if line.next else None,
            "why_none": None,
        }
        for line in _list_lines(view, now)
    ]


def _list_lines(view: View, now: dt.datetime) -> list[_Line]:
    """List the companies of a view, what is due first first; what is not long overdue is still to be done."""
    since = now - dt.timedelta(days=RECENT) if view.tells_done else now
    groups: dict[tuple[str, str | None], list[FollowUp]] = {}
    for each in view.follow_ups:
        groups.setdefault((each.interview.company, each.interview.role), []).append(each)
    lines = [
        _Line(
            company=company,
            role=role,
            last=next((each for each in reversed(members) if each.done), None),
            next=next((each for each in members if not each.done and each.starts_at >= since), None),
        )
        for (company, role), members in groups.items()
    ]
    return sorted(lines, key=lambda line: (line.next is None, line.next and line.next.starts_at, line.company))


def _to_step(follow_up: FollowUp, view: View) -> dict[str, Any]:
    kind = follow_up.kind.value if view.tells_done else None
    return {"kind": kind, "on": _find_day(follow_up, view).isoformat()}


def _find_day(follow_up: FollowUp, view: View) -> dt.date:
    return follow_up.starts_at.astimezone(view.job_search.timezone).date()


def render_status(view: View, *, now: dt.datetime, width: int, colour: bool) -> str:
    """Render what a view shows of each company: what was done last, and what comes next."""
    rows = []
    for line in _list_lines(view, now):
        last = _name_step(line.last, view, now) if line.last else "nothing yet"
        following = _name_step(line.next, view, now) if line.next else "nothing to come"
        name = f"{line.company} ({line.role})" if line.role else line.company
        rows.append(tuple(map(Styled, (name, last, following) if view.tells_done else (following,))))
    heads = ("Company", "Sent last", "Next") if view.tells_done else ("Next",)
    head = tuple(Styled(text=text, tone=Tone.TITLE) for text in heads)
    table = [Block(rows=(head, *rows))] if rows else [make_line(_tell_nothing(view))]
    return write_page(table, width=width, colour=colour)


def _name_step(follow_up: FollowUp, view: View, now: dt.datetime) -> str:
    today, on = now.astimezone(view.job_search.timezone).date(), _find_day(follow_up, view)
    late = "not marked as done since " if on < today and not follow_up.done else ""
    return f"{name_shared_action(follow_up, view)}, {late}{_write_dates(view, year=today.year).day(on)}"


def _write_dates(view: View, *, year: int = NO_YEAR) -> Dates:
    return Dates(year=year, style=find_style(view.job_search))


def _tell_nothing(view: View) -> str:
    return f"{ENDED}: {_write_dates(view).day(view.ended_on)}." if view.ended_on else f"{NOTHING}."


def render_share(view: View, share: Share, *, width: int, colour: bool) -> str:
    """Render exactly what somebody will see: every event with its day, its time, its title and its text."""
    zone = name_zone(view.job_search.timezone)
    head = f"{share.who} sees {SHOWS[share.show]} ({share.show}):" if view.follow_ups else f"{share.who} sees:"
    blocks = [make_line(head, tone=Tone.TITLE), EMPTY_LINE]
    if view.follow_ups:
        rows = [row for each in view.follow_ups for row in _make_rows(each, view)]
        blocks += [Block(rows=tuple(rows), indent=INDENT), EMPTY_LINE, make_line(f"Days and times are {zone}.")]
    else:
        blocks += [make_line(_tell_nothing(view), indent=INDENT)]
    return write_page(blocks, width=width, colour=colour)


def _make_rows(follow_up: FollowUp, view: View) -> Iterator[tuple[Styled, ...]]:
    starts_at = follow_up.starts_at.astimezone(view.job_search.timezone)
    day = Styled(text=_write_dates(view).day(starts_at.date()))
    yield (
        day,
        Styled(text=_write_dates(view).time(starts_at.time())),
        Styled(text=describe_shared(follow_up, view).summary),
    )
    for line in compose_shared(follow_up, view).splitlines():
        yield BLANK, BLANK, Styled(text=line, tone=Tone.QUIET)


def render_shares(shares: Iterable[Share], job_search: JobSearch, *, now: dt.datetime, width: int, colour: bool) -> str:
    """Render the list of shares: with whom, what, and until when."""
    rows = [_describe_share(share, job_search, now) for share in shares]
    if not rows:
        return write_page([make_line("Nothing is shared with anybody.")], width=width, colour=colour)
    head = tuple(Styled(text=text, tone=Tone.TITLE) for text in ("With", "Shows", "Until", "Hidden"))
    return write_page([Block(rows=(head, *rows))], width=width, colour=colour)


def _describe_share(share: Share, job_search: JobSearch, now: dt.datetime) -> tuple[Styled, ...]:
    ended_on = find_end(share, now=now, timezone=job_search.timezone)
    until = f"ended {ended_on}" if ended_on else str(share.until or "further notice")
    tone = Tone.QUIET if ended_on else Tone.PLAIN
    cells = (share.who, str(share.show), until, ", ".join(share.hide) or "nothing")
    return tuple(Styled(text=text, tone=tone) for text in cells)
