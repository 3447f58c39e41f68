"""What somebody else sees, for the owner who shares it: as a table, by company, as JSON; and the list of shares.

The JSON of a view has these forms, in which what a share does not show is null:

- a follow-up: ``uid``, ``kind``, ``company`` (a letter, or the name), ``role``, ``round``, ``starts``, ``ends``
  (ISO 8601 with the offset of the file's zone), ``done``, ``summary``, ``text``: all that the event says.
- a line of the status: ``company``, ``role``, ``last_done`` and ``next``, each null or ``uid``, ``kind``, ``on``.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, Final

from followup_ics.feed.texts.date_style import find_style
from followup_ics.feed.texts.format import Dates, name_zone
from followup_ics.feed.texts.shared import ENDED, NOTHING, compose_shared, describe_shared, name_shared_action
from followup_ics.model.plan import FollowUp
from followup_ics.model.search import JobSearch, Share, Show
from followup_ics.planning.rules import DURATION
from followup_ics.reports.terminal import EMPTY_LINE, Block, Tone, Words, make_line, write_page
from followup_ics.sharing.shares import find_end
from followup_ics.sharing.view import View

INDENT: Final = 2
BLANK: Final = Words(text="")
NO_YEAR: Final = 0
"""A year that no day is in, so that the day's own is always told."""

SHOWS: Final = {
    Show.TIMES: "days and times, and nothing else",
    Show.PLAN: "what is done when, with companies as letters",
    Show.ADVICE: "companies, roles, advice and drafts, without names of people",
}
"""What each level shows, in a line."""


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
    """List what is done and what comes next at each company that a view tells apart, what is due first first."""
    lines = []
    for (company, role), members in _group(view).items():
        done = [each for each in members if each.done]
        coming = [each for each in members if not each.done and each.starts_at >= now]
        lines.append(
            {
                "company": company or None,
                "role": role,
                "last_done": _to_step(done[-1], view) if done else None,
                "next": _to_step(coming[0], view) if coming else None,
            }
        )
    return sorted(lines, key=lambda line: (line["next"]["on"] if line["next"] else "~", line["company"] or ""))


def _group(view: View) -> dict[tuple[str, str | None], list[FollowUp]]:
    groups: dict[tuple[str, str | None], list[FollowUp]] = {}
    for each in view.follow_ups:
        groups.setdefault((each.interview.company, each.interview.role), []).append(each)
    return groups


def _to_step(follow_up: FollowUp, view: View) -> dict[str, Any]:
    return {
        "uid": follow_up.uid,
        "kind": None if view.show is Show.TIMES else follow_up.kind.value,
        "on": _find_day(follow_up, view).isoformat(),
    }


def _find_day(follow_up: FollowUp, view: View) -> dt.date:
    return follow_up.starts_at.astimezone(view.job_search.timezone).date()


def render_status(view: View, *, now: dt.datetime, width: int, colour: bool) -> str:
    """Render what a view shows of each company: what was done last, and what comes next."""
    by_uid = {each.uid: each for each in view.follow_ups}
    rows = []
    for line in list_status(view, now=now):
        name = line["company"] or ""
        cells = [f"{name} ({line['role']})" if line["role"] else name]
        for key, nothing in (("last_done", "nothing done yet"), ("next", "nothing to come")):
            step = line[key]
            cells.append(_name_step(by_uid[step["uid"]], view, now) if step else nothing)
        shown = cells if view.show is not Show.TIMES else cells[2:]
        rows.append(tuple(map(Words, shown)))
    heads = ("Company", "Last done", "Next") if view.show is not Show.TIMES else ("Next",)
    head = tuple(Words(text=text, tone=Tone.TITLE) for text in heads)
    table = [Block(rows=(head, *rows))] if rows else [make_line(_tell_nothing(view))]
    return write_page(table, width=width, colour=colour)


def _name_step(follow_up: FollowUp, view: View, now: dt.datetime) -> str:
    day = _write_dates(view, year=now.astimezone(view.job_search.timezone).year).day(_find_day(follow_up, view))
    return f"{name_shared_action(follow_up, view)}, {day}"


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


def _make_rows(follow_up: FollowUp, view: View) -> Iterator[tuple[Words, ...]]:
    starts_at = follow_up.starts_at.astimezone(view.job_search.timezone)
    day = Words(text=_write_dates(view).day(starts_at.date()))
    yield (
        day,
        Words(text=_write_dates(view).time(starts_at.time())),
        Words(text=describe_shared(follow_up, view).summary),
    )
    for line in compose_shared(follow_up, view).splitlines():
        yield BLANK, BLANK, Words(text=line, tone=Tone.QUIET)


def render_shares(shares: Iterable[Share], job_search: JobSearch, *, now: dt.datetime, width: int, colour: bool) -> str:
    """Render the list of shares: with whom, what, and until when."""
    rows = [_describe_share(share, job_search, now) for share in shares]
    if not rows:
        return write_page([make_line("Nothing is shared with anybody.")], width=width, colour=colour)
    head = tuple(Words(text=text, tone=Tone.TITLE) for text in ("With", "Shows", "Until", "Hidden"))
    return write_page([Block(rows=(head, *rows))], width=width, colour=colour)


def _describe_share(share: Share, job_search: JobSearch, now: dt.datetime) -> tuple[Words, ...]:
    ended_on = find_end(share, now=now, timezone=job_search.timezone)
    until = f"ended {ended_on}" if ended_on else str(share.until or "further notice")
    tone = Tone.QUIET if ended_on else Tone.PLAIN
    cells = (share.who, str(share.show), until, ", ".join(share.hide) or "nothing")
    return tuple(Words(text=text, tone=tone) for text in cells)
