"""Working days in the United States, counted one by one: what phrases are read with in the tests."""

import datetime as dt

import holidays

US_HOLIDAYS = frozenset(holidays.country_holidays("US", years=range(2025, 2032), language="en_US"))


def count_us_days(day: dt.date, number: int) -> dt.date:
    step = dt.timedelta(days=1 if number >= 0 else -1)
    for _ in range(abs(number)):
        day += step
        while day.weekday() >= 5 or day in US_HOLIDAYS:
            day += step
    return day
