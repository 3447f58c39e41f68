"""The agenda as a page for people: overdue, today and next, by day, and how to note what was sent."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from followup_ics.feed.texts.advice import Advice
from followup_ics.feed.texts.date_style import find_style
from followup_ics.feed.texts.format import Dates, name_zone
from followup_ics.feed.texts.shared import ENDED, choose_describe
from followup_ics.model.plan import FollowUp
from followup_ics.model.search import Interview, JobSearch
from followup_ics.reports.agenda_groups import Agenda, find_meetings, sort_agenda
from followup_ics.reports.terminal import EMPTY_LINE, Block, Styled, Tone, make_line, write_page
from followup_ics.sharing.view import View

Row: TypeAlias = tuple[Styled, ...]
Describe: TypeAlias = Callable[[FollowUp], Advice]

INDENT: Final = 2
NOTHING: Final = Styled(text="")
NO_YEAR: Final = 0
"""A year that no day is in, so that the day's own is always told."""

HOW_TO_RECORD: Final = (
    "When there is an interview, or they say something, write it down in the file: the next steps follow from it."
)
HOW_TO_MARK: Final = (
    "Sent one? Say so with 'followup-ics log', or in its interview's updates; the rest counts from there:"
)
NOT_SENT: Final = "not marked as sent"
OVERDUE: Final = "Overdue"
NOT_DONE: Final = "Not marked as done"
"""What is overdue in a view, which does not know what happened since: nobody is told to do it."""


def render_agenda(  # noqa: PLR0913 - what to show, and on what paper
    follow_ups: Iterable[FollowUp],
    job_search: JobSearch,
    *,
    now: dt.datetime,
    days: int = 14,
    show_all: bool = False,
    width: int = 80,
    colour: bool = False,
    view: View | None = None,
) -> str:
    """Render an agenda in at most ``width`` columns; days and times are those of the file's zone.

    With ``view`` the follow-ups and the search are those of the view, and nothing else is told.

    >>> from zoneinfo import ZoneInfo
    >>> job_search = JobSearch(timezone=ZoneInfo("Europe/Berlin"), holidays=(), interviews=())
    >>> print(render_agenda((), job_search, now=dt.datetime(2026, 11, 23, 8, tzinfo=dt.UTC), width=120), end="")
    Mon 23 Nov 2026, 09:00, Berlin time
    <BLANKLINE>
    Nothing is waiting for you.
    <BLANKLINE>
    When there is an interview, or they say something, write it down in the file: the next steps follow from it.
    """
    follow_ups, now = tuple(follow_ups), now.astimezone(job_search.timezone)
    describe_one = choose_describe(job_search, view, follow_ups)
    has_late = view is None or view.tells_done
    agenda = sort_agenda(follow_ups, job_search, now=now, days=None if show_all else days, has_late=has_late)
    dates = Dates(year=now.year, style=find_style(job_search))
    sections = {
        "Earlier": agenda.past if show_all else (),
        name_overdue(view): agenda.overdue,
        "Today": agenda.today,
        "Next": agenda.coming,
    }
    tables = {
        name: _make_rows(members, describe_one, now, dates, has_late=has_late)
        for name, members in sections.items()
        if members
    }
    meetings = find_meetings(job_search, now=now, days=None if show_all else days)  # a view has none
    tables |= {"Interviews": _make_meetings(meetings, now, dates)} if meetings else {}
    blocks = [
        make_line(_write_title(now, dates, job_search), tone=Tone.TITLE),
        *_make_tables(tables),
        *_tell_rest(agenda, describe_one, now, dates),
        *(_tell_more(agenda, now, show_all=show_all) if view is None else _tell_end(view)),
    ]
    return write_page(blocks, width=width, colour=colour)


def name_overdue(view: View | None) -> str:
    """Name the section of what is overdue."""
    return OVERDUE if view is None else NOT_DONE


def _write_title(now: dt.datetime, dates: Dates, job_search: JobSearch) -> str:
    today = dates._replace(year=NO_YEAR).day(now.date())
    return f"{today}, {dates.time(now.time())}, {name_zone(job_search.timezone)}"


