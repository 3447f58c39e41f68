"""What a day off is called, and what the office table changes, in words."""

import datetime as dt
import functools
import itertools
from collections import Counter
from collections.abc import Sequence

from followup_ics.feed.texts.format import REMEMBERED, Dates, join_words, spell_number
from followup_ics.model.plan import DayOff, DayOffSort, OfficeUse, SkippedDay
from followup_ics.model.week import WEEKDAYS


def name_day_off(off: DayOff, on: dt.date) -> str:
    """Name a day off for a list.

    >>> name_day_off(DayOff(sort=DayOffSort.OWN, names=("moving",)), dt.date(2026, 12, 1))
    'closed: moving'
    >>> name_day_off(DayOff(sort=DayOffSort.WEEKEND), dt.date(2026, 12, 5))
    'Saturday'
    """
    if off.sort is DayOffSort.WEEKEND:
        return WEEKDAYS[on.weekday()]
    names = join_words(off.names)
    if off.sort is DayOffSort.OWN:
        return f"closed: {names}" if names else "closed"
    return names


def name_in_sentence(off: DayOff, on: dt.date, *, many: bool = False) -> str:
    """Name a day off, or ``many`` of one name, in running text.

    >>> name_in_sentence(DayOff(sort=DayOffSort.OWN), dt.date(2026, 12, 1))
    'a closed day'
    """
    if off.sort is DayOffSort.WEEKEND:
        return f"a {WEEKDAYS[on.weekday()]}"
    if not off.names:
        return "closed days" if many else "a closed day"
    return join_words(off.names)


@functools.lru_cache(maxsize=REMEMBERED)
def name_skipped(skipped: tuple[SkippedDay, ...], dates: Dates) -> str:
    """Name days off in the order of the calendar, weekends last and together; nothing where there are none.

    >>> weekend = DayOff(sort=DayOffSort.WEEKEND)
    >>> name_skipped(tuple(SkippedDay(on=dt.date(2026, 12, day), off=weekend) for day in (5, 6)), Dates(2026))
    ', skipping the weekend'
    """
    if not skipped:
        return ""
    names, weekends, single = [], 0, Counter[str]()
    for _, run in itertools.groupby(enumerate(skipped), key=_run_key):
        days = [day for _, day in run]
        if days[0].off.sort is not DayOffSort.WEEKEND:
            names.append(_name_run(days, dates))
        elif len(days) > 1:
            weekends += 1
        else:
            single[WEEKDAYS[days[0].on.weekday()]] += 1
    if weekends:
        names.append("the weekend" if weekends == 1 else f"{spell_number(weekends)} weekends")
    names += [f"a {name}" if number == 1 else f"{spell_number(number)} {name}s" for name, number in single.items()]
    return f", skipping {join_words(names)}"


def _run_key(place_and_day: tuple[int, SkippedDay]) -> tuple[int, DayOff]:
    """Give days the same key that follow each other and are the same, or are days of one weekend."""
    place, day = place_and_day
    return day.on.toordinal() - place, day.off


def _name_run(days: Sequence[SkippedDay], dates: Dates) -> str:
    first_on, last_on = dates.day(days[0].on), dates.day(days[-1].on)
    name = name_in_sentence(days[0].off, days[0].on, many=len(days) > 1)
    return f"{name} ({first_on})" if len(days) == 1 else f"{name} ({first_on} to {last_on})"


def describe_office_use(use: OfficeUse) -> str:
    """Say in a sentence what the office table changes.

    >>> describe_office_use(OfficeUse(code="HK", categories=("optional",), is_five_days=True))
    'HK: offices also close on optional days; office week Monday to Friday (our table, not the statutory list)'
    """
    days = [f"{category.replace('_', ' ')} days" for category in use.categories]
    parts = [f"offices also close on {join_words([*days, *use.closing])}"] if days or use.closing else []
    if use.is_five_days:
        parts.append("office week Monday to Friday")
    way_back = "; 'open' takes a day back" if use.closing else ""
    return f"{use.code}: {'; '.join(parts)} (our table, not the statutory list{way_back})"
