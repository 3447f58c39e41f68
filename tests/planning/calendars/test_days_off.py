"""Days off of real calendars: tables of dates that anybody can look up, and promises that hold for every code."""

import datetime as dt
import functools
import json
import os
import pickle
import subprocess
import sys
import warnings
from typing import Any

import holidays
import pytest

from followup_ics.feed.texts.days_off import describe_office_use, name_day_off
from followup_ics.model.plan import DayOff, DayOffSort, DaysOff
from followup_ics.model.search import NamedDays
from followup_ics.planning.calendars.days_off import build_days_off, find_calendar_warnings, find_code_problem
from followup_ics.planning.calendars.office_days import (
    CLOSED_AFTER_THANKSGIVING,
    CLOSED_ON_THE_EVES,
    OFFICES,
    find_closing_days,
    find_habit,
    find_office_use,
)
from followup_ics.planning.calendars.working_days import UncoveredDayError, is_working_day

SATURDAY_SUNDAY, FRIDAY_SATURDAY, SUNDAY_ONLY = frozenset({5, 6}), frozenset({4, 5}), frozenset({6})


@functools.cache
def calendar(*codes: str, year: int = 2026) -> DaysOff:
    return build_days_off(codes, years=range(year, year + 1))


def name_of(days_off: DaysOff, on: dt.date) -> str | None:
    off = days_off.days.get(on)
    return name_day_off(off, on) if off else None


def all_codes() -> list[str]:
    supported = holidays.list_supported_countries(include_aliases=False)
    return [code for country, parts in supported.items() for code in (country, *(f"{country}-{p}" for p in parts))]


