"""Days, times, numbers and names as English text, the same whatever the machine's language."""

import datetime as dt
import functools
import unicodedata
from collections.abc import Sequence
from typing import Final, NamedTuple

from followup_ics.model import listing
from followup_ics.model.week import WEEKDAYS

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
NUMBERS: Final = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)

DASH: Final = "\N{EN DASH}"
ELLIPSIS: Final = "…"
SENTENCE_ENDS: Final = (".", "!", "?", ELLIPSIS, "。")
NOON: Final = 12
JOINER: Final = "\u200d"
SKIN_TONES: Final = range(0x1F3FB, 0x1F400)

REMEMBERED: Final = 4096
"""As many days, and as many names, are kept as they were written last: each stands in several events."""


class Style(NamedTuple):
    """Say how days and times are written: the month before the day or after it, on a clock of 12 hours or of 24."""

    is_month_first: bool = False
    is_twelve_hour: bool = False


DAY_FIRST: Final = Style()
MONTH_FIRST: Final = Style(is_month_first=True, is_twelve_hour=True)


@functools.lru_cache(maxsize=REMEMBERED)
def format_day(day: dt.date, *, year: int | None = None, style: Style = DAY_FIRST) -> str:
    """Write a day for a reader; its year is told where it is not ``year``.

    >>> format_day(dt.date(2026, 12, 8)), format_day(dt.date(2027, 1, 4), year=2026)
    ('Tue 8 Dec', 'Mon 4 Jan 2027')
    >>> format_day(dt.date(2027, 1, 4), year=2026, style=MONTH_FIRST)
    'Mon Jan 4, 2027'
    """
    weekday, month = WEEKDAYS[day.weekday()][:3], MONTHS[day.month - 1][:3]
    has_year = year is not None and year != day.year
    if style.is_month_first:
        return f"{weekday} {month} {day.day}{f', {day.year}' if has_year else ''}"
    return f"{weekday} {day.day} {month}{f' {day.year}' if has_year else ''}"


@functools.lru_cache(maxsize=REMEMBERED)
def format_date(day: dt.date, *, year: int | None = None, style: Style = DAY_FIRST) -> str:
    """Write a date for a letter; its year is told where it is not ``year``.

    >>> format_date(dt.date(2026, 12, 8)), format_date(dt.date(2027, 1, 4), year=2026, style=MONTH_FIRST)
    ('8 December', 'January 4, 2027')
    """
    month = MONTHS[day.month - 1]
    date, comma = (f"{month} {day.day}", ",") if style.is_month_first else (f"{day.day} {month}", "")
    return date if year is None or year == day.year else f"{date}{comma} {day.year}"


@functools.lru_cache(maxsize=REMEMBERED)
def format_time(time: dt.time, *, style: Style = DAY_FIRST) -> str:
    """Write a time of day.

    >>> format_time(dt.time(9, 5)), format_time(dt.time(15), style=MONTH_FIRST)
    ('09:05', '3:00 PM')
    """
    if not style.is_twelve_hour:
        return f"{time.hour:02}:{time.minute:02}"
    return f"{time.hour % 12 or 12}:{time.minute:02} {'AM' if time.hour < NOON else 'PM'}"


def format_moment(at: dt.datetime, *, year: int | None = None, style: Style = DAY_FIRST) -> str:
    """Write a moment as the clock of its own zone shows it.

    >>> format_moment(dt.datetime(2026, 11, 25, 15, 0))
    '15:00 on Wed 25 Nov'
    """
    return f"{format_time(at.timetz(), style=style)} on {format_day(at.date(), year=year, style=style)}"


class Dates(NamedTuple):
    """Write the days and times of one text: in one style, with the year of those that are not of ``year``."""

    year: int
    style: Style = DAY_FIRST

    def day(self, day: dt.date) -> str:
        """Write a day."""
        return format_day(day, year=self.year, style=self.style)

    def time(self, time: dt.time) -> str:
        """Write a time of day."""
        return format_time(time, style=self.style)

    def moment(self, at: dt.datetime) -> str:
        """Write a moment as the clock of its own zone shows it."""
        return format_moment(at, year=self.year, style=self.style)


def name_zone(zone: dt.tzinfo | None) -> str:
    """Name a zone's time by its city, or by its key where that has none.

    >>> import zoneinfo
    >>> name_zone(zoneinfo.ZoneInfo("America/New_York")), name_zone(zoneinfo.ZoneInfo("UTC"))
    ('New York time', 'UTC')
    """
    area, slash, city = str(zone).rpartition("/")
    return f"{city.replace('_', ' ')} time" if slash and area != "Etc" else city


def spell_number(number: int) -> str:
    """Spell a number as running text does.

    >>> spell_number(2), spell_number(21)
    ('two', '21')
    """
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else str(number)


def join_words(words: Sequence[str]) -> str:
    """Join words as a sentence does.

    >>> join_words(["Dana Lee", "Omar Aziz", "Ruth Okafor"])
    'Dana Lee, Omar Aziz and Ruth Okafor'
    """
    return listing.join_words(words, "and")


def capitalize(text: str) -> str:
    """Begin a text with a capital letter and leave the rest as it is.

    >>> capitalize("ask Dana")
    'Ask Dana'
    """
    return text[:1].upper() + text[1:]


def end_sentence(text: str) -> str:
    """End a sentence, once.

    >>> end_sentence("You met at Acme Inc."), end_sentence("You met at Acme")
    ('You met at Acme Inc.', 'You met at Acme.')
    """
    return text if text.endswith(SENTENCE_ENDS) else f"{text}."


@functools.lru_cache(maxsize=REMEMBERED)
def shorten(text: str, *, characters: int, words: int | None = None) -> str:
    """Shorten a text to a number of characters, the ellipsis counted, and where told to a number of words.

    Never cuts between a letter and its accent, or within an emoji.

    >>> shorten("Acme Robotics International", characters=16), shorten("one two three", characters=40, words=2)
    ('Acme Robotics I…', 'one two…')
    """
    if words is not None and len(parts := text.split()) > words:
        text = " ".join(parts[:words]) + ELLIPSIS
    if len(text) <= characters:
        return text
    end = characters - 1
    while end > 0 and _is_joined(text[end - 1], text[end]):
        end -= 1
    return text[:end].rstrip() + ELLIPSIS


def _is_joined(before: str, after: str) -> bool:
    return JOINER in {before, after} or unicodedata.category(after)[0] == "M" or ord(after) in SKIN_TONES
