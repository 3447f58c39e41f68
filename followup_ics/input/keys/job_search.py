"""The keys at the top of the input file, and those of its `timing` and its runs of days."""

from typing import Final

from followup_ics.input import dates, yaml_tree
from followup_ics.input.keys import forms, person, publication
from followup_ics.input.keys.interview import INTERVIEW, INTERVIEW_KEYS
from followup_ics.input.keys.update import UPDATE_KEYS
from followup_ics.input.records import Form, Key, Place, make_record_reader, make_scalar_reader
from followup_ics.model.search import DateOrder, Greeting, NamedDays, Notes, Titles

MOST_INTERVIEWS: Final = 2_000
MOST_RUNS: Final = 200
MOST_LONG_WAITS: Final = 2
DAYS_A_WEEK: Final = 7

RANGE: Final = Form(
    words="a day, or a range, as '2026-12-24..2027-01-01'",
    read=make_scalar_reader(dates.read_run),
    schema={
        "description": "A day, or a range with both ends in it.",
        "type": "string",
        "pattern": forms.matches(rf"{forms.DAY_PATTERN}( *\.\. *{forms.DAY_PATTERN})?"),
        "examples": ("2026-12-24..2027-01-01",),
    },
    name="range",
)
DAY: Final = Key(name="day", form=RANGE, description="The one day.")
DAYS: Final = Key(name="days", form=RANGE, description="The days, from the first to the last.")
WHY: Final = Key(
    name="why", form=forms.TEXT, description="Your reason, shown where the day is skipped.", examples=("family visit",)
)
RUN_KEYS: Final = (DAY, DAYS, WHY)

read_run_record = make_record_reader(RUN_KEYS)


def read_named_days(node: yaml_tree.Node, place: Place) -> NamedDays | None:
    """Read a run of days: alone, or with a reason beside it."""
    if not isinstance(node, yaml_tree.Mapping):
        return RANGE.read(node, place)
    record = read_run_record(node, place)
    if record is None or record.is_wrong(DAY) or record.is_wrong(DAYS):
        return None
    given = [days for days in (record.get(DAY), record.get(DAYS)) if days is not None]
    if len(given) != 1:
        place.report("expected one of 'day:' and 'days:'")
        return None
    return given[0]._replace(why=record.get(WHY))


RUN: Final = Form(
    words="a day, a range '2026-12-24..2027-01-01', or 'day:' or 'days:' with 'why:'",
    read=read_named_days,
    schema={
        "description": "A day, a range, or either with your reason for it.",
        "anyOf": (RANGE, forms.record_schema(RUN_KEYS)),
    },
    name="run",
)
RUNS: Final = forms.list_form(RUN.words, RUN, most=MOST_RUNS)._replace(name="runs")

AFTERNOON: Final = Key(
    name="afternoon",
    form=forms.TIME,
    description="When a thank-you goes out after an interview in the morning.",
    default="15:00",
)
MORNING: Final = Key(
    name="morning",
    form=forms.TIME,
    description="First thing: when a thank-you goes out on the next working day.",
    default="09:00",
)
CHECK_IN_TIME: Final = Key(
    name="check_in", form=forms.TIME, description="When every other message goes out.", default="10:00"
)
GRACE: Final = Key(
    name="grace",
    form=forms.number_form(0, 60),
    description="How many working days after the promised day you ask.",
    default=2,
)
NO_PROMISE: Final = Key(
    name="no_promise",
    form=forms.number_or_never_form(1, 260),
    description="How many working days after the interview you ask where no day was named, or `never`.",
    default=7,
)
KEEP_IN_TOUCH: Final = Key(
    name="keep_in_touch",
    form=forms.number_form(1, 260),
    description="How many working days after the last contact you keep in touch.",
    default=10,
)
LONG_WAIT: Final = Key(
    name="long_wait",
    form=forms.list_form(
        "a list of at most two: a number of working days each", forms.number_form(1, 260), most=MOST_LONG_WAITS
    ),
    description="How many working days lie before each of the messages of a long wait: two at most, none with [].",
    default=(15, 20),
)
GAP: Final = Key(
    name="gap",
    form=forms.number_form(0, 60),
    description="How many working days lie between two check-ins to one company that it did not ask for.",
    default=5,
)
TIMING_KEYS: Final = (AFTERNOON, MORNING, CHECK_IN_TIME, GRACE, NO_PROMISE, KEEP_IN_TOUCH, LONG_WAIT, GAP)