# Calendars, parted by spaces; a date; the name of the day off, or None for a working day; why.
DAYS = [
    ("US", "2026-11-26", "Thanksgiving Day", "the fourth Thursday in November"),
    ("US", "2026-11-27", "the Friday after Thanksgiving", "no federal holiday, and nobody is in the office"),
    ("US-NY", "2026-12-24", "Christmas Eve", "no holiday by law, and offices are as good as empty"),
    ("US", "2026-12-31", "New Year's Eve", "the same a week later"),
    ("GB-SCT", "2026-12-24", "Christmas Eve", "the table holds for the parts too"),
    ("GB-SCT", "2026-11-27", None, "no Thanksgiving in Scotland"),
    ("CA-ON", "2026-11-27", None, "Canada's Thanksgiving is in October, and its Friday is worked"),
    ("PR", "2026-11-27", "the Friday after Thanksgiving", "Puerto Rico keeps it as well"),
    ("US", "2027-12-24", "Christmas Day (observed)", "what the data has goes before the table"),
    ("US", "2026-07-03", "Independence Day (observed)", "4 July 2026 is a Saturday: the Friday before is off"),
    ("US", "2026-07-04", "Independence Day", "a holiday's name goes before the weekday's"),
    ("US", "2027-12-31", "New Year's Day (observed)", "a holiday of the next year that is kept in this one"),
    ("US", "2026-11-28", "Saturday", "a plain weekend day has its weekday's name"),
    ("US", "2026-11-30", None, "a plain Monday"),
    ("US", "2026-02-12", None, "Lincoln's birthday is not federal"),
    ("US-NY", "2026-02-12", "Lincoln's Birthday", "but it is New York's"),
    ("US-NY", "2026-11-26", "Thanksgiving Day", "a part has its country's days too"),
    ("GB-ENG", "2026-11-30", None, "Saint Andrew is Scotland's"),
    ("GB-SCT", "2026-11-30", "Saint Andrew's Day", "30 November, in Scotland"),
    ("GB-SCT", "2026-04-06", None, "Easter Monday is no bank holiday in Scotland"),
    ("GB-ENG", "2026-04-06", "Easter Monday", "but it is in England"),
    ("GB-ENG", "2026-12-28", "Boxing Day (observed)", "26 December 2026 is a Saturday"),
    ("GB", "2026-04-06", None, "the country without its part misses days, which `check` says"),
    ("DE-BE", "2026-12-24", "Christmas Eve", "a working day by law, and no office is open"),
    ("JP", "2026-12-24", None, "an ordinary Thursday in Japan"),
    ("DE-BE", "2026-12-25", "Christmas Day", "the day itself is not"),
    ("DE-BE", "2027-03-08", "Women's Day", "Berlin's own"),
    ("DE-BY", "2027-03-08", None, "not Bavaria's"),
    ("DE-BY", "2026-01-06", "Epiphany", "Bavaria's"),
    ("DE-BE", "2026-01-06", None, "not Berlin's"),
    ("AU-VIC", "2026-11-03", "Melbourne Cup Day", "Victoria's"),
    ("AU-NSW", "2026-11-03", None, "not New South Wales's"),
    ("JP", "2026-11-23", "Labor Thanksgiving Day", "named in English"),
    ("JP", "2026-05-06", "Substitute Holiday", "3 May 2026 is a Sunday, 4 and 5 May are holidays already"),
    ("JP", "2026-09-22", "National Holiday", "a day between two holidays is one"),
    # Weekends of the country and of the year
    ("AE", "2026-12-04", None, "the Emirates work on Fridays since 2022"),
    ("AE", "2026-12-05", "Saturday", "and rest on Saturday and Sunday"),
    ("AE", "2021-12-10", "Friday", "until 2021 they rested on Friday and Saturday"),
    ("AE", "2021-12-12", None, "and worked on Sundays"),
    ("SA", "2026-11-27", "Friday", "Friday and Saturday in Saudi Arabia"),
    ("SA", "2026-11-29", None, "where Sunday is a working day"),
    ("SA", "2012-11-29", "Thursday", "Thursday and Friday until June 2013"),
    ("SA", "2012-12-01", None, "when Saturday was a working day"),
    ("IL", "2026-11-27", "Friday", "Friday and Saturday in Israel"),
    ("IL", "2026-11-29", None, "where Sunday is a working day"),
    ("IL", "2026-09-21", "Yom Kippur", "a feast of the Hebrew calendar"),
    ("NP", "2026-11-27", None, "Nepal works on Fridays"),
    ("NP", "2026-11-28", "Saturday", "and rests on Saturday"),
    ("IR", "2026-11-26", None, "Iran rests on Friday alone"),
    ("IR", "2026-11-27", "Friday", "Iran rests on Friday alone"),
    ("BN", "2026-11-28", None, "Brunei rests on Friday and Sunday, not on the Saturday between"),
    ("BN", "2026-11-29", "Sunday", "Brunei rests on Friday and Sunday"),
    ("TW", "1999-11-20", None, "Taiwan rested on Sundays only, but for two Saturdays a month: this was the third"),
    ("TW", "1999-11-27", "Saturday", "this was the fourth"),
    ("TW", "1999-11-21", "Sunday", "Sundays always"),
    ("MY-03", "2026-11-27", "Friday", "Kelantan's weekend is Friday and Saturday"),
    ("MY-10", "2026-11-27", None, "Selangor's is Saturday and Sunday"),
    ("MY-01", "2024-11-29", "Friday", "Johor's was Friday and Saturday until 2024"),
    ("MY-01", "2026-11-27", None, "and is Saturday and Sunday since"),
    # Days off that are worked, to make up for others
    ("CN", "2026-02-14", None, "a Saturday that is worked for the long Spring Festival"),
    ("CN", "2026-02-28", None, "and the Saturday after it"),
    ("CN", "2026-10-10", None, "a Saturday that is worked for the National Day week"),
    ("CN", "2026-02-07", "Saturday", "other Saturdays are off"),
    ("CN", "2026-01-04", None, "even a Sunday is worked: for the long New Year's weekend"),
    ("HU", "2026-08-08", None, "a Saturday that is worked"),
    ("HU", "2026-08-21", "Day off (substituted from 08/08/2026)", "for this Friday"),
    # The office table
    ("HK", "2026-11-28", "Saturday", "the data's week ends on Saturday, the offices' on Friday"),
    ("HK", "2026-04-03", "Good Friday", "a general holiday, not a statutory one"),
    ("SE", "2026-06-19", "Midsummer Eve", "no holiday by law, and nobody works"),
    ("SE", "2026-12-24", "Christmas Eve", "no holiday by law, and nobody works"),
    ("SE", "2026-12-31", "New Year's Eve", "no holiday by law, and nobody works"),
    ("SE", "2026-01-05", None, "Twelfth Night is a half day of banks: offices work"),
    ("DK", "2026-06-05", "Constitution Day", "offices close"),
    ("DK", "2026-12-24", "Christmas Eve", "offices close"),
    ("BR", "2026-02-16", "Carnival", "offices close"),
    ("BR-SP", "2026-06-04", "Corpus Christi", "the table holds for the parts too"),
    ("ID", "2026-03-24", "Eid al-Fitr Joint Holiday", "joint leave that the government sets"),
    ("MR", "2026-11-27", None, "Mauritania works on Fridays since 2014; the data has not followed"),
    ("MR", "2026-11-29", "Sunday", "and rests on Saturday and Sunday"),
    ("VE", "2026-11-28", "Saturday", "an office week of five days"),
    ("PY", "2026-11-28", "Saturday", "an office week of five days"),
    # Lists
    ("US DE-BE", "2026-11-26", "Thanksgiving Day", "off in one of them is off"),
    ("US DE-BE", "2026-05-14", "Ascension Day", "off in the other is off too"),
    ("US DE-BE", "2026-05-25", "Memorial Day and Pentecost Monday", "two holidays on one day are both named"),
    ("DE-BE US", "2026-05-25", "Pentecost Monday and Memorial Day", "in the order of the list"),
    ("US DE-BE", "2026-12-25", "Christmas Day", "one holiday of both is named once"),
    ("US DE-BE", "2026-10-03", "German Unity Day", "a Saturday in both, a holiday in one"),
    ("US DE-BE", "2026-12-24", "Christmas Eve", "closed in both, named once"),
    ("US DE-BE", "2026-12-23", None, "a working day in both"),
    ("US IL", "2026-11-20", "Friday", "each calendar brings its own weekend: Friday from Israel"),
    ("US IL", "2026-11-29", "Sunday", "and Sunday from the United States"),
    ("CN US", "2026-02-14", "Saturday", "a make-up working day of one is still a Saturday in the other"),
    ("CN US", "2026-05-09", "Saturday", "the same, in May"),
    ("US CN", "2026-10-01", "National Day", "China's holiday stays, whoever else works"),
    # None at all
    ("", "2026-12-25", None, "no calendar, no holidays"),
    ("", "2026-12-26", "Saturday", "but a weekend"),
]


