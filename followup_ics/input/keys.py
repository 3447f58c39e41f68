"""Every key of the input file, declared once: its name, the form of its value in words, and its reader."""

import datetime as dt
import enum
from collections.abc import Callable
from typing import Final, TypeVar

from followup_ics.input import dates, fields, people, publication, yaml_tree
from followup_ics.input.dates import make_duration_reader
from followup_ics.input.fields import make_choice_reader, make_number_reader
from followup_ics.input.records import (
    Key,
    Place,
    keep_words,
    make_list_reader,
    make_reader_of_nothing,
    make_record_reader,
    make_scalar_reader,
)
from followup_ics.input.timezones import read_timezone
from followup_ics.model.search import DateOrder, Greeting, Kind, NamedDays, Notes, Outcome, Signal, Titles

ChoiceT = TypeVar("ChoiceT", bound=enum.StrEnum)

MOST_INTERVIEWS: Final = 2_000
MOST_UPDATES: Final = 200
MOST_PEOPLE: Final = 50
MOST_CALENDARS: Final = 20
MOST_MENTIONS: Final = 20
MOST_RUNS: Final = 200
MOST_LONG_WAITS: Final = 2

OTHER: Final = "other"
"""What `sent` says of a message that is none of the six kinds."""

NEVER: Final = "never"
NO_HOLIDAYS: Final = "none"

TEXT_FORM: Final = "text"
DAY_FORM: Final = "a day, as '2026-11-24'"
TIME_FORM: Final = "24-hour HH:MM, as '09:30'"
ZONE_FORM: Final = "a place, as 'Europe/Berlin', or 'UTC'"
CODE_FORM: Final = "a code, as 'US' or 'US-NY'"
CODES_FORM: Final = "a code, as 'US' or 'US-NY', a list of them, or 'none'"
RUN_FORM: Final = "a day, a range '2026-12-24..2027-01-01', or 'day:' or 'days:' with 'why:'"
PHRASE_FORM: Final = "their words, as 'by Friday', or a day, as '2026-12-04'"
LENGTH_FORM: Final = "'45m', '1h' or '1h30m', up to 24h"
ALARM_FORM: Final = "'15m', '1h' or '1d', up to 7d"
NUMBER_FORM: Final = "a number of working days"

line = make_scalar_reader(fields.read_line)
note = make_scalar_reader(fields.read_line, limit=fields.LONGEST_NOTE, many_lines=True)
day = make_scalar_reader(dates.read_day)
time = make_scalar_reader(dates.read_time)
run = make_scalar_reader(dates.read_run)
zone = make_scalar_reader(read_timezone)
phrase = keep_words(line)
codes = make_list_reader(keep_words(line), item_form=CODE_FORM, most=MOST_CALENDARS, may_be_single=True)
read_length = make_duration_reader(least=dt.timedelta(minutes=1), most=dt.timedelta(hours=24), form=LENGTH_FORM)
read_alarm = make_duration_reader(least=dt.timedelta(minutes=1), most=dt.timedelta(days=7), form=ALARM_FORM)


def number(least: int, most: int) -> Callable[[yaml_tree.Node, Place], int | None]:
    """Return a reader of whole numbers between two limits."""
    return make_scalar_reader(make_number_reader(least, most, words={}))


def make_choice_key(name: str, choices: type[ChoiceT]) -> Key[ChoiceT]:
    """Declare a key whose value is one of the words of an enum."""
    read = make_choice_reader(name, {str(choice): choice for choice in choices})
    return Key(name=name, form=", ".join(choices), read=make_scalar_reader(read))


HEAR_BY: Final = Key(name="hear_by", form=PHRASE_FORM, read=phrase)
CHECK_IN: Final = Key(name="check_in", form=PHRASE_FORM, read=phrase)
SIGNAL: Final = make_choice_key("signal", Signal)
NOTE: Final = Key(name="note", form=TEXT_FORM, read=note)

ON: Final = Key(name="on", form=DAY_FORM, read=day, is_required=True)
OUTCOME: Final = make_choice_key("outcome", Outcome)
SENT: Final = Key(
    name="sent",
    form=", ".join((*Kind, OTHER)),
    read=make_scalar_reader(make_choice_reader("kind", {name: name for name in (*map(str, Kind), OTHER)})),
)
ANSWER_BY: Final = Key(name="answer_by", form=PHRASE_FORM, read=phrase)
SAID_BY: Final = Key(name="said_by", form=people.PERSON_FORM, read=people.read_contact)
UPDATE_KEYS: Final = (ON, HEAR_BY, CHECK_IN, SIGNAL, OUTCOME, ANSWER_BY, SENT, SAID_BY, NOTE)

