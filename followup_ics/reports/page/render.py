"""The plan as one page for a browser: months, agenda and ways to subscribe; it asks nothing of anybody else.

Text from the file is text: the template escapes every value, and only what is our own (style, script, the code's
drawing) is marked as HTML, here and by name.
"""

import base64
import datetime as dt
import functools
import hashlib
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.resources import files
from typing import Final, NamedTuple

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from followup_ics.feed.texts.advice import Advice, name_draft
from followup_ics.feed.texts.date_style import find_style
from followup_ics.feed.texts.format import Style, capitalize, format_day, format_time, name_zone, shorten
from followup_ics.feed.texts.headline import name_action
from followup_ics.feed.texts.shared import ENDED, NOTHING, choose_describe, name_shared_action
from followup_ics.model.plan import FollowUp
from followup_ics.model.search import Interview, JobSearch
from followup_ics.model.week import WEEKDAYS
from followup_ics.planning.plan_file import PlannedSearch
from followup_ics.reports.agenda import name_overdue
from followup_ics.reports.agenda_groups import find_day, sort_agenda
from followup_ics.reports.page.code import draw_code
from followup_ics.reports.page.mail import make_mailto
from followup_ics.reports.page.months import Month, find_start, list_days_off, list_months, name_month
from followup_ics.reports.page.subscribe import Subscription, make_subscription
from followup_ics.reports.status import list_statuses
from followup_ics.reports.status_table import HEADS, Row, describe_status
from followup_ics.sharing.view import View

LONGEST_COMPANY: Final = 40
"""How many characters of a company's name stand in a month."""

NO_YEAR: Final = 0
"""A year that no day is in, so that the day's own is always told."""

GENERATOR: Final = "followup-ics"
OWN_MARK: Final = f'<meta name="generator" content="{GENERATOR}">'.encode()
FIRST_EDITION: Final = b"<p>This page is for you: it holds your notes. Do not put it on the web.</p>"
"""What pages had in them before they were marked."""

PAGE_START: Final = b"<!doctype html>"
LABELS: Final = frozenset({"Posting: ", "Place: "})
LINKS: Final = ("https://", "http://")


class Entry(NamedTuple):
    """Hold a follow-up as the agenda shows it; ``links`` are the web addresses in the advice's details."""

    follow_up: FollowUp
    starts_at: dt.datetime
    advice: Advice
    links: frozenset[str]


class Part(NamedTuple):
    """Hold a part of the agenda, its entries by day; a folded part is opened on demand."""

    name: str
    days: tuple[tuple[dt.date, tuple[Entry, ...]], ...]
    is_folded: bool = False

    @property
    def size(self) -> int:
        """Count the entries."""
        return sum(len(entries) for _, entries in self.days)


def render_shared_page(view: View, *, now: dt.datetime | None, feed_url: str | None) -> str:
    """Render what somebody else sees as a page of their own; else as `render_page` does."""
    planned = PlannedSearch(job_search=view.job_search, days_off={}, follow_ups=view.follow_ups)
    return render_page(planned, now=now, feed_url=feed_url, view=view)


def render_page(
    planned: PlannedSearch,
    *,
    now: dt.datetime | None,
    feed_url: str | None,
    view: View | None = None,
    print_drafts: bool = False,
) -> str:
    """Render a plan as a whole page; days and times are those of the file's zone.

    ``now`` marks today, sorts the agenda by it and folds what is past; without it the page knows no today. With
    ``feed_url`` the page tells how to subscribe; with ``print_drafts`` what is to be done is unfolded. Raises
    `FollowUpError` for an address that cannot be subscribed to.

    >>> from zoneinfo import ZoneInfo
    >>> job_search = JobSearch(timezone=ZoneInfo("UTC"), holidays=(), interviews=(), name="Q&A")
    >>> planned = PlannedSearch(job_search=job_search, days_off={}, follow_ups=())
    >>> "<h1>Q&amp;A</h1>" in render_page(planned, now=None, feed_url=None)
    True
    """
    job_search = planned.job_search
    here_at = now.astimezone(job_search.timezone) if now else None
    today = here_at.date() if here_at else None
    months = list_months(planned, today=today)
    subscription = None if feed_url is None else make_subscription(feed_url, name=job_search.name)
    style, script = _read("page.css"), _read("page.js")
    return _load_template(find_style(job_search)).render(
        generator=GENERATOR,
        policy=write_policy(style=style, script=script),
        style=Markup(style),  # noqa: S704 - our own
        script=Markup(script),  # noqa: S704 - our own
        job_search=job_search,
        planned=planned,
        zone=name_zone(job_search.timezone),
        now=here_at,
        past_months=[month for month in months if _is_past(month, today)],
        months=[month for month in months if not _is_past(month, today)],
        parts=_list_parts(planned, view, now=here_at),
        statuses=() if here_at is None or view else _describe_statuses(planned, here_at),
        HEADS=HEADS,
        label=functools.partial(name_shared_action, view=view) if view else _name_action,
        view=view,
        print_drafts=print_drafts,
        ENDED=ENDED,
        NOTHING=NOTHING,
        subscription=subscription,
        code=subscription and _draw_code(subscription),
    )


