"""What it takes to read a file's phrases and to gather its calendars, and the most that a file may ask of both."""

import functools
from collections.abc import Iterable
from typing import Final

from followup_ics.input.keys import interview as keys
from followup_ics.input.keys import update as update_keys
from followup_ics.input.records import Record
from followup_ics.phrases.read import measure_effort
from followup_ics.phrases.recognise import REMEMBERED

MOST_EFFORT: Final = 1_500_000
"""Steps of the grammar, a few seconds: thousands of messages as people write them, all different, take less."""

MOST_CALENDAR_YEARS: Final = 2_000
"""Each takes up to two thousandths of a second: ten years of two hundred places, or a hundred years of twenty."""

AROUND: Final = 3
"""So many years more than those that a file names are looked at."""


def describe_many_calendars(records: Iterable[Record], codes: tuple[str, ...]) -> str | None:
    """Say that interviews go by more calendars, over more years, than are gathered; None where they do not.

    ``codes`` are those of the interviews that name none of their own.
    """
    chosen, years = {codes}, set[int]()
    for record in records:
        if own := record.get(keys.HOLIDAYS):
            chosen.add(tuple(dict.fromkeys(code.text for code in own)))
        updates = record.get(keys.UPDATES) or ()
        days = [(record.get(keys.WHEN) or (None,))[0], record.get(keys.BOOKED), record.get(keys.CANCELLED)]
        days += [update.get(update_keys.ON) for update in updates]
        years.update(day.year for day in days if day)
    places, span = sum(map(len, chosen)), max(years, default=0) - min(years, default=0) + AROUND
    if places * span <= MOST_CALENDAR_YEARS:
        return None
    return (
        f"{places:,} calendars over {span} years, counted for each list of them that is another, are too many to be "
        f"gathered (at most {MOST_CALENDAR_YEARS:,} years of a calendar); split the file by place or by year"
    )


class Effort:
    """Count what phrases take, each one once, as long as it is remembered.

    >>> effort = Effort(most=100)
    >>> effort.spend("by Friday"), effort.spend("we hope to have a decision for you by the end of next week")
    (True, False)
    """

    def __init__(self, most: int = MOST_EFFORT) -> None:
        self.left = most
        self._weigh = functools.lru_cache(maxsize=REMEMBERED)(self._take)

    @property
    def is_spent(self) -> bool:
        """Tell whether more was asked for than there was."""
        return self.left < 0

    def spend(self, text: str) -> bool:
        """Take off what it takes to read a phrase; tell whether that was there."""
        self._weigh(text)
        return not self.is_spent

    def _take(self, text: str) -> None:
        self.left -= measure_effort(text)
