"""A draft to start from for each kind: a subject, a greeting, two or three short paragraphs, a name.

What only the writer can know stands in [square brackets]. Values are shortened to fit, so that no draft is longer than
120 words whatever the file holds.
"""

import datetime as dt
import functools
from typing import Final, NamedTuple

from followup_ics.feed.texts.format import DASH, REMEMBERED, WEEKDAYS, capitalize, format_date, join_words, shorten
from followup_ics.feed.texts.kinds import find_text
from followup_ics.feed.texts.letters import Letter
from followup_ics.model.plan import FollowUp
from followup_ics.model.search import DateOrder, Interview, JobSearch, Kind, Person, Said

MOST_NAMES, MOST_NAME_WORDS = 3, 9
"""More people than that, or longer names together, are greeted as "all"."""

LONGEST = 60
COMPANY_WORDS, ROLE_WORDS, NAME_WORDS = 8, 7, 7
"""How many characters, and how many words, a value may bring into a draft."""

ARTICLES: Final = frozenset({"a", "an", "the"})
ROLE_NOUNS: Final = frozenset({"role", "position", "job", "post", "internship", "traineeship", "apprenticeship"})
WEEK: Final = 7


class Draft(NamedTuple):
    """Hold a message to start from; its body is paragraphs between empty lines."""

    subject: str
    body: str


def write_draft(follow_up: FollowUp, job_search: JobSearch) -> Draft:
    """Write a draft of at most 120 words; where a thank-you goes out with a check-in, it opens with the thanks."""
    subject, paragraphs = find_text(follow_up).draft(_make_letter(follow_up, job_search))
    if follow_up.thanks:
        spoke_on = _name_when(follow_up.thanks.interview.on, find_arrival(follow_up).date(), follow_up, job_search)
        thanks = f"Thank you for our conversation {spoke_on}; [one thing from it] has stayed with me."
        subject, paragraphs = f"thank you, and {subject}", (thanks, *paragraphs)
    role, me = follow_up.interview.role, job_search.me
    signature = shorten(me, characters=LONGEST, words=NAME_WORDS) if me else "[your name]"
    return Draft(
        subject=f"{capitalize(subject)} {DASH} {_shorten_role(role)}" if role else capitalize(subject),
        body="\n\n".join([_greet(follow_up.people), *paragraphs, f"Best regards,\n{signature}"]),
    )


@functools.lru_cache(maxsize=REMEMBERED)
def _greet(people: tuple[Person, ...]) -> str:
    if not people:
        return "Hello,"
    names = [person.name for person in people]
    if len(names) == 1:
        return f"Dear {shorten(names[0], characters=LONGEST, words=NAME_WORDS)},"
    if len(names) > MOST_NAMES or sum(len(name.split()) for name in names) > MOST_NAME_WORDS:
        return "Dear all,"
    return f"Dear {join_words([shorten(name, characters=LONGEST) for name in names])},"


def _make_letter(follow_up: FollowUp, job_search: JobSearch) -> Letter:
    interview, said, arrives_on = follow_up.interview, follow_up.reason.said, find_arrival(follow_up).date()
    spoke_on = _name_when(interview.on, arrives_on, follow_up, job_search)
    company = shorten(interview.company, characters=LONGEST, words=COMPANY_WORDS)
    role = f"{_name_role(_shorten_role(interview.role))} at {company}" if interview.role else None
    return Letter(
        follow_up=follow_up,
        company=company,
        about=role or f"working at {company}",
        matter=role or f"my application at {company}",
        place=role or company,
        spoke_on=spoke_on,
        told_on=_name_when(said.said_on, arrives_on, follow_up, job_search) if said else spoke_on,
        promised_on=_name_promised_day(said, follow_up, job_search),
    )


def _name_promised_day(said: Said | None, follow_up: FollowUp, job_search: JobSearch) -> str:
    """Name the day that an employer has in mind; of several that their words can mean, none."""
    if said is None or said.window.also:
        return "now"
    is_request = follow_up.kind is Kind.AS_ASKED
    day = said.window.deadline_on if is_request and said.window.deadline_on else said.window.last_on
    return _format_date(day, follow_up, job_search)


def _shorten_role(role: str) -> str:
    return shorten(role, characters=LONGEST, words=ROLE_WORDS)


@functools.lru_cache(maxsize=REMEMBERED)
def _name_role(role: str) -> str:
    """Name a role so that it reads well with or without an article, or the word "role", of its own."""
    first, last = role.casefold().partition(" ")[0], role.casefold().rpartition(" ")[2]
    if first in ARTICLES:
        return f"the role of {role}"
    return f"the {role}" if last in ROLE_NOUNS else f"the {role} role"


def _name_when(day: dt.date, arrives_on: dt.date, follow_up: FollowUp, job_search: JobSearch) -> str:
    """Say when a day was, seen from the day on which the message arrives."""
    days = (arrives_on - day).days
    if days in {0, 1}:
        return ("today", "yesterday")[days]
    if 0 < days < WEEK:
        return f"on {WEEKDAYS[day.weekday()]}"
    return f"on {_format_date(day, follow_up, job_search)}"


def find_arrival(follow_up: FollowUp) -> dt.datetime:
    """Find when a message can be with the employer, on the employer's clock: not before you are reminded of it."""
    arrives_at, starts_at = follow_up.arrives_at, follow_up.starts_at
    return arrives_at if starts_at <= arrives_at else starts_at.astimezone(arrives_at.tzinfo)


def _format_date(day: dt.date, follow_up: FollowUp, job_search: JobSearch) -> str:
    is_month_first = _is_month_first(follow_up.interview, job_search)
    return format_date(day, year=follow_up.on.year, is_month_first=is_month_first)


def _is_month_first(interview: Interview, job_search: JobSearch) -> bool:
    """Tell whether the employer would write "December 4": by the file's own habit, or in the United States."""
    if job_search.date_order is not None:
        return job_search.date_order is DateOrder.MONTH_FIRST
    return any(code.partition("-")[0] == "US" for code in interview.holidays)
