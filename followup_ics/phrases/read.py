"""Read what employers say about when: strict, every word has to be used by a rule (the rules, section 7).

The words are the tables of `phrasebook.english`, the engine is `phrasebook.grammar`, and what the words mean is in the
other modules of `phrasebook`, which know no English.
"""

import datetime as dt
import functools
from collections.abc import Sequence

from followup_ics.model.search import DateOrder, Window
from followup_ics.phrases.grammar.engine import resolve
from followup_ics.phrases.meanings.values import (
    FRIDAY,
    ONE_DAY,
    CountWorkingDays,
    DaySpan,
    RefusalError,
    Setting,
    coming_weekday,
)
from followup_ics.phrases.recognise import REMEMBERED, NotUnderstoodError, Recognised, parse, read, show

MOST_CHARACTERS = 1000
MOST_DAYS_WITHOUT_YEAR = 270
MOST_DAYS = 2 * 366
YEARS = range(1600, 4000)  # for which the date of Easter is known


class PhraseError(ValueError):
    """Refuse a phrase; ``str(error)`` is the message for the user, with a way out."""


def count_weekdays(day: dt.date, number: int) -> dt.date:
    """Return the day ``number`` Monday-to-Friday days after ``day``, or before it: for where no calendar is known.

    >>> print(count_weekdays(dt.date(2026, 12, 4), 1))
    2026-12-07
    """
    step = ONE_DAY if number >= 0 else -ONE_DAY
    for _ in range(abs(number)):
        day += step
        while day.weekday() > FRIDAY:
            day += step
    return day


@functools.lru_cache(maxsize=REMEMBERED)
def read_phrase(
    text: str,
    *,
    said_on: dt.date,
    add_working_days: CountWorkingDays = count_weekdays,
    date_order: DateOrder | None = None,
    is_request: bool = False,
) -> Window:
    """Read what was said on a day as the days that it can mean, or raise `PhraseError`.

    ``add_working_days`` counts on the employer's calendar; what it raises passes through. ``is_request`` tells that it
    was heard as the day on which to write, whatever its words are.

    >>> window = read_phrase("We should have a decision by the end of next week.", said_on=dt.date(2026, 11, 24))
    >>> print(window.last_on, window.deadline_on)
    2026-12-04 2026-12-04
    >>> read_phrase("soon", said_on=dt.date(2026, 11, 24))
    Traceback (most recent call last):
        ...
    followup_ics.phrases.read.PhraseError: no date in 'soon' (try 'by Friday', or '2026-12-04')
    """
    if said_on.year not in YEARS:
        raise PhraseError(f"'{show(text)}' was said in {said_on.year}: only {YEARS[0]} to {YEARS[-1]} can be read")
    recognised = recognise(text, said_on)
    setting = Setting(said_on, add_working_days, date_order, is_request=is_request)
    try:
        return finish(resolve(recognised.node, setting), said_on)._replace(meant=recognised.meant)
    except RefusalError as refusal:
        raise PhraseError(f"'{show(text)}' {refusal.reason} ({refusal.way_out or advise(said_on)})") from None


def check_phrase(text: str) -> None:
    """Raise `PhraseError` for what cannot be read, whatever the day on which it was said.

    >>> check_phrase("by Friday")
    """
    recognise(text)


def describe_slips(meant: Sequence[str]) -> str:
    """Say which words were read in the place of misspelt ones; nothing where none was.

    >>> describe_slips(read_phrase("by thrusday", said_on=dt.date(2026, 11, 24)).meant)
    'Thursday, as you seem to mean'
    """
    return f"{', '.join(meant)}, as you seem to mean" if meant else ""


def measure_effort(text: str) -> int:
    """Return what it takes to read a phrase, in steps of the grammar: about two millionths of a second each.

    >>> measure_effort("by Friday") < 400
    True
    """
    return read(text).effort if len(text) <= MOST_CHARACTERS else 0


def recognise(text: str, said_on: dt.date | None = None) -> Recognised:
    """Recognise what was said, without any day yet; raise `PhraseError`, with a way out, where it is no such thing."""
    if len(text) > MOST_CHARACTERS:
        raise PhraseError(f"'{show(text)}' is too long to be read: {len(text)} characters, at most {MOST_CHARACTERS}")
    try:
        return parse(text)
    except NotUnderstoodError as error:
        raise PhraseError(f"{error} ({advise(said_on, error.own_date)})") from None


def finish(span: DaySpan, said_on: dt.date) -> Window:
    """Check what was read against the day it was said on, and make it a window."""
    ahead = (span.last_on - said_on).days
    if ahead < 0:
        raise RefusalError(f"is past: it ends on {span.last_on}, before {said_on}, when it was said")
    if span.has_no_year and ahead > MOST_DAYS_WITHOUT_YEAR:
        raise RefusalError(f"is {ahead} days ahead, {span.last_on}", "a slip of the past? if not, write the year")
    if ahead > MOST_DAYS:
        raise RefusalError(f"is {ahead} days ahead: {span.last_on}, more than two years")
    first_on = span.first_on
    if span.deadline_on:
        first_on = said_on
    elif first_on < said_on:
        first_on = min(said_on + ONE_DAY, span.last_on)
    also = {day for day in span.also if day >= said_on and day != span.last_on}
    return Window(
        first_on=first_on,
        last_on=span.last_on,
        deadline_on=span.deadline_on,
        also=tuple(sorted(also)),
        counts_working_days=span.counts_working_days,
        last_day_bidden=span.is_bidden,
        channel=span.channel,
    )


def advise(said_on: dt.date | None, own_date: str | None = None) -> str:
    """Name two phrases that would have been read, with the date that stands in what was said where it has one."""
    if said_on is None:
        return f"try '{own_date or 'by Friday'}'"
    if own_date is not None:
        try:
            return f"try '{own_date}', or '{read_phrase(own_date, said_on=said_on).last_on}'"
        except PhraseError:
            pass
    friday = coming_weekday(FRIDAY, said_on + ONE_DAY * 5)
    return f"try 'by Friday', or '{friday}'"