@pytest.mark.parametrize(("codes", "day", "name", "why"), DAYS, ids=[f"{row[0]} {row[1]}" for row in DAYS])
def test_the_day_is_off_or_worked(codes: str, day: str, name: str | None, why: str) -> None:
    on = dt.date.fromisoformat(day)
    days_off = calendar(*codes.split(), year=on.year)

    assert name_of(days_off, on) == name, why
    assert is_working_day(on, days_off) is (name is None), why


FAMILY = NamedDays(first_on=dt.date(2026, 12, 24), last_on=dt.date(2027, 1, 1), why="family visit")
A_SATURDAY = NamedDays(first_on=dt.date(2026, 11, 28), last_on=dt.date(2026, 11, 28))
AFTER_THANKSGIVING = NamedDays(first_on=dt.date(2026, 11, 27), last_on=dt.date(2026, 11, 27))
THANKSGIVING = NamedDays(first_on=dt.date(2026, 11, 26), last_on=dt.date(2026, 11, 26), why="hiring day")

# Calendars; what the file says itself; a date; the name of the day off, or None for a working day; why.
OWN_WORDS = [
    ("US", {"closed": (FAMILY,)}, "2026-12-23", None, "the day before the range"),
    ("US", {"closed": (FAMILY,)}, "2026-12-24", "closed: family visit", "its first day"),
    ("US", {"closed": (FAMILY,)}, "2026-12-30", "closed: family visit", "a day within"),
    ("US", {"closed": (FAMILY,)}, "2027-01-01", "closed: family visit", "its last day; your own word goes first"),
    ("US", {"closed": (FAMILY,)}, "2027-01-04", None, "the Monday after the range"),
    (
        "US",
        {"closed": (THANKSGIVING,)},
        "2026-11-26",
        "closed: hiring day",
        "your own word goes before a holiday's name",
    ),
    ("US", {"closed": (A_SATURDAY, FAMILY)}, "2026-11-28", "closed", "closed without a reason"),
    ("US", {"closed": (A_SATURDAY, FAMILY)}, "2026-12-28", "closed: family visit", "the second of two ranges"),
    ("US", {"open_days": (A_SATURDAY,)}, "2026-11-28", None, "an open Saturday is a working day"),
    ("US", {"open_days": (THANKSGIVING,)}, "2026-11-26", None, "an open holiday is a working day"),
    ("US", {"open_days": (A_SATURDAY,)}, "2026-11-29", "Sunday", "the day beside it is not"),
    ("US", {"closed": (FAMILY,), "open_days": (FAMILY,)}, "2026-12-28", None, "open wins over closed"),
    ("US IL", {"open_days": (A_SATURDAY,)}, "2026-11-28", None, "open wins over every calendar of a list"),
    ("US", {"weekend": FRIDAY_SATURDAY}, "2026-11-20", "Friday", "the file's weekend takes the country's place"),
    ("US", {"open_days": (AFTER_THANKSGIVING,)}, "2026-11-27", None, "an office that is open takes the day back"),
    ("US", {"weekend": FRIDAY_SATURDAY}, "2026-11-29", None, "and sets Sunday free"),
    ("US", {"weekend": FRIDAY_SATURDAY}, "2026-11-26", "Thanksgiving Day", "holidays stay"),
    ("NP", {"weekend": SUNDAY_ONLY}, "2026-11-28", None, "a weekend of one day"),
    ("NP", {"weekend": SUNDAY_ONLY}, "2026-11-29", "Sunday", "a weekend of one day"),
    ("US", {"weekend": frozenset[int]()}, "2026-11-28", None, "a week without any weekend"),
    ("US IL", {"weekend": SATURDAY_SUNDAY}, "2026-11-20", None, "the file's weekend holds for all calendars of a list"),
    ("HK", {"weekend": SUNDAY_ONLY}, "2026-11-28", None, "the file's weekend wins over the office table's"),
    ("CN", {"weekend": SATURDAY_SUNDAY}, "2026-10-10", None, "a make-up working day stays one under the same weekend"),
    ("", {"weekend": FRIDAY_SATURDAY}, "2026-11-27", "Friday", "a weekend without any calendar"),
    ("", {"weekend": FRIDAY_SATURDAY}, "2026-11-29", None, "a weekend without any calendar"),
]