COMPANY: Final = Key(name="company", form=TEXT_FORM, read=line, is_required=True)
ROLE: Final = Key(name="role", form=TEXT_FORM, read=line)
WHEN: Final = Key(
    name="when", form="'2026-11-24 10:00', or the day alone", read=make_scalar_reader(dates.read_when), is_required=True
)
LENGTH: Final = Key(name="length", form=LENGTH_FORM, read=make_scalar_reader(read_length))
INTERVIEWERS: Final = Key(
    name="interviewers",
    form="a list of 'Name' or 'Name <address>'",
    read=make_list_reader(people.read_met, item_form=people.PERSON_FORM, most=MOST_PEOPLE, may_be_single=True),
)
ROUND: Final = Key(name="round", form=TEXT_FORM, read=line)
THEIR_TIMEZONE: Final = Key(name="timezone", form=ZONE_FORM, read=zone)
THEIR_HOLIDAYS: Final = Key(name="holidays", form=CODES_FORM, read=codes)
BOOKED: Final = Key(name="booked", form=DAY_FORM, read=day)
LINK: Final = Key(
    name="link",
    form="a web address, as 'https://acme.example/jobs'",
    read=make_scalar_reader(fields.read_link, limit=fields.LONGEST_LINK),
)
INTERVIEW_ID: Final = Key(name="id", form=TEXT_FORM, read=line)
UPDATES: Final = Key(
    name="updates",
    form="a list of updates, each starting with '- on:'",
    read=make_list_reader(
        make_record_reader(UPDATE_KEYS, may_have_own=True),
        item_form="an update, with 'on:' and what happened",
        most=MOST_UPDATES,
    ),
)
CONTACT: Final = Key(name="contact", form=people.PERSON_FORM, read=people.read_contact)
CONTACT_ONLY: Final = Key(name="contact_only", form="yes or no", read=make_scalar_reader(fields.read_yes))
CANCELLED: Final = Key(name="cancelled", form=DAY_FORM, read=day)
MENTION: Final = Key(
    name="mention",
    form="a list of short texts",
    read=make_list_reader(line, item_form="a short text", most=MOST_MENTIONS, may_be_single=True),
)
PLACE: Final = Key(
    name="place",
    form="where it takes place: text or an address",
    read=make_scalar_reader(fields.read_line, limit=fields.LONGEST_LINK),
)
INVITATION_UID: Final = Key(
    name="uid",
    form="the invitation's UID",
    read=make_scalar_reader(fields.read_line, limit=fields.LONGEST_LINK),
    is_required=True,
)
SEQUENCE: Final = Key(name="sequence", form="a whole number", read=make_scalar_reader(fields.read_count))
STAMP: Final = Key(name="stamp", form="an instant, as '20261124T100000Z'", read=make_scalar_reader(fields.read_stamp))
DIGEST: Final = Key(name="digest", form=TEXT_FORM, read=line)
INVITATION_KEYS: Final = (INVITATION_UID, SEQUENCE, STAMP, DIGEST)
INVITATION: Final = Key(name="invitation", form="keys such as 'uid:'", read=make_record_reader(INVITATION_KEYS))
FORMER_COMPANY: Final = Key(name="company", form=TEXT_FORM, read=line)
FORMER_ROLE: Final = Key(name="role", form=TEXT_FORM, read=make_reader_of_nothing(line, ""), means_nothing=True)
FORMERLY_KEYS: Final = (FORMER_COMPANY, FORMER_ROLE)
FORMERLY: Final = Key(
    name="formerly", form="'company:' and 'role:' as they were", read=make_record_reader(FORMERLY_KEYS)
)
INTERVIEW_KEYS: Final = (
    COMPANY,
    ROLE,
    WHEN,
    LENGTH,
    INTERVIEWERS,
    ROUND,
    THEIR_TIMEZONE,
    THEIR_HOLIDAYS,
    BOOKED,
    CANCELLED,
    HEAR_BY,
    CHECK_IN,
    SIGNAL,
    SAID_BY,
    CONTACT,
    CONTACT_ONLY,
    MENTION,
    PLACE,
    LINK,
    NOTE,
    FORMERLY,
    INVITATION,
    INTERVIEW_ID,
    UPDATES,
)

DAY: Final = Key(name="day", form=DAY_FORM, read=run)
DAYS: Final = Key(name="days", form="a range, as '2026-12-24..2027-01-01'", read=run)
WHY: Final = Key(name="why", form=TEXT_FORM, read=line)
RUN_KEYS: Final = (DAY, DAYS, WHY)

read_run_record = make_record_reader(RUN_KEYS)


