"""Working-day arithmetic, on a calendar small enough to check with a finger on the page."""

import datetime as dt
from types import MappingProxyType

import pytest
from day_off_names import read_day_off, read_days_off
from hypothesis import given
from hypothesis import strategies as st

from followup_ics.feed.texts.days_off import name_day_off
from followup_ics.model.plan import DaysOff
from followup_ics.planning.calendars.working_days import (
    UncoveredDayError,
    add_working_days,
    count_working_days,
    is_working_day,
    roll_forward,
)

FIRST, LAST = dt.date(2026, 11, 16), dt.date(2027, 1, 17)


def november(day: int) -> dt.date:
    return dt.date(2026, 11, day)


def december(day: int) -> dt.date:
    return dt.date(2026, 12, day)


# Nine weeks from a Monday to a Sunday: weekends, Thanksgiving with the Friday after it, Christmas, New Year's Day.
THE_WINTER = DaysOff(
    first_on=FIRST,
    last_on=LAST,
    days=read_days_off(
        {
            **{
                day: day.strftime("%A")
                for day in (FIRST + dt.timedelta(days=n) for n in range((LAST - FIRST).days + 1))
                if day.weekday() >= 5
            },
            november(26): "Thanksgiving Day",
            november(27): "closed",
            december(25): "Christmas Day",
            dt.date(2027, 1, 1): "New Year's Day",
        }
    ),
)


HOLIDAYS_END = ("Christmas Day", "Saturday", "Sunday", "New Year's Day", "Saturday", "Sunday")


@pytest.mark.parametrize(
    ("day", "working", "why"),
    [
        (november(25), True, "a plain Wednesday"),
        (november(26), False, "Thanksgiving Day"),
        (november(28), False, "a Saturday"),
        (FIRST, True, "the first day of the calendar is known"),
        (LAST, False, "so is the last, a Sunday"),
    ],
)
def test_a_day_without_a_name_is_a_working_day(day: dt.date, working: bool, why: str) -> None:  # noqa: FBT001 - a table row
    assert is_working_day(day, THE_WINTER) is working, why


@pytest.mark.parametrize(
    ("start", "number", "end", "skipped", "why"),
    [
        (november(23), 2, november(25), [], "Tuesday, Wednesday"),
        (november(25), 1, november(30), ["Thanksgiving Day", "closed", "Saturday", "Sunday"], "over Thanksgiving"),
        (november(28), 1, november(30), ["Sunday"], "from a day off: that day itself is not passed over"),
        (november(27), 2, december(1), ["Saturday", "Sunday"], "from a holiday to the second working day after it"),
        (november(24), 0, november(24), [], "nothing to count"),
        (november(28), 0, november(28), [], "nothing to count, even from a day off: counting does not roll"),
        (december(24), 5, dt.date(2027, 1, 4), [*HOLIDAYS_END], "into the next year"),
        (
            november(30),
            -1,
            november(25),
            ["Thanksgiving Day", "closed", "Saturday", "Sunday"],
            "back over Thanksgiving",
        ),
        (november(30), -3, november(23), ["Thanksgiving Day", "closed", "Saturday", "Sunday"], "back three"),
        (november(29), -1, november(25), ["Thanksgiving Day", "closed", "Saturday"], "back from a Sunday"),
    ],
)
def test_counting(start: dt.date, number: int, end: dt.date, skipped: list[str], why: str) -> None:
    count = count_working_days(start, number, THE_WINTER)

    assert (count.starts_on, count.ends_on) == (start, end), why
    assert [name_day_off(skip.off, skip.on) for skip in count.skipped] == skipped, why
    assert len(count.counted) == abs(number), why
    assert add_working_days(start, number, THE_WINTER) == end, why


def test_the_trace_is_in_calendar_order_in_both_directions() -> None:
    on, back = count_working_days(november(24), 2, THE_WINTER), count_working_days(december(1), -2, THE_WINTER)

    assert on.counted == (november(25), november(30))
    assert back.counted == (november(25), november(30))
    assert on.skipped == back.skipped
    assert [(str(skip.on), name_day_off(skip.off, skip.on)) for skip in on.skipped] == [
        ("2026-11-26", "Thanksgiving Day"),
        ("2026-11-27", "closed"),
        ("2026-11-28", "Saturday"),
        ("2026-11-29", "Sunday"),
    ]


@pytest.mark.parametrize(
    ("day", "end", "skipped", "why"),
    [
        (november(25), november(25), [], "a working day stays"),
        (november(26), november(30), ["Thanksgiving Day", "closed", "Saturday", "Sunday"], "the day itself is named"),
        (november(29), november(30), ["Sunday"], "one day on"),
        (dt.date(2027, 1, 1), dt.date(2027, 1, 4), ["New Year's Day", "Saturday", "Sunday"], "a long weekend"),
    ],
)
def test_rolling_forward(day: dt.date, end: dt.date, skipped: list[str], why: str) -> None:
    count = roll_forward(day, THE_WINTER)

    assert (count.starts_on, count.ends_on, count.counted) == (day, end, (end,)), why
    assert [name_day_off(skip.off, skip.on) for skip in count.skipped] == skipped, why


