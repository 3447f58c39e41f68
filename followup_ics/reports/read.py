"""What `read` answers: phrases given on the command line, each read or refused."""

import datetime as dt
import functools
from collections.abc import Iterable, Mapping
from typing import Any

from followup_ics.model.errors import FollowUpError
from followup_ics.model.search import DateOrder
from followup_ics.model.week import WEEKDAYS
from followup_ics.phrases.read import PhraseError, describe_slips, read_phrase
from followup_ics.planning.calendars.working_days import add_working_days

YEARS_AHEAD = 5
"""How far business days are counted: more than any phrase may name."""


def read_all(
    phrases: Iterable[str], *, said_on: dt.date, holidays: str | None, date_order: DateOrder | None
) -> list[Mapping[str, Any]]:
    """Read each phrase as said on a day, business days on the calendar named; answer in the order given.

    Raises `FollowUpError` where there is no such calendar.
    """
    read = functools.partial(read_phrase, said_on=said_on, date_order=date_order)
    if holidays is not None and holidays != "none":
        read = functools.partial(read, add_working_days=_make_counter(holidays, said_on))
    return [_answer(phrase, said_on, read) for phrase in phrases]


def _make_counter(code: str, said_on: dt.date) -> functools.partial[dt.date]:
    from followup_ics.planning.calendars.days_off import build_days_off, find_code_problem  # noqa: PLC0415 - heavy, and rarely needed

    problem = find_code_problem(code)
    if problem:
        raise FollowUpError(problem)
    years = range(said_on.year - 1, said_on.year + YEARS_AHEAD)
    return functools.partial(add_working_days, days_off=build_days_off((code,), years=years))


def _answer(phrase: str, said_on: dt.date, read: functools.partial[Any]) -> Mapping[str, Any]:
    answer: dict[str, Any] = {"phrase": phrase, "said": said_on.isoformat()}
    try:
        window = read(phrase)
    except PhraseError as error:
        nothing: dict[str, Any] = {"first_day": None, "last_day": None, "also": [], "channel": None}
        return answer | nothing | {"last_day_bidden": False, "meant": [], "error": str(error)}
    return answer | {
        "first_day": window.first_on.isoformat(),
        "last_day": window.last_on.isoformat(),
        "also": [day.isoformat() for day in window.also],
        "channel": window.channel,
        "last_day_bidden": window.last_day_bidden,
        "meant": list(window.meant),
        "error": None,
    }


def describe_reading(answer: Mapping[str, Any]) -> str:
    """Put one answer in a line.

    >>> describe_reading({"phrase": "Friday", "first_day": "2026-11-27", "last_day": "2026-11-27", "also": [],
    ...                   "meant": [], "error": None})
    "'Friday': Fri 2026-11-27"
    """
    if answer["error"]:
        return f"'{answer['phrase']}': {answer['error']}"
    first, last = _with_weekday(answer["first_day"]), _with_weekday(answer["last_day"])
    text = f"'{answer['phrase']}': {last if first == last else f'{first} to {last}'}"
    if answer["meant"]:
        text += f" ({describe_slips(answer['meant'])})"
    if answer["also"]:
        is_later = all(day < answer["last_day"] for day in answer["also"])
        text += f" (it can also mean {', '.join(map(_with_weekday, answer['also']))}"
        text += "; the later day is taken)" if is_later else ")"
    return text


def _with_weekday(day: str) -> str:
    return f"{WEEKDAYS[dt.date.fromisoformat(day).weekday()][:3]} {day}"