@pytest.mark.parametrize(("codes", "words", "day", "name", "why"), OWN_WORDS)
def test_what_the_file_says_itself(codes: str, words: dict[str, Any], day: str, name: str | None, why: str) -> None:
    days_off = build_days_off(tuple(codes.split()), years=range(2026, 2028), **words)
    assert name_of(days_off, dt.date.fromisoformat(day)) == name, why


def test_of_two_closed_ranges_with_one_day_the_first_gives_the_reason() -> None:
    move = NamedDays(first_on=dt.date(2026, 12, 28), last_on=dt.date(2026, 12, 28), why="move")
    for closed, name in (((FAMILY, move), "closed: family visit"), ((move, FAMILY), "closed: move")):
        days_off = build_days_off((), years=range(2026, 2027), closed=closed)
        assert name_of(days_off, dt.date(2026, 12, 28)) == name


def test_a_range_of_all_time_stays_within_the_years_asked_for() -> None:
    forever = NamedDays(first_on=dt.date.min, last_on=dt.date.max)
    days_off = build_days_off((), years=range(2026, 2027), closed=(forever,))
    assert len(days_off.days) == 365


def test_the_calendar_covers_whole_years_and_no_more() -> None:
    days_off = build_days_off(("US",), years=range(2026, 2029))

    assert (days_off.first_on, days_off.last_on) == (dt.date(2026, 1, 1), dt.date(2028, 12, 31))
    assert min(days_off.days) >= days_off.first_on
    assert max(days_off.days) <= days_off.last_on
    for day in (dt.date(2025, 12, 31), dt.date(2029, 1, 1)):
        with pytest.raises(UncoveredDayError):
            is_working_day(day, days_off)


@pytest.mark.parametrize("years", [range(3), range(9998, 10_002)])
def test_years_beyond_the_first_and_the_last_of_all_are_left_out(years: range) -> None:
    days_off = build_days_off(("US", "CN"), years=years)
    assert days_off.first_on.year == max(years.start, 1)
    assert days_off.last_on.year == min(years.stop - 1, 9999)


