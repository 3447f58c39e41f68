"""What offices do where the statutory list says otherwise: a small table of our own (the rules, section 4)."""

import calendar
import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from followup_ics.model.plan import OfficeUse

MONDAY_TO_FRIDAY: Final = frozenset({5, 6})

CHRISTMAS_EVE: Final = "Christmas Eve"
NEW_YEARS_EVE: Final = "New Year's Eve"
AFTER_THANKSGIVING: Final = "the Friday after Thanksgiving"

COUNTRIES: Final = (
    "AD AG AI AR AT AU AW BB BE BG BM BO BR BS BZ CA CH CL CO CR CY CZ DE DK DM DO EC EE ES FI FO FR GB "
    "GD GG GI GL GR GT GY HN HR HT HU IE IM IS IT JE JM KN KY LC LI LT LU LV MC MT MX NI NL NO NZ PA PE "
    "PH PL PR PT PY RO SE SI SK SM SR SV TT US UY VA VC VE VG VI ZA GU AS MP UM"
)
CLOSED_ON_THE_EVES: Final = frozenset(COUNTRIES.split())
"""Countries whose offices are closed, or as good as empty, on 24 and 31 December."""

CLOSED_AFTER_THANKSGIVING: Final = frozenset({"US", "PR", "GU", "VI", "AS", "MP", "UM"})
"""Countries whose offices make a long weekend of Thanksgiving."""


class OfficeHabit(NamedTuple):
    """Say on which further days of the data the offices of a country close.

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
    return OFFICES.get(_name_country(code), OfficeHabit())


def find_closing_days(code: str, year: int) -> Mapping[dt.date, str]:
    """Find the days of a year on which the offices of a code's country close by custom, each with its name.

    >>> [(f"{day:%d %b}", name) for day, name in find_closing_days("CA-ON", 2026).items()]
    [('24 Dec', 'Christmas Eve'), ('31 Dec', "New Year's Eve")]
    >>> str(min(find_closing_days("US-NY", 2026)))
    '2026-11-27'
    """
    closing = {}
    if _name_country(code) in CLOSED_AFTER_THANKSGIVING:
        first_weekday = calendar.weekday(year, 11, 1)
        fourth_thursday = 1 + (calendar.THURSDAY - first_weekday) % 7 + 21
        closing[dt.date(year, 11, fourth_thursday + 1)] = AFTER_THANKSGIVING
    if _name_country(code) in CLOSED_ON_THE_EVES:
        closing |= {dt.date(year, 12, 24): CHRISTMAS_EVE, dt.date(year, 12, 31): NEW_YEARS_EVE}
    return closing


def find_office_use(code: str, *, with_week: bool = True) -> OfficeUse | None:
    """Find what the table changes for a code; None where that is nothing.

    ``with_week`` is false where the user's own weekend takes the place of the table's.

    >>> find_office_use("DE-BE").closing
    ('Christmas Eve', "New Year's Eve")
    """
    country, habit = _name_country(code), find_habit(code)
    eves = (CHRISTMAS_EVE, NEW_YEARS_EVE) if country in CLOSED_ON_THE_EVES else ()
    friday = (AFTER_THANKSGIVING,) if country in CLOSED_AFTER_THANKSGIVING else ()
    use = OfficeUse(
        code=code,
        categories=habit.categories,
        closing=(*friday, *eves),
        is_five_days=habit.weekend is not None and with_week,
    )
    return use if use != OfficeUse(code=code) else None


def _name_country(code: str) -> str:
    return code.partition("-")[0]
