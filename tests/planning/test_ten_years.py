"""Every day of ten years, on calendars of three kinds: each follow-up on a working day, none before its promise."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from followup_ics.model.search import Interview, JobSearch, Kind, Outcome, Said, Signal, Timing, Update, Window
from followup_ics.planning.calendars.days_off import build_days_off
from followup_ics.planning.calendars.working_days import is_working_day
from followup_ics.planning.schedule import plan

ONE_DAY = dt.timedelta(days=1)
FIRST, LAST = dt.date(2020, 1, 1), dt.date(2029, 12, 31)
DAYS = [FIRST + n * ONE_DAY for n in range((LAST - FIRST).days + 1)]
CALENDARS = {"US-NY": "America/New_York", "IL": "Asia/Jerusalem", "CN": "Asia/Shanghai"}


@pytest.fixture(scope="module", params=CALENDARS)
def setting(request):
    codes = (request.param,)
    return codes, ZoneInfo(CALENDARS[request.param]), {codes: build_days_off(codes, years=range(2019, 2032))}


def follow_up_of(kind, day, setting, **what_happened):
    codes, zone, days_off = setting
    interview = Interview(
        company="Acme", role="Analyst", on=day, start_time=dt.time(10), timezone=zone, holidays=codes, **what_happened
    )
    job_search = JobSearch(
        timezone=zone, holidays=codes, interviews=(interview,), timing=Timing(keep_in_touch=3, long_wait=(4, 5), gap=0)
    )
    return [each for each in plan(job_search, days_off).follow_ups if each.kind is kind]


def words(said_on, last_on, *, deadline, bidden=False):
    window = Window(first_on=last_on, last_on=last_on)
    if deadline:
        window = Window(first_on=said_on, last_on=last_on, deadline_on=last_on, last_day_bidden=bidden)
    return Said(text="as said", said_on=said_on, window=window)


def three_days_on(day):
    return day + 3 * ONE_DAY


WHAT_HAPPENED = {
    "thank-you": (Kind.THANK_YOU, lambda day: {}, lambda day: day),
    "promise": (
        Kind.DECISION_DATE,
        lambda day: {"hear_by": words(day, three_days_on(day), deadline=True)},
        lambda day: three_days_on(day) + ONE_DAY,
    ),
    "no promise": (Kind.DECISION_DATE, lambda day: {}, lambda day: day + 7 * ONE_DAY),
    "asked for after a day": (
        Kind.AS_ASKED,
        lambda day: {"check_in": words(day, three_days_on(day), deadline=True)},
        lambda day: three_days_on(day) + ONE_DAY,
    ),
    "asked for on a day": (
        Kind.AS_ASKED,
        lambda day: {"check_in": words(day, three_days_on(day), deadline=False)},
        three_days_on,
    ),
    "keen": (
        Kind.KEEP_IN_TOUCH,
        lambda day: {"hear_by": words(day, three_days_on(day), deadline=True), "signal": Signal.POSITIVE},
        lambda day: three_days_on(day) + 5 * ONE_DAY,
    ),
    "keen for long": (
        Kind.LONG_WAIT,
        lambda day: {"hear_by": words(day, three_days_on(day), deadline=True), "signal": Signal.KEEP_POSTED},
        lambda day: three_days_on(day) + 9 * ONE_DAY,
    ),
    "bidden with a last day": (
        Kind.AS_ASKED,
        lambda day: {"check_in": words(day, day + 9 * ONE_DAY, deadline=True, bidden=True)},
        lambda day: day + ONE_DAY,
    ),
    "through to the next round": (
        Kind.DECISION_DATE,
        lambda day: {"updates": (Update(on=three_days_on(day), signal=Signal.NEXT_ROUND),)},
        lambda day: three_days_on(day) + 7 * ONE_DAY,
    ),
    "called off": (
        Kind.DECISION_DATE,
        lambda day: {"booked_on": day - 9 * ONE_DAY, "cancelled_on": day - 2 * ONE_DAY},
        lambda day: day + 5 * ONE_DAY,
    ),
    "offered": (
        Kind.ANSWER_OFFER,
        lambda day: {"updates": (Update(on=three_days_on(day), outcome=Outcome.OFFER),)},
        lambda day: three_days_on(day) + 2 * ONE_DAY,
    ),
    "rejected": (
        Kind.THANK_YOU_ANYWAY,
        lambda day: {"updates": (Update(on=three_days_on(day), outcome=Outcome.REJECTED),)},
        lambda day: three_days_on(day) + ONE_DAY,
    ),
}


@pytest.mark.parametrize("what", WHAT_HAPPENED)
def test_on_a_working_day_never_too_early_and_in_step_with_the_facts(what, setting):
    kind, happened, earliest = WHAT_HAPPENED[what]
    codes, _, days_off = setting
    before = FIRST

    for day in DAYS:
        follow_ups = follow_up_of(kind, day, setting, **happened(day))
        assert follow_ups, day
        for each in follow_ups:
            assert is_working_day(each.on, days_off[codes]), (day, each.on)
            assert each.on >= earliest(day), (day, each.on)
        assert follow_ups[0].on >= before, (day, follow_ups[0].on)
        before = follow_ups[0].on


@pytest.mark.parametrize("what", WHAT_HAPPENED)
def test_the_reason_accounts_for_every_day_between(what, setting):
    kind, happened, _ = WHAT_HAPPENED[what]
    for day in DAYS[::17]:
        for each in follow_up_of(kind, day, setting, **happened(day)):
            count = each.reason.way
            accounted = sorted([*count.counted, *(skipped.on for skipped in count.skipped)])
            if accounted:
                assert accounted == [accounted[0] + n * ONE_DAY for n in range(len(accounted))]
                is_forward = count.ends_on >= count.starts_on
                near, far = (accounted[0], accounted[-1]) if is_forward else (accounted[-1], accounted[0])
                assert abs((near - count.starts_on).days) <= 1
                assert far == count.ends_on
            assert count.ends_on == each.on
            assert accounted or count.starts_on == count.ends_on


def test_marking_as_sent_moves_it_to_any_day_and_nowhere_else(setting):
    for day in DAYS[::31]:
        for later in (0, 1, 4, 30):
            sent_on = day + later * ONE_DAY
            done = follow_up_of(
                Kind.DECISION_DATE, day, setting, updates=(Update(on=sent_on, sent=Kind.DECISION_DATE),)
            )
            assert [(each.on, each.done) for each in done] == [(sent_on, True)]


def test_a_plan_is_a_value(setting):
    codes, zone, days_off = setting
    interview = Interview(company="Acme", on=FIRST, timezone=zone, holidays=codes)
    job_search = JobSearch(timezone=zone, holidays=codes, interviews=(interview,))
    assert plan(job_search, days_off) == plan(job_search._replace(), dict(days_off))


def test_an_offer_is_answered_on_the_last_working_day_before_its_own(setting):
    codes, _, days_off = setting
    for day in DAYS[::3]:
        named_on = day + 6 * ONE_DAY
        offer = Update(on=day, outcome=Outcome.OFFER, answer_by=words(day, named_on, deadline=True))
        (answer,) = follow_up_of(Kind.ANSWER_OFFER, day, setting, updates=(offer,))
        between = [day + n * ONE_DAY for n in range(1, 6) if is_working_day(day + n * ONE_DAY, days_off[codes])]
        assert answer.on == (between[-1] if between else named_on), day


def test_the_others_are_told_on_the_next_working_day(setting):
    codes, zone, days_off = setting
    for day in DAYS[::7]:
        there = Interview(company="Acme", on=day, start_time=dt.time(10), timezone=zone, holidays=codes)
        here = there._replace(company="Birch", updates=(Update(on=three_days_on(day), outcome=Outcome.ACCEPTED),))
        planned = plan(JobSearch(timezone=zone, holidays=codes, interviews=(there, here)), days_off).follow_ups
        (told,) = [each for each in planned if each.kind is Kind.WITHDRAW]
        later = [three_days_on(day) + n * ONE_DAY for n in range(1, 30)]
        assert told.interview.company == "Acme"
        assert told.on == next(each for each in later if is_working_day(each, days_off[codes])), day
