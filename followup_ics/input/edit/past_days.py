"""The day on which something happened, as one says it: a date, yesterday, the last Thursday, 19 Nov."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from followup_ics.input.dates import DAY, WEEKDAY_NUMBERS, read_day
from followup_ics.input.fields import FieldError
from followup_ics.model.quoting import quote
from followup_ics.phrases.meanings.values import MONTH_NAMES

MONTH_NUMBERS: Final = {
    name: number for number, month in enumerate(MONTH_NAMES, start=1) for name in (month.lower(), month[:3].lower())
} | {"sept": 9}

DAY_OF_MONTH: Final = "(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
YEAR: Final = "(?: (?P<year>[0-9]{4}))?"
SAID_DAYS: Final = (f"{DAY_OF_MONTH} (?P<month>[a-z]+){YEAR}", f"(?P<month>[a-z]+) {DAY_OF_MONTH}{YEAR}")

LONGEST_AGO: Final = 270
"""Days; a date without a year that lies further back is more likely one to come, and is not guessed at."""

EXPECTED: Final = "expected a day, as '2026-11-19', 'yesterday', 'Thursday' for the last one, or '19 Nov'"


def read_past_day(text: str, *, today: dt.date) -> dt.date:
    """Read the day that is meant, seen from today; a weekday is the last one before today.

    Raises `FieldError` where the text is none of these, or where its year is not plain.

    >>> today = dt.date(2026, 11, 24)
    >>> str(read_past_day("Thursday", today=today)), str(read_past_day("19 Nov", today=today))
    ('2026-11-19', '2026-11-19')
    """
    if DAY.fullmatch(text.strip()):
        return read_day(text.strip())
    words = " ".join(text.casefold().replace(",", " ").replace(".", " ").split())
    if words in {"today", "yesterday"}:
        return today - dt.timedelta(days=words == "yesterday")
    weekday = WEEKDAY_NUMBERS.get(words.removeprefix("last "))
    if weekday is not None:
        return today - dt.timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    for pattern in SAID_DAYS:
        match = re.fullmatch(pattern, words)
        if match and (month := MONTH_NUMBERS.get(match["month"])):
            return _find_date(text, int(match["day"]), month, match["year"], today)
    raise FieldError(f"{quote(text)} is no day that has been ({EXPECTED})")


def _find_date(text: str, day: int, month: int, year: str | None, today: dt.date) -> dt.date:
    years = [int(year)] if year else [today.year, today.year - 1]
    found = next((date for date in _list_dates(day, month, years) if year or date <= today), None)
    if found is None:
        raise FieldError(f"{quote(text)} does not exist, or lies ahead; write the date with its year, as '2026-11-19'")
    if not year and (today - found).days > LONGEST_AGO:
        raise FieldError(
            f"{quote(text)} was {(today - found).days} days ago; write the date with its year if it is meant"
        )
    return found


def _list_dates(day: int, month: int, years: list[int]) -> Iterator[dt.date]:
    for year in years:
        try:
            yield read_day(f"{year:04}-{month:02}-{day:02}")
        except FieldError:  # 29 Feb is not in every year
            continue