def _make_tables(sections: Mapping[str, Sequence[Row]]) -> Iterator[Block]:
    """Make a heading and a table for each section, the columns of all tables below each other."""
    rows = [row for table in sections.values() for row in table]
    least = tuple(max(len(row[place].text) for row in rows) for place in (0, 1)) if rows else ()
    for name, table in sections.items():
        yield from (EMPTY_LINE, make_line(name, tone=Tone.TITLE))
        yield Block(rows=tuple(table), indent=INDENT, least=least)


def _make_rows(
    follow_ups: Iterable[FollowUp], describe_one: Describe, now: dt.datetime, dates: Dates, *, has_late: bool
) -> Sequence[Row]:
    """Make rows of day, time and what to do: each day named once, the employer's clock below where it matters."""
    rows: list[Row] = []
    day_before = None
    for follow_up in follow_ups:
        advice = describe_one(follow_up)
        starts_at = follow_up.starts_at.astimezone(now.tzinfo)
        day, is_late = starts_at.date(), has_late and not follow_up.done and starts_at <= now
        tone = Tone.QUIET if follow_up.done else Tone.LATE if is_late else Tone.PLAIN
        day_words = Styled(text="" if day == day_before else dates.day(day))
        time_words = Styled(text=dates.time(starts_at.time()), tone=tone)
        rows.append((day_words, time_words, Styled(text=advice.summary, tone=tone)))
        more = ["Due now." if is_late else "", advice.timing] if day >= now.date() else []
        if any(more):
            rows.append((NOTHING, NOTHING, Styled(text=" ".join(filter(None, more)), tone=Tone.QUIET)))
        day_before = day
    return rows


def _make_meetings(interviews: Iterable[Interview], now: dt.datetime, dates: Dates) -> Sequence[Row]:
    """Make rows of interviews to come on your clock, each with its place below."""
    rows: list[Row] = []
    for interview in interviews:
        day, time = interview.on, ""
        if interview.start_time is not None:
            starts_at = dt.datetime.combine(day, interview.start_time, tzinfo=interview.timezone).astimezone(now.tzinfo)
            day, time = starts_at.date(), dates.time(starts_at.time())
        what = ", ".join(filter(None, (interview.company, interview.role, interview.round)))
        rows.append((Styled(text=dates.day(day)), Styled(text=time), Styled(text=what)))
        rows.append((NOTHING, NOTHING, Styled(text=interview.place or "", tone=Tone.QUIET)))
    return rows


def _tell_rest(agenda: Agenda, describe_one: Describe, now: dt.datetime, dates: Dates) -> Iterator[Block]:
    """Tell what is not shown because it comes later, or that there is nothing."""
    if not (agenda.overdue or agenda.today or agenda.coming):
        yield from (EMPTY_LINE, make_line("Nothing is waiting for you."))
    if agenda.later:
        first, others = agenda.later[0], len(agenda.later) - 1
        day = dates.day(first.starts_at.astimezone(now.tzinfo).date())
        more = f", and {others} more after that" if others else ""
        line = f"Then {day}: {describe_one(first).summary}{more} (--all shows everything)"
        yield from (EMPTY_LINE, make_line(line))


def _tell_end(view: View) -> Iterator[Block]:
    """Tell that a share has ended."""
    if view.ended_on:
        yield from (
            EMPTY_LINE,
            make_line(f"{ENDED}: {Dates(NO_YEAR, find_style(view.job_search)).day(view.ended_on)}."),
        )


def _tell_more(agenda: Agenda, now: dt.datetime, *, show_all: bool) -> Iterator[Block]:
    """Tell the owner what is long past and was not sent, and how to write down what was."""
    unsent = sum(not follow_up.done for follow_up in agenda.past)
    if unsent and not show_all:
        line = f"{unsent} earlier {'ones are' if unsent > 1 else 'one is'} {NOT_SENT} (--all shows everything)"
        yield from (EMPTY_LINE, make_line(line, tone=Tone.QUIET))
    yield from _tell_how(agenda, on=now.date())


def _tell_how(agenda: Agenda, *, on: dt.date) -> Iterator[Block]:
    """Tell how to write down what was sent or, where there is nothing to send, what happens next."""
    undone = [each for each in (*agenda.overdue, *agenda.today, *agenda.coming) if not each.done]
    yield EMPTY_LINE
    if undone:
        yield make_line(HOW_TO_MARK)
        yield make_line(f"- {{on: {on}, sent: {undone[0].kind}}}", indent=INDENT)
    else:
        yield make_line(HOW_TO_RECORD)
