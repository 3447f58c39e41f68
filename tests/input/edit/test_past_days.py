import datetime as dt

import pytest

from followup_ics.input.edit.past_days import read_past_day
from followup_ics.input.fields import FieldError

TUESDAY = dt.date(2026, 11, 24)

# what is said on Tuesday 2026-11-24, the day meant, why
DAYS = [
    ("2026-11-19", "2026-11-19", "a date"),
    ("2026-12-01", "2026-12-01", "a date is what it is, ahead as well"),
    ("today", "2026-11-24", "now"),
    ("Yesterday", "2026-11-23", "the day before"),
    ("Thursday", "2026-11-19", "the last one"),
    ("thu", "2026-11-19", "in short"),
    ("last Thursday", "2026-11-19", "the same"),
    ("monday", "2026-11-23", "yesterday by its name"),
    ("Tuesday", "2026-11-17", "today has a word of its own"),
    ("Wednesday", "2026-11-18", "six days ago"),
    ("19 Nov", "2026-11-19", "day and month"),
    ("Nov 19", "2026-11-19", "the other way round"),
    ("November 19th", "2026-11-19", "in full"),
    ("1st of", None, "no month"),
    ("19 Nov.", "2026-11-19", "with a stop"),
    ("Nov 19, 2025", "2025-11-19", "with its year"),
    ("24 nov", "2026-11-24", "today"),
    ("3 Mar", "2026-03-03", "266 days ago"),
    ("27 Feb", "2026-02-27", "270 days ago"),
    ("26 Feb", None, "271 days ago: more likely one to come"),
    ("25 Nov", None, "tomorrow, or 364 days ago"),
    ("31 Nov", None, "there is no such day"),
    ("29 Feb", None, "not this year, nor last"),
    ("29 Feb 2024", "2024-02-29", "but then"),
    ("soon", None, "no day"),
    ("next Thursday", None, "has not been"),
    ("11/19", None, "two readings"),
    ("", None, "nothing"),
]


@pytest.mark.parametrize(("text", "day", "why"), DAYS)
def test_the_day_that_is_meant(text: str, day: str | None, why: str) -> None:
    if day is None:
        with pytest.raises(FieldError):
            read_past_day(text, today=TUESDAY)
    else:
        assert str(read_past_day(text, today=TUESDAY)) == day, why


def test_every_weekday_is_one_of_the_seven_days_before() -> None:
    for ahead in range(7):
        today = TUESDAY + dt.timedelta(days=ahead)
        days = {read_past_day(f"{today - dt.timedelta(days=back):%A}", today=today) for back in range(1, 8)}
        assert days == {today - dt.timedelta(days=back) for back in range(1, 8)}