@pytest.mark.parametrize(
    ("day", "number", "uncovered", "why"),
    [
        (LAST, 1, LAST + dt.timedelta(days=1), "past the end: unknown is not working"),
        (FIRST, -1, FIRST - dt.timedelta(days=1), "before the start"),
        (december(1), 1000, LAST + dt.timedelta(days=1), "the first day that is not known is the one that is told"),
    ],
)
def test_days_outside_the_calendar_are_refused(day: dt.date, number: int, uncovered: dt.date, why: str) -> None:
    with pytest.raises(UncoveredDayError) as caught:
        count_working_days(day, number, THE_WINTER)
    assert caught.value.day == uncovered, why


def test_rolling_off_the_calendar_is_refused() -> None:
    with pytest.raises(UncoveredDayError, match="2027-01-18 is outside the calendar"):
        roll_forward(LAST, THE_WINTER)


@pytest.mark.parametrize(("day", "number"), [(dt.date.max, 1), (dt.date.min, -1)])
def test_time_itself_has_ends(day: dt.date, number: int) -> None:
    everything = DaysOff(first_on=dt.date.min, last_on=dt.date.max)
    with pytest.raises(UncoveredDayError):
        count_working_days(day, number, everything)


def test_rolling_works_on_the_first_date_there_is() -> None:
    assert roll_forward(dt.date.min, DaysOff(first_on=dt.date.min, last_on=dt.date.max)).ends_on == dt.date.min


# The calendars of the properties: 200 days, any of the first 150 off, so that every count below finds its end.
START, DAYS = dt.date(2026, 6, 1), 200
days_of_the_calendar = st.integers(0, DAYS - 1).map(lambda n: START + dt.timedelta(days=n))
calendars = st.sets(st.integers(0, 149)).map(
    lambda off: DaysOff(
        first_on=START,
        last_on=START + dt.timedelta(days=DAYS - 1),
        days=MappingProxyType({START + dt.timedelta(days=n): read_day_off(f"day {n}") for n in sorted(off)}),
    )
)
starts = st.integers(0, 149).map(lambda n: START + dt.timedelta(days=n))
numbers = st.integers(1, 40)


@given(calendars, starts, numbers)
def test_what_is_counted_and_what_is_skipped_make_up_the_way(days_off: DaysOff, start: dt.date, number: int) -> None:
    count = count_working_days(start, number, days_off)

    way = [start + dt.timedelta(days=n) for n in range(1, (count.ends_on - start).days + 1)]
    assert sorted([*count.counted, *(skip.on for skip in count.skipped)]) == way
    assert all(is_working_day(day, days_off) for day in count.counted)
    assert all(days_off.days[skip.on] == skip.off for skip in count.skipped)
    assert len(count.counted) == number
    assert count.counted[-1] == count.ends_on


@given(calendars, starts, starts, numbers)
def test_a_later_start_never_ends_earlier(days_off: DaysOff, one: dt.date, other: dt.date, number: int) -> None:
    earlier, later = sorted((one, other))
    assert add_working_days(earlier, number, days_off) <= add_working_days(later, number, days_off)
    assert roll_forward(earlier, days_off).ends_on <= roll_forward(later, days_off).ends_on


@given(calendars, starts, numbers)
def test_one_more_working_day_is_later(days_off: DaysOff, start: dt.date, number: int) -> None:
    assert add_working_days(start, number, days_off) < add_working_days(start, number + 1, days_off)


@given(calendars, starts, numbers)
def test_there_and_back_again(days_off: DaysOff, start: dt.date, number: int) -> None:
    start = roll_forward(start, days_off).ends_on
    assert add_working_days(add_working_days(start, number, days_off), -number, days_off) == start


@given(calendars, starts, numbers, numbers)
def test_counting_can_be_split(days_off: DaysOff, start: dt.date, first: int, second: int) -> None:
    halfway = count_working_days(start, first, days_off).ends_on
    try:
        whole = add_working_days(start, first + second, days_off)
    except UncoveredDayError:
        with pytest.raises(UncoveredDayError):
            add_working_days(halfway, second, days_off)
    else:
        assert add_working_days(halfway, second, days_off) == whole


@given(calendars, days_of_the_calendar)
def test_rolling_finds_the_first_working_day(days_off: DaysOff, day: dt.date) -> None:
    found = roll_forward(day, days_off).ends_on
    assert is_working_day(found, days_off)
    assert not any(is_working_day(day + dt.timedelta(days=n), days_off) for n in range((found - day).days))