def read_named_days(node: yaml_tree.Node, place: Place) -> NamedDays | None:
    """Read a run of days: alone, or with a reason beside it."""
    if not isinstance(node, yaml_tree.Mapping):
        return run(node, place)
    record = read_run_record(node, place)
    if record is None or record.is_wrong(DAY) or record.is_wrong(DAYS):
        return None
    given = [days for days in (record.get(DAY), record.get(DAYS)) if days is not None]
    if len(given) != 1:
        place.report("expected one of 'day:' and 'days:'")
        return None
    return given[0]._replace(why=record.get(WHY))


AFTERNOON: Final = Key(name="afternoon", form=TIME_FORM, read=time)
MORNING: Final = Key(name="morning", form=TIME_FORM, read=time)
CHECK_IN_TIME: Final = Key(name="check_in", form=TIME_FORM, read=time)
GRACE: Final = Key(name="grace", form=NUMBER_FORM, read=number(0, 60))
NO_PROMISE: Final = Key(
    name="no_promise",
    form=f"{NUMBER_FORM}, or 'never'",
    read=make_scalar_reader(make_number_reader(1, 260, words={NEVER: NEVER})),
)
KEEP_IN_TOUCH: Final = Key(name="keep_in_touch", form=NUMBER_FORM, read=number(1, 260))
LONG_WAIT: Final = Key(
    name="long_wait",
    form=f"a list of at most two: {NUMBER_FORM} each",
    read=make_list_reader(number(1, 260), item_form=NUMBER_FORM, most=MOST_LONG_WAITS, may_be_single=True),
)
GAP: Final = Key(name="gap", form=NUMBER_FORM, read=number(0, 60))
TIMING_KEYS: Final = (AFTERNOON, MORNING, CHECK_IN_TIME, GRACE, NO_PROMISE, KEEP_IN_TOUCH, LONG_WAIT, GAP)

TIMEZONE: Final = Key(name="timezone", form=ZONE_FORM, read=zone, is_required=True)
HOLIDAYS: Final = Key(name="holidays", form=CODES_FORM, read=codes, is_required=True)
INTERVIEWS: Final = Key(
    name="interviews",
    form="a list of interviews, each starting with '- company:'",
    read=make_list_reader(
        make_record_reader(INTERVIEW_KEYS, may_have_own=True),
        item_form="an interview, with 'company:' and 'when:'",
        most=MOST_INTERVIEWS,
    ),
    is_required=True,
)
ID: Final = Key(name="id", form="8 to 64 letters and digits", read=make_scalar_reader(fields.read_identifier))
NAME: Final = Key(name="name", form=TEXT_FORM, read=line)
ME: Final = Key(name="me", form="your name", read=line)
WEEKEND: Final = Key(
    name="weekend",
    form="a list of weekdays, as [sat, sun]",
    read=make_list_reader(
        make_scalar_reader(dates.read_weekday),
        item_form="mon, tue, wed, thu, fri, sat or sun",
        most=7,
        may_be_single=True,
    ),
)
read_runs = make_list_reader(read_named_days, item_form=RUN_FORM, most=MOST_RUNS, may_be_single=True)
CLOSED: Final = Key(name="closed", form=RUN_FORM, read=read_runs)
OPEN: Final = Key(name="open", form=RUN_FORM, read=read_runs)
AWAKE: Final = Key(name="awake", form="two times, as '07:00-21:00'", read=make_scalar_reader(dates.read_awake))
DATE_ORDER: Final = Key(
    name="date_order",
    form="mdy, dmy",
    read=make_scalar_reader(make_choice_reader("order", {str(order): order for order in DateOrder})),
)
ALARM: Final = Key(name="alarm", form=ALARM_FORM, read=make_scalar_reader(read_alarm))
GREETING: Final = make_choice_key("greeting", Greeting)
TITLES: Final = make_choice_key("titles", Titles)
NOTES: Final = make_choice_key("notes", Notes)
TIMING: Final = Key(name="timing", form="keys such as 'grace: 2'", read=make_record_reader(TIMING_KEYS))
JOB_SEARCH_KEYS: Final = (
    TIMEZONE,
    HOLIDAYS,
    INTERVIEWS,
    ID,
    NAME,
    ME,
    WEEKEND,
    CLOSED,
    OPEN,
    AWAKE,
    DATE_ORDER,
    ALARM,
    CONTACT,
    GREETING,
    TITLES,
    NOTES,
    publication.SHARES,
    publication.PUBLISH,
    TIMING,
)

read_job_search_record = make_record_reader(JOB_SEARCH_KEYS, may_have_own=True)
