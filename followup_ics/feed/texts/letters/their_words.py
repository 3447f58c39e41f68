"""What a draft may say of their own words: a day or a weekday that they named, a time of the year, or nothing."""

import re
from typing import Final

from followup_ics.feed.texts.format import MONTHS, Style, format_date
from followup_ics.model.search import Said
from followup_ics.model.week import WEEKDAYS

WEEKDAY: Final = re.compile(r"\b(mon|tues?|wed(nes)?|thu(rs?)?|fri|sat(ur)?|sun)(day)?s?\b", re.IGNORECASE)
MONTH: Final = (
    r"(january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
)
DATE: Final = re.compile(
    rf"\d{{4}}-\d\d-\d\d|\b\d{{1,2}}[/.]\d{{1,2}}\b|\b{MONTH} *\d{{1,2}}(st|nd|rd|th)?\b(?! *to| *-)"
    rf"|\b\d{{1,2}}(st|nd|rd|th)?( of)? {MONTH}|\bthe \d{{1,2}}(st|nd|rd|th)\b",
    re.IGNORECASE,
)
PART: Final = r"early|mid|late|the end of|the beginning of|the start of|the middle of"
TIME_OF_YEAR: Final = re.compile(rf"\b(?P<part>{PART})[ -](?:in )?(?P<month>{MONTH})(?! *\d)", re.IGNORECASE)
MONTH_ALONE: Final = re.compile(rf"\b(?:in|sometime in|during) (?P<month>{MONTH})(?! *\d)", re.IGNORECASE)
FEAST: Final = re.compile(
    r"\b(?P<side>after|before) (?P<feast>thanksgiving|christmas|new year(?:'s)?(?: day)?|easter|labor day|"
    r"memorial day|independence day|the holidays|the new year)\b",
    re.IGNORECASE,
)
NEW_YEAR: Final = re.compile(r"\b(?:early )?in the new year\b", re.IGNORECASE)


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
    window, has_weekday = said.window, bool(WEEKDAY.search(said.text))
    day = window.deadline_on or window.last_on
    if window.deadline_on is None and window.first_on != window.last_on and not has_weekday:
        return None
    weekday = WEEKDAYS[day.weekday()]
    if has_weekday and weekday[:3].casefold() not in said.text.casefold():
        return None
    if window.also:
        return weekday if has_weekday else None
    if not has_weekday and not DATE.search(said.text):
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
    if found := TIME_OF_YEAR.search(said.text):
        part, month = found["part"].casefold(), _name_month(found["month"])
        if part == "mid":
            return f"in mid-{month}"
        return f"around {part} {month}" if part.startswith("the ") else f"in {part} {month}"
    if found := MONTH_ALONE.search(said.text):
        return f"in {_name_month(found['month'])}"
    if found := FEAST.search(said.text):
        feast = found["feast"].casefold()
        return f"{found['side'].casefold()} {feast if feast.startswith('the ') else feast.title()}"
    return "in the new year" if NEW_YEAR.search(said.text) else None


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
