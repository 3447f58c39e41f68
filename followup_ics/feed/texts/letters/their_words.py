"""What a draft may say of their own words: a day or a weekday that they named, a time of the year, or nothing."""

import re
from typing import Final

from followup_ics.feed.texts.format import MONTHS, Style, format_date
from followup_ics.model.search import Said
from followup_ics.model.week import WEEKDAYS

# Compiled by the first text that they may fit: to compile them all takes longer than a small build's letters.
WEEKDAY: Final = r"(?i)\b(mon|tues?|wed(nes)?|thu(rs?)?|fri|sat(ur)?|sun)(day)?s?\b"
WEEKDAY_BEGINNINGS: Final = tuple(day[:3].casefold() for day in WEEKDAYS)
MONTH: Final = (
    r"(january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
)
MONTH_BEGINNINGS: Final = tuple(month[:3].casefold() for month in MONTHS)
DATE: Final = (
    rf"(?i)\d{{4}}-\d\d-\d\d|\b\d{{1,2}}[/.]\d{{1,2}}\b|\b{MONTH} *\d{{1,2}}(st|nd|rd|th)?\b(?! *to| *-)"
    rf"|\b\d{{1,2}}(st|nd|rd|th)?( of)? {MONTH}|\bthe \d{{1,2}}(st|nd|rd|th)\b"
)
PART: Final = r"early|mid|late|the end of|the beginning of|the start of|the middle of"
TIME_OF_YEAR: Final = rf"(?i)\b(?P<part>{PART})[ -](?:in )?(?P<month>{MONTH})(?! *\d)"
MONTH_ALONE: Final = rf"(?i)\b(?:in|sometime in|during) (?P<month>{MONTH})(?! *\d)"
FEAST: Final = (
    r"(?i)\b(?P<side>after|before) (?P<feast>thanksgiving|christmas|new year(?:'s)?(?: day)?|easter|labor day|"
    r"memorial day|independence day|the holidays|the new year)\b"
)
NEW_YEAR: Final = r"(?i)\b(?:early )?in the new year\b"


def name_day(said: Said | None, *, year: int, style: Style) -> str | None:
    """Name the day that they named; with two readings its weekday alone, None where they named neither.

    >>> import datetime as dt
    >>> from followup_ics.feed.texts.format import MONTH_FIRST
    >>> from followup_ics.model.search import Window
    >>> friday = Window(first_on=dt.date(2026, 12, 4), last_on=dt.date(2026, 12, 4))
    >>> said = Said(text="by Friday", said_on=dt.date(2026, 12, 1), window=friday)
    >>> name_day(said, year=2026, style=MONTH_FIRST)
    'Friday, December 4'
    >>> name_day(said._replace(window=friday._replace(also=(dt.date(2026, 12, 11),))), year=2026, style=MONTH_FIRST)
    'Friday'
    >>> name_day(said._replace(text="in a few days"), year=2026, style=MONTH_FIRST)
    """
    if said is None:
        return None
    window, folded = said.window, said.text.casefold()
    has_weekday = any(day in folded for day in WEEKDAY_BEGINNINGS) and re.search(WEEKDAY, said.text) is not None
    day = window.deadline_on or window.last_on
    if window.deadline_on is None and window.first_on != window.last_on and not has_weekday:
        return None
    weekday = WEEKDAYS[day.weekday()]
    if has_weekday and weekday[:3].casefold() not in folded:
        return None
    if window.also:
        return weekday if has_weekday else None
    if not has_weekday and not (any(map(str.isdigit, said.text)) and re.search(DATE, said.text)):
        return None
    date = format_date(day, year=year, style=style)
    return f"{weekday}, {date}" if style.is_month_first else f"{weekday} {date}"


def name_time(said: Said | None) -> str | None:
    """Name the time of the year that they spoke of, in their own words, trimmed; None where it has none.

    >>> import datetime as dt
    >>> from followup_ics.model.search import Window
    >>> window = Window(first_on=dt.date(2026, 12, 1), last_on=dt.date(2026, 12, 10))
    >>> said = Said(text="we should know in early december", said_on=dt.date(2026, 11, 24), window=window)
    >>> name_time(said), name_time(said._replace(text="right after Thanksgiving"))
    ('in early December', 'after Thanksgiving')
    """
    if said is None:
        return None
    folded = said.text.casefold()
    return (
        (_name_month_said(said.text) if any(month in folded for month in MONTH_BEGINNINGS) else None)
        or (_name_feast(said.text) if "after " in folded or "before " in folded else None)
        or ("in the new year" if "new year" in folded and re.search(NEW_YEAR, said.text) else None)
    )


def _name_month_said(text: str) -> str | None:
    if found := re.search(TIME_OF_YEAR, text):
        part, month = found["part"].casefold(), _name_month(found["month"])
        if part == "mid":
            return f"in mid-{month}"
        return f"around {part} {month}" if part.startswith("the ") else f"in {part} {month}"
    if found := re.search(MONTH_ALONE, text):
        return f"in {_name_month(found['month'])}"
    return None


def _name_feast(text: str) -> str | None:
    found = re.search(FEAST, text)
    if found is None:
        return None
    feast = found["feast"].casefold()
    return f"{found['side'].casefold()} {feast if feast.startswith('the ') else feast.title()}"


def _name_month(text: str) -> str:
    return next(month for month in MONTHS if month.casefold().startswith(text.casefold().strip(".")[:3]))


def say_hoped(said: Said | None, *, year: int, style: Style) -> str:
    """Say by when they hoped to have news: never by a day that they did not name."""
    day = name_day(said, year=year, style=style)
    return f"by {day}" if day else name_time(said) or "around now"


def say_asked(said: Said | None, *, year: int, style: Style) -> str:
    """Say under which condition they asked you to write; empty where they named no day for it."""
    day = name_day(said, year=year, style=style)
    if said is None or day is None or said.window.deadline_on is None or said.window.last_day_bidden:
        return ""
    return f" if there was no news by {day}"
