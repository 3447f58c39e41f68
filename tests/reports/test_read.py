"""What `read` answers in a line: it never claims to have taken a day that it did not take."""

import datetime as dt

import pytest

from followup_ics.reports.read import describe_reading, read_all

LINES = [
    # phrase, said on, the line, why
    ("Friday", "2026-11-24", "Fri 2026-11-27", "one day"),
    ("next week", "2026-11-24", "Mon 2026-11-30 to Fri 2026-12-04", "a window"),
    (
        "next Friday",
        "2026-11-24",
        "Fri 2026-12-04 (it can also mean Fri 2026-11-27; the later day is taken)",
        "the later reading won",
    ),
    (
        "next week",
        "2026-11-29",
        "Mon 2026-11-30 to Fri 2026-12-04 (it can also mean Fri 2026-12-11)",
        "on a weekend the other reading is the later one",
    ),
]


@pytest.mark.parametrize(("phrase", "said", "line", "why"), LINES)
def test_a_reading_is_told_in_a_line(phrase: str, said: str, line: str, why: str) -> None:
    (answer,) = read_all([phrase], said_on=dt.date.fromisoformat(said), holidays=None, date_order=None)
    assert describe_reading(answer) == f"'{phrase}': {line}", why
