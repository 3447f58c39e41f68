"""One story to try the words on: an interview at Acme Robotics on 24 November 2026, and what may come of it."""

import datetime as dt
from zoneinfo import ZoneInfo

from day_off_names import read_days_off

from followup_ics.model.plan import ContactSort, DaysOff, Fact, FollowUp, Reason, Topic
from followup_ics.model.search import Interview, JobSearch, Kind, Person, Said, Window
from followup_ics.planning.calendars.working_days import count_working_days, roll_forward

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
NEW_YORK, TOKYO = ZoneInfo("America/New_York"), ZoneInfo("Asia/Tokyo")
DANA = Person(name="Dana Lee", address="dana@acme.example")
OMAR, RUTH = Person(name="Omar Aziz"), Person(name="Ruth Okafor")


def day(text):
    """Read '24 Nov' as a day of 2026, or '4 Jan 2027'."""
    number, month, *year = text.split()
    return dt.date(int(*year or ["2026"]), 1 + MONTHS.index(month), int(number))


def make_days_off():
    first_on, last_on = day("1 Jan"), day("31 Dec 2027")
    every_day = map(dt.date.fromordinal, range(first_on.toordinal(), last_on.toordinal() + 1))
    names = {each: ("Saturday", "Sunday")[each.weekday() - 5] for each in every_day if each.weekday() > 4}
    names[day("26 Nov")] = "Thanksgiving Day"
    names[day("25 Dec")] = "Christmas Day"
    names |= {dt.date(2026, 12, number): "closed: my own holiday" for number in (28, 29, 30, 31)}
    return DaysOff(first_on=first_on, last_on=last_on, days=read_days_off(names))


US = make_days_off()
INTERVIEW = Interview(
    company="Acme Robotics",
    role="Data engineer",
    on=day("24 Nov"),
    start_time=dt.time(10),
    timezone=NEW_YORK,
    holidays=("US",),
    interviewers=(DANA, OMAR),
)
JOB_SEARCH = JobSearch(timezone=NEW_YORK, holidays=("US",), interviews=(INTERVIEW,), me="Noor Haddad")


def count(start, number):
    return count_working_days(day(start), number, US)


def said(text, on, last, **window):
    """Read what was said on a day as ``last``, with more of the window as days or lists of days."""
    also = tuple(map(day, window.pop("also", ())))
    more = {f"{name}_on": day(text) for name, text in window.items()}
    return Said(
        text=text, said_on=day(on), window=Window(**{"first_on": day(last), "last_on": day(last), **more}, also=also)
    )


PROMISE = Reason(
    fact=Fact.PROMISE,
    fact_on=day("24 Nov"),
    said=said("by the end of next week", "24 Nov", "4 Dec"),
    way=count("4 Dec", 2),
)
REQUEST = Reason(
    fact=Fact.REQUEST,
    fact_on=day("24 Nov"),
    said=said("if you don't hear from me by Thursday, follow up", "24 Nov", "26 Nov", deadline="26 Nov"),
    way=count("26 Nov", 1),
)
NO_PROMISE = Reason(fact=Fact.NO_PROMISE, fact_on=day("24 Nov"), way=count("24 Nov", 7))
SPOKE = Reason(fact=Fact.LAST_CONTACT, fact_on=day("24 Nov"), contact=ContactSort.CONVERSATION, way=count("24 Nov", 10))
REJECTION = Reason(fact=Fact.REJECTION, fact_on=day("10 Dec"), way=count("10 Dec", 1))
ANSWER_DAY = Reason(
    fact=Fact.ANSWER_DAY,
    fact_on=day("10 Dec"),
    said=said("by next Friday", "10 Dec", "18 Dec", deadline="18 Dec"),
    way=count("18 Dec", -1),
)
OFFER = Reason(fact=Fact.OFFER, fact_on=day("10 Dec"), way=count("10 Dec", 2))
ACCEPTANCE = Reason(fact=Fact.ACCEPTANCE, fact_on=day("10 Dec"), at_company="Birch Lane Books", way=count("10 Dec", 1))
NEXT_ROUND = Reason(fact=Fact.NEXT_ROUND, fact_on=day("1 Dec"), way=count("1 Dec", 7))
CANCELLATION = Reason(fact=Fact.CANCELLATION, fact_on=day("1 Dec"), way=count("1 Dec", 7))
AFTERNOON = Reason(fact=Fact.INTERVIEW, fact_on=day("24 Nov"), way=count("24 Nov", 0))
NEXT_DAY = Reason(fact=Fact.INTERVIEW, fact_on=day("24 Nov"), way=count("24 Nov", 1))

REASONS = {
    Kind.THANK_YOU: AFTERNOON,
    Kind.DECISION_DATE: PROMISE,
    Kind.AS_ASKED: REQUEST,
    Kind.KEEP_IN_TOUCH: SPOKE,
    Kind.LONG_WAIT: SPOKE,
    Kind.THANK_YOU_ANYWAY: REJECTION,
    Kind.ANSWER_OFFER: ANSWER_DAY,
    Kind.WITHDRAW: ACCEPTANCE,
}


def make_follow_up(kind, reason=None, *, time=dt.time(10), interview=INTERVIEW, **fields):
    reason = reason or REASONS[kind]
    on = reason.sent_on or (reason.gap.way.ends_on if reason.gap else reason.way.ends_on)
    arrives_at = dt.datetime.combine(on, time, tzinfo=interview.timezone)
    return FollowUp(
        **{
            "uid": "1",
            "kind": kind,
            "ordinal": 1,
            "interview": interview,
            "people": interview.interviewers,
            "on": on,
            "starts_at": arrives_at.astimezone(dt.UTC),
            "arrives_at": arrives_at,
            "reason": reason,
            "done": reason.sent_on is not None,
            "topic": Topic.ARTICLE if kind is Kind.LONG_WAIT else None,
            **fields,
        }
    )


def with_words(reason, text, last, **fields):
    return reason._replace(said=said(text, "24 Nov", last, **fields))


def roll(start):
    return roll_forward(day(start), US)
