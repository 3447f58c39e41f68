"""From bytes to a plan: phrases judged on the employer's calendar, and years that widen as far as they must."""

import datetime as dt
import multiprocessing

import pytest

from followup_ics.model.errors import InputError
from followup_ics.planning.plan_file import HORIZON, PlannedSearch, plan_source, widen_years

THANKSGIVING = """\
timezone: America/New_York
holidays: US
interviews:
  - company: Acme
    when: 2026-11-24 10:00
    hear_by: {phrase}
"""


def plan(text: str) -> PlannedSearch:
    return plan_source(text.encode(), name="f")


def tell(text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        plan(text)
    return [str(problem) for problem in caught.value.problems]


def test_business_days_over_thanksgiving_are_counted_on_the_employers_calendar():
    (problem,) = tell(THANKSGIVING.format(phrase="in three business days, Friday"))
    assert problem.startswith("f:6:14: interviews[0] (Acme).hear_by: 'in three business days, Friday'")
    planned = plan(THANKSGIVING.format(phrase="in three business days, Tuesday"))
    said = planned.job_search.interviews[0].hear_by
    assert said is not None
    assert str(said.window.last_on) == "2026-12-01"


@pytest.mark.parametrize(
    ("top", "last_on", "why"),
    [
        ("holidays: none", "2026-11-27", "no calendar has Thanksgiving"),
        ("holidays: none\nclosed: 2026-11-25", "2026-11-30", "a day of one's own counts too"),
        ("holidays: none\nweekend: [fri, sat]", "2026-11-29", "Sunday is worked"),
        ("holidays: US\nopen: 2026-11-26..2026-11-27", "2026-11-27", "they work on Thanksgiving and after it"),
    ],
)
def test_the_files_own_days_count_when_a_phrase_is_read(top, last_on, why):
    interview = "{company: A, when: 2026-11-24, hear_by: in three business days}"
    said = plan(f"timezone: UTC\n{top}\ninterviews: [{interview}]").job_search.interviews[0].hear_by
    assert said is not None, why
    assert str(said.window.last_on) == last_on, why


def test_a_phrase_is_read_on_the_calendar_of_its_own_interview():
    lines = (
        f"- {{company: {company}, when: 2026-11-24, holidays: {code}, hear_by: in three business days}}"
        for company, code in (("A", "US"), ("B", "none"))
    )
    interviews = plan("timezone: UTC\nholidays: DE\ninterviews:\n" + "\n".join(lines)).job_search.interviews
    read = [str(each.hear_by.window.last_on) for each in interviews if each.hear_by]
    assert read == ["2026-12-01", "2026-11-27"]


@pytest.mark.parametrize(
    ("top", "phrase", "problems", "why"),
    [
        ("holidays: UX", "in three business days, Friday", 1, "whether it holds hangs on the calendar that is wrong"),
        ("holidays: US\nclosed: 2026-13-01", "in three business days, Friday", 1, "and on a day of one's own"),
        ("holidays: UX", "soon", 2, "this one is wrong on any calendar"),
    ],
)
def test_a_wrong_calendar_is_not_told_a_second_time_as_a_wrong_phrase(top, phrase, problems, why):
    interviews = f"interviews: [{{company: A, when: 2026-11-24, hear_by: '{phrase}'}}]"
    assert len(tell(f"timezone: UTC\n{top}\n{interviews}")) == problems, why


NEVER_ENDED = {
    "closed to the first year's end": (
        "holidays: none\nclosed: [2025-01-01..2025-12-31]\n"
        "interviews: [{company: A, when: 2026-01-05}, {company: A, when: 2026-01-07}]"
    ),
    "closed for two years": (
        "holidays: US\nclosed: [2025-01-01..2025-12-31, 2026-01-01..2026-11-23]\n"
        "interviews: [{company: A, when: 2026-11-20}, {company: A, when: 2026-11-24}]"
    ),
    "closed from the first year that a file can have": (
        "holidays: none\nclosed: [" + ", ".join(f"{year}-01-01..{year}-12-31" for year in range(2000, 2026)) + "]\n"
        "interviews: [{company: A, when: 2026-01-05}, {company: A, when: 2026-01-06}]"
    ),
    "closed to the last year that a file can have": (
        "holidays: none\nclosed: [" + ", ".join(f"{year}-01-01..{year}-12-31" for year in range(2026, 2100)) + "]\n"
        "interviews: [{company: A, when: 2026-01-05, hear_by: by 2026-02-02}]"
    ),
}


@pytest.mark.parametrize("case", NEVER_ENDED)
def test_a_plan_that_needs_a_day_before_its_first_year_ends(case):
    # A process of its own: what never ends must not take the other tests with it.
    process = multiprocessing.get_context("spawn").Process(target=plan, args=(f"timezone: UTC\n{NEVER_ENDED[case]}",))
    process.start()
    process.join(30)
    is_done = not process.is_alive()
    process.kill()
    process.join()
    assert is_done
    assert process.exitcode == 0


def test_years_widen_both_ways_and_reach_every_year_of_the_horizon_in_a_few_steps():
    for day_year in (HORIZON[0], HORIZON[-1]):
        years, steps = range(2049, 2052), 0
        while day_year not in years:
            edge = years.start - 1 if day_year < years.start else years.stop
            wider = widen_years(years, years_first_day(edge))
            assert len(wider) > len(years)
            years, steps = wider, steps + 1
        assert steps < 8
        assert set(years) <= set(HORIZON)


def years_first_day(year: int) -> dt.date:
    return dt.date(year, 1, 1)
