"""What is due: the follow-ups that are overdue, those of today, and those that come next."""

import datetime as dt
from collections.abc import Iterable
from typing import Final, NamedTuple

from followup_ics.model.names import fold
from followup_ics.model.plan import FollowUp
from followup_ics.model.search import Interview, JobSearch, Kind, Update
from followup_ics.planning.rules import CHECK_INS

RECENT: Final = 14
"""Days for which a follow-up that was not sent counts as overdue; after that it is better let go, but for an offer."""


class Agenda(NamedTuple):
    """Hold follow-ups by what they ask of you, each in the order of its start.

    ``past`` is done, or too long ago, or overtaken by what happened since; ``later`` is beyond the days asked for.
    """

    past: tuple[FollowUp, ...]
    overdue: tuple[FollowUp, ...]
    today: tuple[FollowUp, ...]
    coming: tuple[FollowUp, ...]
    later: tuple[FollowUp, ...]


def select_agenda(  # noqa: PLR0913 - what to select from, and what
    follow_ups: Iterable[FollowUp],
    job_search: JobSearch,
    *,
    now: dt.datetime,
    days: int = 14,
    show_all: bool = False,
    has_late: bool = True,
) -> tuple[FollowUp, ...]:
    """Select what an agenda shows, in the order of its start: overdue, today and next, or everything."""
    if show_all:
        return _sort_by_start(follow_ups)
    agenda = sort_agenda(follow_ups, job_search, now=now, days=days, has_late=has_late)
    return (*agenda.overdue, *agenda.today, *agenda.coming)


def sort_agenda(
    follow_ups: Iterable[FollowUp],
    job_search: JobSearch,
    *,
    now: dt.datetime,
    days: int | None = 14,
    has_late: bool = True,
) -> Agenda:
    """Sort follow-ups by what they ask of you at ``now``, looking ``days`` days ahead, or without end where None.

    Without ``has_late`` it is not known what was sent, so that nothing is overdue.

    A day is one of the file's zone: what was due this morning is still today's, what was due yesterday is overdue.
    """
    today = now.astimezone(job_search.timezone).date()
    applications: dict[tuple[str, str], list[Interview]] = {}
    for interview in job_search.interviews:
        applications.setdefault(identify(interview), []).append(interview)
    past, overdue, due_today, coming, later = [], [], [], [], []
    for follow_up in _sort_by_start(follow_ups):
        ahead = (find_day(follow_up, job_search) - today).days
        if ahead == 0:
            due_today.append(follow_up)
        elif days is not None and ahead > days:
            later.append(follow_up)
        elif ahead > 0:
            coming.append(follow_up)
        elif (
            follow_up.done
            or not has_late
            or (-ahead > RECENT and follow_up.kind is not Kind.ANSWER_OFFER)
            or is_overtaken(follow_up, applications.get(identify(follow_up.interview), ()), today=today)
        ):
            past.append(follow_up)
        else:
            overdue.append(follow_up)
    return Agenda(
        past=tuple(past), overdue=tuple(overdue), today=tuple(due_today), coming=tuple(coming), later=tuple(later)
    )


def find_meetings(job_search: JobSearch, *, now: dt.datetime, days: int | None = 14) -> tuple[Interview, ...]:
    """Find the interviews to come that say where they are, in their order, ``days`` ahead or, where None, all."""
    now = now.astimezone(job_search.timezone)
    last = dt.date.max if days is None else now.date() + dt.timedelta(days=days)
    found = [each for each in job_search.interviews if each.place and each.cancelled_on is None]
    return tuple(sorted((each for each in found if now.date() <= each.on <= last), key=_sort_key))


def _sort_key(interview: Interview) -> tuple[dt.date, dt.time, str]:
    return interview.on, interview.start_time or dt.time.min, interview.company


def find_day(follow_up: FollowUp, job_search: JobSearch) -> dt.date:
    """Find the day on which you are reminded, in the file's zone."""
    return follow_up.starts_at.astimezone(job_search.timezone).date()


def is_overtaken(follow_up: FollowUp, interviews: Iterable[Interview], *, today: dt.date) -> bool:
    """Tell whether what happened since in its application, up to ``today``, has left a follow-up without a purpose.

    An outcome leaves none but the thanks that answer it; a later round, none but the thanks for the one before it; a
    later word of theirs answers every check-in.
    """
    since_on = max(follow_up.on, follow_up.reason.fact_on + dt.timedelta(days=1))
    return any(
        (follow_up.kind is not Kind.THANK_YOU and follow_up.on < interview.on <= today)
        or any(_is_answer(update, follow_up.kind) for update in interview.updates if since_on <= update.on <= today)
        for interview in interviews
    )


def _is_answer(update: Update, kind: Kind) -> bool:
    return bool(update.outcome or update.sent is Kind.WITHDRAW) or (
        kind in CHECK_INS and any((update.hear_by, update.check_in, update.signal))
    )


def identify(interview: Interview) -> tuple[str, str]:
    """Name the application that an interview belongs to: company and role, both folded.

    >>> from zoneinfo import ZoneInfo
    >>> identify(Interview(company="ACME ", on=dt.date(2026, 12, 1), timezone=ZoneInfo("UTC"), holidays=()))
    ('acme', '')
    """
    return fold(interview.company), fold(interview.role or "")


def _sort_by_start(follow_ups: Iterable[FollowUp]) -> tuple[FollowUp, ...]:
    return tuple(sorted(follow_ups, key=lambda follow_up: follow_up.order))
