"""Where each application stands, as a table for people."""

import datetime as dt
from collections.abc import Sequence
from typing import Final, NamedTuple

from followup_ics.feed.texts.date_style import find_style
from followup_ics.feed.texts.format import DAY_FIRST, Style, capitalize, format_day
from followup_ics.feed.texts.kinds import find_text
from followup_ics.model.search import JobSearch
from followup_ics.reports.agenda_groups import find_day
from followup_ics.reports.status import OPEN, State, Status, WhyNone
from followup_ics.reports.terminal import EMPTY_LINE, Block, Styled, Tone, make_line, write_page

HEADS: Final = ("Application", "Where it stands", "Last contact", "Next")

REASONS: Final = {
    WhyNone.CLOSED: "none: closed",
    WhyNone.ACCEPTED_ELSEWHERE: "none: you accepted elsewhere",
    WhyNone.STOP: "none: they will get in touch",
    WhyNone.NO_REPLY: "none: your last message was not answered",
    WhyNone.NOTHING_PLANNED: "none: nothing more is planned",
}

NOTHING_YET: Final = "There is no application yet. It begins with the first interview in the file."


def tell_state(status: Status, *, today: dt.date, style: Style = DAY_FIRST) -> str:
    """Say where an application stands, in a few words."""
    day = None if status.until is None else format_day(status.until, year=today.year, style=style)
    match status.state:
        case State.INTERVIEW:
            return f"interview on {day}"
        case State.OFFER:
            return f"offer to answer by {day}" if day else "offer to answer"
        case State.WAITING if status.until and status.until < today:
            return f"waiting for their word, which was due by {day}"
        case State.WAITING:
            return f"waiting for their word until {day}" if day else "waiting for their word"
        case State.CANCELLED:
            return "interview called off" + (f", their word is to come by {day}" if day else "")
        case State.ACCEPTED | State.DECLINED | State.REJECTED | State.WITHDRAWN:
            on = status.since and format_day(status.since, year=today.year, style=style)
            return f"closed: {status.state} on {on}"


def tell_contact(status: Status, *, today: dt.date, style: Style = DAY_FIRST) -> str:
    """Say what the last contact was, in a few words."""
    contact = status.last_contact
    return f"{contact.kind}, {format_day(contact.on, year=today.year, style=style)}" if contact else "none yet"


def tell_next(status: Status, job_search: JobSearch, *, today: dt.date, style: Style = DAY_FIRST) -> str:
    """Say what the next step is and when, or why there is none."""
    if status.next is None:
        return REASONS[status.why_none] if status.why_none else ""
    day = find_day(status.next, job_search)
    late = "overdue since " if day < today else ""
    return f"{capitalize(find_text(status.next).action)}, {late}{format_day(day, year=today.year, style=style)}"


def render_statuses(  # noqa: PLR0913 - what to show, and on what paper
    statuses: Sequence[Status],
    job_search: JobSearch,
    *,
    now: dt.datetime,
    show_all: bool = False,
    width: int = 80,
    colour: bool = False,
) -> str:
    """Render a table of where each application stands; closed ones are counted unless ``show_all``."""
    today = now.astimezone(job_search.timezone).date()
    shown = [status for status in statuses if show_all or status.state in OPEN]
    head = tuple(
        Styled(text=text, tone=Tone.TITLE) for text in ("Application", "Where it stands", "Last contact", "Next")
    )
    rows = [_make_row(status, job_search, today) for status in shown]
    blocks = (
        [Block(rows=(head, *rows))] if rows else [make_line("No application is open." if statuses else NOTHING_YET)]
    )
    if hidden := len(statuses) - len(shown):
        blocks += [EMPTY_LINE, make_line(f"{hidden} closed (--all shows {'them' if hidden > 1 else 'it'})")]
    return write_page(blocks, width=width, colour=colour)


def _make_row(status: Status, job_search: JobSearch, today: dt.date) -> tuple[Styled, ...]:
    row = describe_status(status, job_search, today=today)
    tone = Tone.PLAIN if row.is_open else Tone.QUIET
    return (
        Styled(text=row.application, tone=tone),
        Styled(text=row.state, tone=tone),
        Styled(text=row.contact, tone=tone),
        Styled(text=row.step, tone=Tone.LATE if row.is_late else tone),
    )


class Row(NamedTuple):
    """Hold what is said of where one application stands, in the order of `HEADS`."""

    application: str
    state: str
    contact: str
    step: str
    is_open: bool
    is_late: bool


def describe_status(status: Status, job_search: JobSearch, *, today: dt.date) -> Row:
    """Say in a few words each what the application is, where it stands, the last contact, and what comes next."""
    style = find_style(job_search)
    return Row(
        application=f"{status.company}, {status.role}" if status.role else status.company,
        state=tell_state(status, today=today, style=style),
        contact=tell_contact(status, today=today, style=style),
        step=tell_next(status, job_search, today=today, style=style),
        is_open=status.state in OPEN,
        is_late=status.next is not None and find_day(status.next, job_search) < today,
    )
