"""Reports of a plan: for people, as text of a given width, and for programs, as JSON. The clock comes in as ``now``."""

from collections.abc import Sequence
from typing import Final

from followup_ics.feed.texts.date_style import find_style
from followup_ics.feed.texts.format import format_day
from followup_ics.model.plan import FollowUp
from followup_ics.model.search import JobSearch
from followup_ics.reports.agenda import render_agenda
from followup_ics.reports.agenda_groups import find_day, select_agenda
from followup_ics.reports.as_json import to_json
from followup_ics.reports.explain import render_explanation, select_company

__all__ = ["render_agenda", "render_explanation", "select_agenda", "select_company", "summarise", "to_json"]

NO_YEAR: Final = 0
"""A year that no day is in, so that the day's own is always told."""


def summarise(follow_ups: Sequence[FollowUp], job_search: JobSearch) -> str:
    """Say in a line what would be built.

    >>> from zoneinfo import ZoneInfo
    >>> summarise((), JobSearch(timezone=ZoneInfo("UTC"), holidays=(), interviews=()))
    '0 interviews, no follow-ups; the feed says that nothing is planned'
    """
    interviews = _count(len(job_search.interviews), "interview")
    if not follow_ups:
        return f"{interviews}, no follow-ups; the feed says that nothing is planned"
    days = [find_day(follow_up, job_search) for follow_up in follow_ups]
    first, last = (format_day(day, year=NO_YEAR, style=find_style(job_search)) for day in (min(days), max(days)))
    span = f"on {first}" if first == last else f"from {first} to {last}"
    done = sum(follow_up.done for follow_up in follow_ups)
    sent = f", {done} of them sent" if done else ""
    return f"{interviews}, {_count(len(follow_ups), 'follow-up')} {span}{sent}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