def _describe_statuses(planned: PlannedSearch, now: dt.datetime) -> list[Row]:
    statuses = list_statuses(planned, now=now)
    return [describe_status(status, planned.job_search, today=now.date()) for status in statuses]


def find_foreign(data: bytes) -> str:
    """Say what a file is that is no page of ours; empty where it is one.

    >>> find_foreign(b"timezone: UTC")
    'is no page of this program'
    """
    is_own = data.startswith(PAGE_START) and (OWN_MARK in data or FIRST_EDITION in data)
    return "" if is_own else "is no page of this program"


def write_policy(*, style: str, script: str) -> str:
    """Write the Content-Security-Policy under which a page can load and run nothing but its own two texts.

    >>> print(write_policy(style="", script="").partition(";")[0])
    default-src 'none'
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(script)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@functools.cache
def _read(name: str) -> str:
    return files("followup_ics.reports.page").joinpath(name).read_text(encoding="utf-8")


@functools.cache
def _load_template(style: Style) -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {
        "capitalize_first": capitalize,
        "day": functools.partial(format_day, year=NO_YEAR, style=style),
        "day_of_year": functools.partial(format_day, style=style),
        "days_off": list_days_off,
        "find_link": _find_link,
        "month": name_month,
        "name_draft": name_draft,
        "months": _name_months,
        "mailto": make_mailto,
        "short": functools.partial(shorten, characters=LONGEST_COMPANY),
        "time": functools.partial(_format_clock, style=style),
        "hour": functools.partial(_format_hour, style=style),
    }
    environment.globals |= {
        "WEEKDAYS": WEEKDAYS,
        "ENDED": ENDED,
        "NOTHING": NOTHING,
        "find_start": find_start,
        "count": _count,
    }
    return environment.from_string(_read("page.html.jinja"))


def _draw_code(subscription: Subscription) -> Markup:
    """Draw the address that a phone's camera subscribes with."""
    return Markup(draw_code(subscription.webcal))  # noqa: S704 - squares, and nothing of anybody's text


def _is_past(month: Month, today: dt.date | None) -> bool:
    return today is not None and month.days[-1].on < today


def _name_months(months: Sequence[Month]) -> str:
    first, last = name_month(months[0].first_on), name_month(months[-1].first_on)
    return first if first == last else f"{first} to {last}"


def _name_action(follow_up: FollowUp) -> str:
    """Say what to do in a few words, for a month, where there is no room for names."""
    return capitalize(name_action(follow_up, with_thanks=True))


def _format_clock(at: dt.datetime, *, style: Style) -> str:
    return format_time(at.time(), style=style)


def _format_hour(at: dt.datetime, *, style: Style) -> str:
    """Write a time for the narrow days of a month: full hours without minutes, where the clock has twelve."""
    return _format_clock(at, style=style).replace(":00 ", " ")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _list_parts(planned: PlannedSearch, view: View | None, *, now: dt.datetime | None) -> Sequence[Part]:
    """List the parts of the agenda: by what they ask of you at ``now``, or by month without it."""
    make_part = functools.partial(
        _make_part, planned.job_search, choose_describe(planned.job_search, view, planned.follow_ups)
    )
    if now is None:
        due = sorted(planned.follow_ups, key=lambda each: each.order)
        by_month = itertools.groupby(due, key=lambda each: name_month(find_day(each, planned.job_search)))
        return [make_part(name, members) for name, members in by_month]
    has_late = view is None or view.tells_done
    agenda = sort_agenda(planned.follow_ups, planned.job_search, now=now, days=None, has_late=has_late)
    parts = (
        make_part(name_overdue(view), agenda.overdue),
        make_part("Today", agenda.today),
        make_part("Next", agenda.coming),
        make_part("Earlier", agenda.past, is_folded=True),
    )
    return [part for part in parts if part.days]


def _make_part(
    job_search: JobSearch,
    describe_one: Callable[[FollowUp], Advice],
    name: str,
    follow_ups: Iterable[FollowUp],
    *,
    is_folded: bool = False,
) -> Part:
    entries = (_make_entry(each, job_search, describe_one(each)) for each in follow_ups)
    by_day = itertools.groupby(entries, key=lambda entry: entry.starts_at.date())
    return Part(name=name, days=tuple((day, tuple(members)) for day, members in by_day), is_folded=is_folded)


def _make_entry(follow_up: FollowUp, job_search: JobSearch, advice: Advice) -> Entry:
    interviews = [follow_up.interview, *([follow_up.thanks.interview] if follow_up.thanks else [])]
    return Entry(
        follow_up=follow_up,
        starts_at=follow_up.starts_at.astimezone(job_search.timezone),
        advice=advice,
        links=frozenset(_find_links(interviews)),
    )


def _find_links(interviews: Iterable[Interview]) -> Iterator[str]:
    """Find what may become links, postings and places: those on the web, whatever the file's reader let through."""
    for interview in interviews:
        for link in (interview.link, interview.place):
            if link and link.casefold().startswith(LINKS) and not any(character.isspace() for character in link):
                yield link


def _find_link(line: str, links: frozenset[str]) -> str | None:
    """Find the link that a line of details is, where it is one."""
    label, colon, link = line.partition(": ")
    return link if f"{label}{colon}" in LABELS and link in links else None
