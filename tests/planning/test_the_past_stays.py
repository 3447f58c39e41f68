"""A later fact never adds, removes or moves what was due before its day: taken away one by one, from the last."""

import datetime as dt
import random
from zoneinfo import ZoneInfo

import pytest

from followup_ics.model.search import Interview, JobSearch, Kind, Outcome, Said, Signal, Update, Window
from followup_ics.planning.calendars.days_off import build_days_off
from followup_ics.planning.replay.outcomes import UnclearStoryError
from followup_ics.planning.rounds import find_bookings, group_applications
from followup_ics.planning.schedule import plan

ZONE = ZoneInfo("America/New_York")
CODES = ("US",)
DAYS_OFF = {CODES: build_days_off(CODES, years=range(2024, 2032))}
FIRST = dt.date(2026, 9, 1)
STORIES = 400


def a_day(rng, after, most=25):
    return after + dt.timedelta(days=rng.randint(0, most))


def words(rng, said_on):
    last_on = said_on + dt.timedelta(days=rng.randint(1, 20))
    way = rng.choice(["by", "bidden", "on"])
    window = Window(
        first_on=last_on if way == "on" else said_on,
        last_on=last_on,
        deadline_on=None if way == "on" else last_on,
        last_day_bidden=way == "bidden",
    )
    return Said(text=f"{way} {last_on}", said_on=said_on, window=window)


def an_update(rng, on):
    fact = rng.choice(["hear_by", "check_in", "signal", "outcome", "offer", "answer_by", "note"])
    match fact:
        case "hear_by" | "check_in" | "answer_by":
            return Update(on=on, **{fact: words(rng, on)})
        case "signal":
            return Update(on=on, signal=rng.choice(list(Signal)))
        case "outcome":
            return Update(on=on, outcome=rng.choice(list(Outcome)))
        case "offer":
            return Update(on=on, outcome=Outcome.OFFER, answer_by=rng.choice([None, words(rng, on)]))
        case _:
            return Update(on=on, note="they called")


def an_interview(rng, company, role, on):
    said = rng.choice(["hear_by", "check_in", None, None])
    booked_on = rng.choice([None, on - dt.timedelta(days=rng.randint(0, 14))])
    cancelled_on = None
    if booked_on and rng.random() < 0.2:
        cancelled_on = min(on, a_day(rng, booked_on, 10))
    return Interview(
        company=company,
        role=role,
        on=on,
        start_time=rng.choice([None, dt.time(9), dt.time(14)]),
        timezone=ZONE,
        holidays=CODES,
        booked_on=booked_on,
        cancelled_on=cancelled_on,
        signal=rng.choice([None, None, *Signal]),
        updates=tuple(an_update(rng, a_day(rng, cancelled_on or on)) for _ in range(rng.randint(0, 3))),
        **({said: words(rng, on)} if said and not cancelled_on else {}),
    )


def a_story(seed):
    rng = random.Random(seed)  # noqa: S311 - the same stories each time
    interviews = []
    for company, role in [("Acme", "Analyst"), ("Acme", "Engineer"), ("Borealis", None)][: rng.randint(1, 3)]:
        on = a_day(rng, FIRST)
        for _ in range(rng.randint(1, 3)):
            interviews.append(an_interview(rng, company, role, on))
            on = a_day(rng, on, 30) + dt.timedelta(days=1)
    return tuple(interviews)


def plan_story(interviews):
    return plan(JobSearch(timezone=ZONE, holidays=CODES, interviews=interviews), DAYS_OFF).follow_ups


def list_without(interviews):
    """Each fact's day, and the story without it."""
    for place, interview in enumerate(interviews):
        others = interviews[:place] + interviews[place + 1 :]
        for index, update in enumerate(interview.updates):
            fewer = interview._replace(updates=interview.updates[:index] + interview.updates[index + 1 :])
            yield update.on, (*others, fewer)
        if interview.cancelled_on and all(update.on >= interview.on for update in interview.updates):
            yield interview.cancelled_on, (*others, interview._replace(cancelled_on=None))
        if not interview.updates and others:
            yield find_booking(interviews, interview), others


def find_booking(interviews, sought):
    for application in (each for company in group_applications(interviews) for each in company):
        for a_round, booked_on in zip(application.rounds, find_bookings(application, DAYS_OFF), strict=True):
            if any(each is sought for each in a_round.interviews):
                return booked_on
    raise AssertionError


def list_due_before(follow_ups, day):
    """What was due before a day, on the employer's calendar, each thank-you by itself."""
    return sorted(
        (each.on, str(each.kind), each.interview.company, each.interview.role or "")
        for follow_up in follow_ups
        for each in (follow_up, follow_up.thanks)
        if each and each.on < day
    )


def compare_from_the_last(story):
    """Take the facts away one by one from the last; return how many were compared."""
    compared = 0
    while facts := sorted(list_without(story), key=lambda fact: fact[0]):
        on, without = facts[-1]
        try:
            whole, fewer = plan_story(story), plan_story(without)
        except UnclearStoryError:
            pass
        else:
            compared += 1
            assert list_due_before(whole, on) == list_due_before(fewer, on), f"without the fact of {on}"
        story = without
    return compared


@pytest.mark.parametrize("block", range(4))
def test_what_was_due_before_a_fact_is_the_same_without_it(block):
    seeds = range(block * STORIES // 4, (block + 1) * STORIES // 4)
    compared = sum(compare_from_the_last(a_story(seed)) for seed in seeds)
    assert compared > STORIES // 2, "most stories are told as they may happen"


@pytest.mark.slow
def test_so_it_is_in_many_stories():
    assert sum(compare_from_the_last(a_story(seed)) for seed in range(STORIES, 25 * STORIES)) > 10 * STORIES


def test_all_kinds_come_about_in_the_stories():
    kinds = set()
    for seed in range(STORIES):
        try:
            kinds |= {each.kind for each in plan_story(a_story(seed))}
        except UnclearStoryError:
            continue
    assert kinds == set(Kind)