@pytest.mark.parametrize(
    ("codes", "years", "message"),
    [
        (("US",), range(0), "no years"),
        (("UX",), range(2026, 2027), "unknown country 'UX'"),
        (("HolidayBase",), range(2026, 2027), "unknown country 'HolidayBase'"),
        (("US-NYC",), range(2026, 2027), "unknown code 'US-NYC'"),
    ],
)
def test_what_cannot_be_built_is_refused(codes: tuple[str, ...], years: range, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        build_days_off(codes, years=years)


def test_the_result_is_plain_and_cannot_be_changed() -> None:
    days_off = build_days_off(("US-NY", "CN"), years=range(2026, 2027))

    assert {type(day) for day in days_off.days} == {dt.date}
    assert {type(name) for off in days_off.days.values() for name in off.names} == {str}
    assert list(days_off.days) == sorted(days_off.days)
    with pytest.raises(TypeError):
        days_off.days[dt.date(2026, 6, 2)] = DayOff(sort=DayOffSort.OWN)  # type: ignore[index]  # that it does not work is the point
    assert b"holidays" not in pickle.dumps((dict(days_off.days), days_off.first_on, days_off.offices))


def test_reading_a_calendar_does_not_change_the_next() -> None:
    first = build_days_off(("CN",), years=range(2026, 2027))
    build_days_off(("CN", "US"), years=range(2020, 2030))
    assert build_days_off(("CN",), years=range(2026, 2027)) == first


def test_naming_a_calendar_twice_changes_nothing() -> None:
    assert calendar("HK", "HK") == calendar("HK")


# The office table

EVES = "Christmas Eve and New Year's Eve"
OURS = "(our table, not the statutory list)"
OPEN = "(our table, not the statutory list; 'open' takes a day back)"
NOTES = [
    ("HK", f"HK: offices also close on optional days; office week Monday to Friday {OURS}"),
    ("BR-SP", f"BR-SP: offices also close on optional days, {EVES} {OPEN}"),
    ("SE", f"SE: offices also close on de facto days, {EVES} {OPEN}"),
    ("ID", f"ID: offices also close on government days {OURS}"),
    ("MR", f"MR: office week Monday to Friday {OURS}"),
    ("US-NY", f"US-NY: offices also close on the Friday after Thanksgiving, {EVES} {OPEN}"),
    ("DE-BE", f"DE-BE: offices also close on {EVES} {OPEN}"),
]


def tell_notes(days_off: DaysOff) -> list[str]:
    return [describe_office_use(use) for use in days_off.offices]


@pytest.mark.parametrize(("code", "note"), NOTES)
def test_the_office_table_is_told_when_it_is_used(code: str, note: str) -> None:
    assert tell_notes(calendar(code)) == [note]


def test_the_office_table_is_silent_where_it_is_not_used() -> None:
    assert calendar("JP", "IN").offices == ()
    assert [use.code for use in calendar("JP", "HK", "SE").offices] == ["HK", "SE"]
    assert build_days_off(("NE",), years=range(2026, 2027), weekend=SUNDAY_ONLY).offices == ()
    own_week = build_days_off(("HK",), years=range(2026, 2027), weekend=SUNDAY_ONLY)
    assert tell_notes(own_week) == [f"HK: offices also close on optional days {OURS}"]


def test_the_closing_days_are_those_of_the_rules() -> None:
    eves = (
        "AD AG AI AR AT AU AW BB BE BG BM BO BR BS BZ CA CH CL CO CR CY CZ DE DK DM DO EC EE ES FI FO FR GB GD GG GI "
        "GL GR GT GY HN HR HT HU IE IM IS IT JE JM KN KY LC LI LT LU LV MC MT MX NI NL NO NZ PA PE PH PL PR PT PY RO "
        "SE SI SK SM SR SV TT US UY VA VC VE VG VI ZA GU AS MP UM"
    )
    assert set(eves.split()) == CLOSED_ON_THE_EVES
    assert {"US", "PR", "GU", "VI", "AS", "MP", "UM"} == CLOSED_AFTER_THANKSGIVING
    known = holidays.list_supported_countries(include_aliases=False)
    assert known.keys() >= CLOSED_ON_THE_EVES | CLOSED_AFTER_THANKSGIVING


@pytest.mark.parametrize("year", range(2015, 2036))
def test_the_friday_after_thanksgiving_follows_the_holiday(year: int) -> None:
    (thanksgiving,) = (
        day for day, name in holidays.country_holidays("US", years=year).items() if name == "Thanksgiving Day"
    )
    assert min(find_closing_days("US", year)) == thanksgiving + dt.timedelta(days=1)


# Calendars; a date; the sort of the day off, or None for a working day; why.
SORTS = [
    ("US", "2026-11-26", DayOffSort.HOLIDAY, "Thanksgiving"),
    ("US", "2026-11-27", DayOffSort.OFFICE, "no federal holiday, and empty offices"),
    ("US-MD", "2026-11-27", DayOffSort.HOLIDAY, "Maryland's own holiday goes before the table"),
    ("US", "2026-11-28", DayOffSort.WEEKEND, "a Saturday"),
    ("US", "2028-12-24", DayOffSort.WEEKEND, "a Sunday needs no table"),
    ("SE", "2026-12-24", DayOffSort.OFFICE, "the data's kind of day that the table asks for"),
    ("SE", "2026-12-26", DayOffSort.HOLIDAY, "a holiday on a Saturday is told as one"),
    ("VA", "2026-12-24", DayOffSort.HOLIDAY, "the eve is a holiday in the Vatican"),
    ("JP", "2026-12-31", None, "Japan is not in the table"),
    ("US SE", "2026-11-27", DayOffSort.OFFICE, "closed in one of a list"),
    ("US-MD US", "2026-11-27", DayOffSort.HOLIDAY, "a holiday in one of a list goes first"),
    ("IL US", "2026-11-27", DayOffSort.OFFICE, "a weekend in the other comes last"),
]


@pytest.mark.parametrize(("codes", "day", "sort", "why"), SORTS)
def test_what_sort_of_day_off_it_is(codes: str, day: str, sort: DayOffSort | None, why: str) -> None:
    on = dt.date.fromisoformat(day)
    off = calendar(*codes.split(), year=on.year).days.get(on)
    assert (off and off.sort) == sort, why


def test_the_office_table_has_the_countries_of_the_rules() -> None:
    further_days = {code: habit.categories for code, habit in OFFICES.items() if habit.categories}
    five_days = {code for code, habit in OFFICES.items() if habit.weekend == SATURDAY_SUNDAY}

    assert further_days == {
        "HK": ("optional",),
        "BR": ("optional",),
        "DK": ("optional",),
        "SE": ("de_facto",),
        "ID": ("government",),
    }
    assert five_days == {"HK", "VE", "PY", "NE", "CD", "KN", "AI", "TK", "MR"}
    assert not any("workday" in habit.categories for habit in OFFICES.values())
    assert find_habit("US-NY").categories == ()
    assert find_office_use("JP-13") is None


@pytest.mark.parametrize("code", sorted(OFFICES))
def test_each_row_of_the_office_table_changes_the_data(code: str) -> None:
    statutory = holidays.country_holidays(code, years=2026, language="en_US", expand=False)
    days, habit = calendar(code).days, OFFICES[code]
    monday = dt.date(2026, 11, 23)

    assert set(habit.categories) <= set(statutory.supported_categories), "the category is gone from the data"
    weekend = frozenset(n for n in range(7) if statutory.is_weekend(monday + dt.timedelta(days=n)))
    further_days = [day for day, off in days.items() if off.sort is DayOffSort.OFFICE and day.weekday() < 5]
    further_days = [day for day in further_days if day not in find_closing_days(code, 2026)]
    if (habit.categories and not further_days) or weekend == habit.weekend:
        pytest.skip(f"the data has come round to what the table says of {code}: that can go")
    assert all(day in days for day in (dt.date(2026, 11, 28), dt.date(2026, 11, 29))), "Saturday and Sunday are off"
    assert dt.date(2026, 11, 27) not in days, "an ordinary Friday is worked"


# Codes

CODES = [
    ("US", None, "a country"),
    ("US-NY", None, "a part of it"),
    ("DE-BY", None, "a part in Germany"),
    ("MY-01", None, "a part whose code is a number"),
    ("NO", None, "Norway, which careless readers of YAML take for false"),
    ("NZ-South Canterbury", None, "a part that ISO does not know, but the data does"),
    ("UX", "unknown country 'UX' (did you mean 'US'?)", "one letter wrong"),
    ("UX-NY", "unknown code 'UX-NY' (did you mean 'US-NY'?)", "one letter wrong, the part right"),
    ("US-NYC", "unknown code 'US-NYC' (did you mean 'US-NY'?)", "a city"),
    ("us", "unknown country 'us' (did you mean 'US'?)", "small letters"),
    ("us-ny", "unknown code 'us-ny' (did you mean 'US-NY'?)", "small letters"),
    ("DE-by", "unknown code 'DE-by' (did you mean 'DE-BY'?)", "small letters in the part"),
    ("US_NY", "unknown country 'US_NY' (did you mean 'US-NY'?)", "another dash"),
    ("US NY", "unknown country 'US NY' (did you mean 'US-NY'?)", "no dash"),
    ("USA", "unknown country 'USA' (did you mean 'US'?)", "the library takes alpha-3 codes; we do not"),
    ("DEU", "unknown country 'DEU' (did you mean 'DE'?)", "the library takes alpha-3 codes; we do not"),
    ("UK", "unknown country 'UK' (did you mean 'GB'?)", "the library takes it; ISO calls it GB"),
    ("UK-ENG", "unknown code 'UK-ENG' (did you mean 'GB-ENG'?)", "the same with a part"),
    ("UnitedStates", "unknown country 'UnitedStates' (did you mean 'US'?)", "a class of the library is no code"),
    ("Germany", "unknown country 'Germany' (did you mean 'DE'?)", "a name"),
    ("Germny", "unknown country 'Germny' (did you mean 'DE'?)", "a name with a slip"),
    ("Untied States", "unknown country 'Untied States' (did you mean 'US'?)", "a name of two words with a slip"),
    ("Guinea-Bissau", "unknown code 'Guinea-Bissau' (did you mean 'GW'?)", "a name with a dash"),
    ("Guinea-Bisau", "unknown code 'Guinea-Bisau' (did you mean 'GW'?)", "a name with a dash and a slip"),
    ("Deutschland", "unknown country 'Deutschland' (did you mean 'DE'?)", "what its people call it"),
    ("Bayern", "unknown country 'Bayern' (did you mean 'DE-BY'?)", "the name of a part alone"),
    ("England", "unknown country 'England' (did you mean 'GB-ENG'?)", "the name of a part alone"),
    ("NSW", "unknown country 'NSW' (did you mean 'AU-NSW'?)", "the code of a part alone"),
    ("US-California", "unknown code 'US-California' (did you mean 'US-CA'?)", "the name of a part"),
    ("US-new york", "unknown code 'US-new york' (did you mean 'US-NY'?)", "the name of a part in small letters"),
    ("CA-Quebec", "unknown code 'CA-Quebec' (did you mean 'CA-QC'?)", "an accent left out"),
    ("SG-01", "unknown code 'SG-01' (no parts of SG are known: write 'SG')", "a country without parts"),
    (
        "GB-XX",
        "unknown code 'GB-XX' (expected 'GB-ENG', 'GB-NIR', 'GB-SCT', 'GB-WLS')",
        "nothing near: all that there are",
    ),
    ("HolidayBase", "unknown country 'HolidayBase' (expected an ISO 3166 code, such as 'US' or 'US-NY')", "no country"),
    ("NYSE", "unknown country 'NYSE' (expected an ISO 3166 code, such as 'US' or 'US-NY')", "a stock exchange"),
    ("", "unknown country '' (expected an ISO 3166 code, such as 'US' or 'US-NY')", "nothing"),
    ("-", "unknown country '-' (expected an ISO 3166 code, such as 'US' or 'US-NY')", "a dash alone"),
    ("Ünïcödé ☃", "unknown country 'Ünïcödé ☃' (expected an ISO 3166 code, such as 'US' or 'US-NY')", "no country"),
]


@pytest.mark.parametrize(("code", "problem", "why"), CODES, ids=[row[0] for row in CODES])
def test_a_code_is_known_or_the_nearest_is_named(code: str, problem: str | None, why: str) -> None:
    assert find_code_problem(code) == problem, why


@pytest.mark.parametrize("code", ["x" * 1_000_000, "US-" + "x" * 1_000_000, "-" * 1_000_000, "US" + " " * 100_000])
def test_a_very_long_code_gets_a_short_answer(code: str) -> None:
    assert len(find_code_problem(code) or "") < 300


def test_no_other_name_of_the_library_is_taken_for_a_code() -> None:
    taken = {name for name in vars(holidays) if find_code_problem(name) is None}
    assert taken == set(holidays.list_supported_countries(include_aliases=False))


def test_what_is_suggested_is_known() -> None:
    for wrong in (code.lower() for code in all_codes() if not code.split("-")[-1].isdigit()):
        problem = find_code_problem(wrong) or ""
        assert "did you mean '" in problem, wrong
        suggestion = problem.split("did you mean '")[1].split("'?")[0]
        assert find_code_problem(suggestion) is None, problem
        assert suggestion.casefold() == wrong, problem


# Every code of the data


@pytest.mark.parametrize("country", sorted(holidays.list_supported_countries(include_aliases=False)))
def test_every_code_builds(country: str) -> None:
    for code in (each for each in all_codes() if each.partition("-")[0] == country):
        days = build_days_off((code,), years=range(2026, 2028)).days
        assert days, code
        for name in (name for off in days.values() for name in off.names):
            assert name.strip() == name, code
            assert name, code
            assert name.isprintable(), code
            assert "; " not in name, code


YEAR_ALONE = [
    "US",
    "US-NY",
    "CN",
    "HU",
    "RU",
    "JP",
    "SA",
    "AE",
    "IL",
    "HK",
    "ID",
    "MY-01",
    "IN",
    "KR",
    "LK",
    "VN",
    "ES",
]


@pytest.mark.parametrize("code", YEAR_ALONE)
def test_a_year_is_the_same_whatever_years_are_asked_with_it(code: str) -> None:
    alone = build_days_off((code,), years=range(2026, 2027)).days
    among = build_days_off((code,), years=range(2023, 2030)).days
    assert {day: name for day, name in among.items() if day.year == 2026} == alone


# What the data lacks


@pytest.mark.parametrize("country", ["GB", "CA", "AU", "CH", "DE", "ES", "MY", "IN"])
def test_a_country_that_needs_its_part_is_told(country: str) -> None:
    (warning, *others) = find_calendar_warnings((country,), years=range(2026, 2027))
    parts = holidays.list_supported_countries(include_aliases=False)[country]

    assert others == []
    assert warning.startswith(f"{country}: days off that only some parts have are missing; name the part instead: ")
    assert all(f"{country}-{part}" in warning for part in parts)
    assert find_calendar_warnings((f"{country}-{parts[0]}",), years=range(2026, 2027)) == ()
    assert find_calendar_warnings((country, f"{country}-{parts[0]}"), years=range(2026, 2027)) == ()


# Years far ahead stand for "not known yet", so that a newer edition of the data changes nothing here.
WARNINGS = [
    ("US", range(2024, 2030), [], "nothing is known to be missing"),
    ("US-NY FR JP", range(2024, 2030), [], "nothing is known to be missing"),
    ("", range(2024, 2030), [], "no calendar"),
    ("LK", range(2025, 2027), [], "Sri Lanka's full moons are tabled for these years"),
    ("LK", range(2090, 2091), ["LK: no holidays in the data for 2090,"], "but the table ends"),
    ("LK", range(2090, 2093), ["LK: no holidays in the data for 2090 to 2092,"], "years in a row are one run"),
    ("LK LK", range(2090, 2091), ["LK: no holidays in the data for 2090,"], "told once"),
    ("US LK", range(2090, 2091), ["LK: no holidays in the data for 2090,"], "each calendar of a list is looked at"),
    ("LK", range(2001, 2004), ["LK: no holidays in the data for 2001 to 2002,"], "tables begin somewhere, too"),
    ("UA", range(2024, 2026), ["UA: no holidays in the data for 2024 to 2025,"], "holidays are suspended: better said"),
    ("GB LK", range(2090, 2091), ["GB: days off that only", "LK: no holidays in the data"], "in the order of the list"),
    ("CN", range(2025, 2027), [], "the make-up days of these years are known"),
    ("CN", range(2090, 2092), ["CN: no make-up working days in the data for 2090 to 2091;"], "these are not yet"),
    ("ID", range(2025, 2027), [], "the joint leave of these years is known"),
    ("ID", range(2090, 2091), ["ID: no government days in the data for 2090"], "it is set year by year"),
]


@pytest.mark.parametrize(("codes", "years", "beginnings", "why"), WARNINGS)
def test_what_the_data_lacks_is_said(codes: str, years: range, beginnings: list[str], why: str) -> None:
    warnings = find_calendar_warnings(tuple(codes.split()), years=years)

    assert len(warnings) == len(beginnings), why
    for warning, beginning in zip(warnings, beginnings, strict=True):
        assert warning.startswith(beginning), why


# The shell


ASK_EVERYTHING = """
import json, locale, sys
try:
    locale.setlocale(locale.LC_ALL, "")
except locale.Error:
    pass
from followup_ics.planning.calendars.days_off import build_days_off
codes = json.loads(sys.argv[1])
days = {code: build_days_off((code,), years=range(2026, 2027)).days for code in codes}
print(json.dumps({code: [[str(day), *off] for day, off in days[code].items()] for code in codes}))
"""


@pytest.mark.parametrize(
    "shell",
    [
        {"LANGUAGE": "de:fr:es", "LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8"},
        {"LANGUAGE": "th", "LANG": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7"},
    ],
    ids=["German", "Thai"],
)
def test_names_are_english_whatever_the_shell_speaks(shell: dict[str, str]) -> None:
    countries = sorted(holidays.list_supported_countries(include_aliases=False))
    command = [sys.executable, "-c", ASK_EVERYTHING, json.dumps(countries)]
    done = subprocess.run(command, env=os.environ | shell, capture_output=True, text=True, check=True)

    there = json.loads(done.stdout)
    here = {code: [[str(day), *off] for day, off in calendar(code).days.items()] for code in countries}
    assert there == json.loads(json.dumps(here))


def test_every_country_with_translations_has_an_english_one() -> None:
    for code, languages in holidays.list_localized_countries(include_aliases=False).items():
        assert any(language.startswith("en") for language in languages), code


@pytest.mark.parametrize(
    ("code", "meant"), [("NY", "US-NY"), ("ON", "CA-ON"), ("NW", "DE-NW"), ("NSW", "AU-NSW"), ("UX", "US")]
)
def test_the_part_that_people_mean_goes_before_another_country(code: str, meant: str) -> None:
    assert f"did you mean '{meant}'?" in str(find_code_problem(code))


def test_what_the_data_says_of_years_that_it_does_not_have_stays_within():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert build_days_off(("IN-DL",), years=range(2040, 2041)).days
    (told,) = find_calendar_warnings(("UZ",), years=range(2080, 2081))
    assert told.startswith("UZ: no make-up working days in the data for 2080")