TIMEZONE: Final = Key(
    name="timezone", form=forms.ZONE, description="Your own time zone, by the name of a place.", is_required=True
)
HOLIDAYS: Final = Key(
    name="holidays",
    form=forms.CODES,
    description="Whose days off to skip: a country or a part of one, several of them, or `none`.",
    is_required=True,
)
INTERVIEWS: Final = Key(
    name="interviews",
    form=forms.list_form(
        "a list of interviews, each starting with '- company:'", INTERVIEW, most=MOST_INTERVIEWS, may_be_single=False
    ),
    description="Every interview, in any order.",
    is_required=True,
)
ID: Final = Key(
    name="id",
    form=forms.IDENTIFIER,
    description="Random letters and digits, written by `followup-ics init`: keeps the identity of your events private, "
    "and the same from one build to the next.",
    needs_text=True,
    examples=("5f0c9a1be27d4c88",),
)
NAME: Final = Key(name="name", form=forms.TEXT, description="What the calendar is called.", default="Follow-ups")
ME: Final = Key(
    name="me",
    form=forms.TEXT._replace(words="your name"),
    description="Your name, as it stands under the drafts.",
    examples=("Sam Rivera",),
)
WEEKEND: Final = Key(
    name="weekend",
    form=forms.list_form("a list of weekdays, as [sat, sun]", forms.WEEKDAY, most=DAYS_A_WEEK),
    description="The days of your own weekend, where it is not the country's; [] for none.",
    examples=(("sat", "sun"),),
)
CLOSED: Final = Key(
    name="closed",
    form=RUNS,
    description="Days of your own on which nothing is to go out.",
    examples=(("2026-12-24..2027-01-01", {"day": "2026-12-10", "why": "moving house"}),),
)
OPEN: Final = Key(
    name="open",
    form=RUNS,
    description="Days off that you take back: they count as working days.",
    examples=(("2026-12-05",),),
)
AWAKE: Final = Key(
    name="awake",
    form=forms.AWAKE,
    description="When a reminder may reach you, on your own clock.",
    default="07:00-21:00",
)
DATE_ORDER: Final = Key(
    name="date_order",
    form=forms.enum_form("order", DateOrder),
    description="How 12/4 is read: `mdy` is 4 December, `dmy` is 12 April. Without it such dates are refused.",
)
ALARM: Final = Key(
    name="alarm",
    form=forms.ALARM,
    description="How long before each event your calendar rings; it stays silent where nothing is said.",
    examples=("15m", "1h", "1d"),
)
CONTACT: Final = Key(
    name="contact", form=person.CONTACT, description="The person to write to, where no interview names another."
)
GREETING: Final = Key(
    name="greeting",
    form=forms.enum_form("greeting", Greeting),
    description="How drafts greet people: `first`, by the first name, or `full`.",
    default="first",
)
TITLES: Final = Key(
    name="titles",
    form=forms.enum_form("titles", Titles),
    description="What titles show: `full`, or `discreet`, without company, role and names, for a calendar that others "
    "see.",
    default="full",
)
NOTES: Final = Key(
    name="notes",
    form=forms.enum_form("notes", Notes),
    description="Where your notes stand: `private`, in no feed, or `in-feed`, in your own.",
    default="private",
)
TIMING: Final = Key(
    name="timing",
    form=forms.record_form("keys such as 'grace: 2'", TIMING_KEYS),
    description="When messages go out, where the usual ways are not yours. Numbers are working days.",
)
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

HOMES: Final = (
    {key.name: "write it at the left edge, above 'interviews:'" for key in JOB_SEARCH_KEYS}
    | {key.name: "write it under 'updates', with 'on:' and its day" for key in UPDATE_KEYS}
    | {key.name: "write it under 'interviews', beside 'company:'" for key in INTERVIEW_KEYS}
)
"""Where each key belongs, for whoever wrote it elsewhere."""

JOB_SEARCH: Final = forms.record_form("keys such as 'interviews:'", JOB_SEARCH_KEYS, may_have_own=True)
