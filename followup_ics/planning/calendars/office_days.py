"""What offices do where the statutory list says otherwise: a small table of our own (the rules, section 4)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

MONDAY_TO_FRIDAY = frozenset({5, 6})


class OfficeHabit(NamedTuple):
    """Say on which further days the offices of a country close.

    ``categories`` are the data's own words for kinds of days; ``weekend`` has the weekdays off, Monday 0, or None
    where the data's weekend is the offices' too.
    """

    categories: tuple[str, ...] = ()
    weekend: frozenset[int] | None = None


# The category "workday" must never stand here: it names days that are worked.
OFFICES: Mapping[str, OfficeHabit] = MappingProxyType(
    {
        "AI": OfficeHabit(weekend=MONDAY_TO_FRIDAY),
        "BR": OfficeHabit(categories=("optional",)),  # Carnival, Corpus Christi, the two eves
        "CD": OfficeHabit(weekend=MONDAY_TO_FRIDAY),
        "DK": OfficeHabit(categories=("optional",)),  # Constitution Day, the two eves
        # Employees are owed the statutory days; offices keep the general holidays, which also have Good Friday.
        "HK": OfficeHabit(categories=("optional",), weekend=MONDAY_TO_FRIDAY),
        "ID": OfficeHabit(categories=("government",)),  # the joint leave around the great feasts
        "KN": OfficeHabit(weekend=MONDAY_TO_FRIDAY),
        "MR": OfficeHabit(weekend=MONDAY_TO_FRIDAY),  # the data still has Friday and Saturday
        "NE": OfficeHabit(weekend=MONDAY_TO_FRIDAY),
        "PY": OfficeHabit(weekend=MONDAY_TO_FRIDAY),
        "SE": OfficeHabit(categories=("de_facto",)),  # Midsummer Eve, Christmas Eve, New Year's Eve
        "TK": OfficeHabit(weekend=MONDAY_TO_FRIDAY),
        "VE": OfficeHabit(weekend=MONDAY_TO_FRIDAY),
    }
)


def find_habit(code: str) -> OfficeHabit:
    """Return the habit of a code's country; an empty one where the data needs no correction.

    >>> find_habit("BR-SP").categories
    ('optional',)
    """
    return OFFICES.get(code.partition("-")[0], OfficeHabit())


def describe_habit(code: str, *, with_week: bool = True) -> str | None:
    """Say in a sentence what the table changes for a code, or return None where it changes nothing.

    ``with_week`` is false where the user's own weekend takes the place of the table's.

    >>> describe_habit("HK")
    'HK: offices also close on optional days; office week Monday to Friday (our table, not the statutory list)'
    """
    habit = find_habit(code)
    parts = [f"offices also close on {category.replace('_', ' ')} days" for category in habit.categories]
    if habit.weekend is not None and with_week:
        parts.append("office week Monday to Friday")
    return f"{code}: {'; '.join(parts)} (our table, not the statutory list)" if parts else None
