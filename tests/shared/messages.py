"""Every kind of message in every sort of situation, to read and to hold to what all of them owe."""

import datetime as dt
from zoneinfo import ZoneInfo

from stories import (
    CANCELLATION,
    DANA,
    INTERVIEW,
    JOB_SEARCH,
    NEXT_DAY,
    NEXT_ROUND,
    NO_PROMISE,
    OMAR,
    REQUEST,
    RUTH,
    make_follow_up,
)

from followup_ics.feed.texts.advice import compose_text, describe
from followup_ics.feed.texts.occasions import find_occasions
from followup_ics.model.plan import Count, Topic
from followup_ics.model.search import Channel, GoBetween, Kind, Person

BERLIN = ZoneInfo("Europe/Berlin")
SAM = Person(name="Sam Roe", address="sam@staff.example", go_between=GoBetween.AGENCY)
ROSA = Person(name="Rosa Feld", address="rosa@acme.example")
CALL, TEXT = (
    REQUEST._replace(said=REQUEST.said._replace(window=REQUEST.said.window._replace(channel=channel)))
    for channel in (Channel.CALL, Channel.TEXT)
)


def join_thanks(follow_up):
    """Let a check-in carry the thank-you for an interview of the day before it."""
    met = follow_up.interview._replace(on=follow_up.on - dt.timedelta(1), start_time=dt.time(14))
    way = Count(starts_on=met.on, ends_on=follow_up.on, counted=(follow_up.on,))
    thanks = make_follow_up(
        Kind.THANK_YOU,
        NEXT_DAY._replace(fact_on=met.on, way=way),
        interview=met,
        people=follow_up.people,
        contact=follow_up.contact,
        contact_only=follow_up.contact_only,
    )
    return follow_up._replace(thanks=thanks)


def make_messages(interview=INTERVIEW, **fields):
    """Make one message of every kind, by its name."""
    fields = {"interview": interview, **fields}
    return {
        "thank-you": make_follow_up(Kind.THANK_YOU, time=dt.time(15), **fields),
        "decision-date": make_follow_up(Kind.DECISION_DATE, **fields),
        "decision-date, no date": make_follow_up(Kind.DECISION_DATE, NO_PROMISE, **fields),
        "decision-date, next round": make_follow_up(Kind.DECISION_DATE, NEXT_ROUND, **fields),
        "decision-date, called off": make_follow_up(Kind.DECISION_DATE, CANCELLATION, **fields),
        "as-asked": make_follow_up(Kind.AS_ASKED, **fields),
        "as-asked, by phone": make_follow_up(Kind.AS_ASKED, CALL, **fields),
        "as-asked, by text": make_follow_up(Kind.AS_ASKED, TEXT, **fields),
        "keep-in-touch": make_follow_up(Kind.KEEP_IN_TOUCH, **fields),
        **{f"long-wait, {topic}": make_follow_up(Kind.LONG_WAIT, topic=topic, **fields) for topic in Topic},
        "thank-you-anyway": make_follow_up(Kind.THANK_YOU_ANYWAY, **fields),
        "answer-offer": make_follow_up(Kind.ANSWER_OFFER, **fields),
        "withdraw": make_follow_up(Kind.WITHDRAW, **fields),
        "thank-you and decision-date": join_thanks(make_follow_up(Kind.DECISION_DATE, **fields)),
    }


def search_of(interview, **fields):
    return JOB_SEARCH._replace(interviews=(interview,), **fields)


ALONE = INTERVIEW._replace(interviewers=())
GERMAN = INTERVIEW._replace(timezone=BERLIN, holidays=("DE-BE",), interviewers=(Person(name="Frau Dr. Jana Weiß"),))
SECOND = INTERVIEW._replace(round="on-site", interviewers=(DANA,))
FIRST = SECOND._replace(round="phone screen", on=SECOND.on - dt.timedelta(28))

# Each situation: its interview, the search, and what is known of the people.
SITUATIONS = {
    "one": (INTERVIEW, search_of(INTERVIEW), {"people": (DANA,), "contact": DANA}),
    "three": (INTERVIEW, search_of(INTERVIEW), {"people": (DANA, OMAR, RUTH), "contact": DANA}),
    "nobody-named": (ALONE, search_of(ALONE), {"people": ()}),
    "agency": (ALONE, search_of(ALONE), {"people": (), "contact": SAM}),
    "contact-only": (INTERVIEW, search_of(INTERVIEW), {"people": (DANA, OMAR), "contact": ROSA, "contact_only": True}),
    "second-round": (SECOND, JOB_SEARCH._replace(interviews=(FIRST, SECOND)), {"people": (DANA,), "contact": DANA}),
    "german": (
        GERMAN,
        search_of(GERMAN, timezone=BERLIN, holidays=("DE-BE",)),
        {"people": GERMAN.interviewers, "contact": GERMAN.interviewers[0]},
    ),
}


def list_occasions(name):
    """List the messages of a situation with what came before: in a second round, the same messages of the first."""
    interview, job_search, fields = SITUATIONS[name]
    before = []
    if name == "second-round":
        for number, each in enumerate(make_messages(FIRST, **fields).values()):
            before.append(each._replace(uid=f"before {number}", on=FIRST.on, topic=each.topic))
    for what, follow_up in make_messages(interview, **fields).items():
        occasions = find_occasions([*before, follow_up._replace(uid=what)], job_search)
        yield what, follow_up, occasions[what], job_search


def describe_all(name):
    for what, follow_up, occasion, job_search in list_occasions(name):
        yield what, describe(follow_up, job_search, occasion)


def write_all(name):
    """Write out everything of a situation, as its golden file has it."""
    rule = "=" * 40
    return "\n".join(
        f"{rule}\n{what}\n{rule}\n{advice.summary}\n\n{compose_text(advice)}\n" for what, advice in describe_all(name)
    )
