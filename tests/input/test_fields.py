import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from inputs import NO_DAY, PLACE, find, read, tell, write

from followup_ics.input.keys.interview import INTERVIEW_KEYS
from followup_ics.input.keys.job_search import JOB_SEARCH_KEYS, TIMING_KEYS
from followup_ics.input.timezones import list_zones, read_timezone
from followup_ics.model.names import fold
from followup_ics.model.search import DateOrder, Kind, NamedDays, Outcome, Person


@pytest.mark.parametrize("nothing", ["", "~", "null", "''", "# comes later"])
def test_a_key_without_a_value_counts_as_absent(nothing: str) -> None:
    for where, table in (("top", JOB_SEARCH_KEYS), ("timing", TIMING_KEYS), ("interview", INTERVIEW_KEYS)):
        for key in table:
            if not key.is_required and not (key.needs_text and nothing == "''"):
                assert read(write(where, key.name, nothing)) == read(
                    write(where, "x-a" if where != "timing" else "gap", "")
                )


def day(text: str) -> NamedDays:
    return NamedDays(first_on=dt.date.fromisoformat(text), last_on=dt.date.fromisoformat(text))


# where, key, what is written, what it is read as, why
GOOD = [
    ("top", "id", "12345678", "12345678", "digits alone are text"),
    ("top", "name", "'Jobs: yes'", "Jobs: yes", "in quotes anything goes"),
    ("top", "me", "true", "true", "no word is a boolean"),
    ("top", "me", "'null'", "null", "nor nothing, in quotes"),
    ("top", "me", "'  Zoë  '", "Zoë", "space around is taken off"),
    ("top", "me", '"Zoe\\u0308"', "Zoë", "one form for one letter"),
    ("top", "me", '"\\u200fשר"', "\u200fשר", "a mark of direction is harmless"),
    ("top", "me", "|\n  Zoë", "Zoë", "the line end of a block does not count"),
    ("top", "weekend", "[]", frozenset(), "no weekend at all"),
    ("top", "weekend", "FRI", frozenset({4}), "one may stand alone"),
    ("top", "weekend", "[mon, monday]", frozenset({0}), "twice is once"),
    ("top", "closed", "2026-12-01", (day("2026-12-01"),), "one may stand alone"),
    ("top", "closed", "{day: 2026-12-01}", (day("2026-12-01"),), "a reason is not needed"),
    ("top", "closed", "[]", (), "an empty list"),
    ("top", "closed", "2026-12-01..2026-12-01", (day("2026-12-01"),), "a range of one day"),
    (
        "top",
        "closed",
        "{days: 2026-12-24 .. 2027-01-01, why: home}",
        (NamedDays(first_on=dt.date(2026, 12, 24), last_on=dt.date(2027, 1, 1), why="home"),),
        "a range with a reason, and with space",
    ),
    ("top", "open", "[2026-12-05, 2026-12-06]", (day("2026-12-05"), day("2026-12-06")), "a list"),
    ("top", "awake", "22:00-06:30", (dt.time(22), dt.time(6, 30)), "past midnight"),
    ("top", "awake", "07:00 \u2013 21:00", (dt.time(7), dt.time(21)), "a dash as typed by a phone"),
    ("top", "alarm", "15m", dt.timedelta(minutes=15), "minutes"),
    ("top", "alarm", "1h", dt.timedelta(hours=1), "hours"),
    ("top", "alarm", "7d", dt.timedelta(days=7), "a week at most"),
    ("top", "date_order", "mdy", DateOrder.MONTH_FIRST, "the other order"),
    ("timing", "no_promise", "260", 260, "the most"),
    ("timing", "grace", "60", 60, "the most"),
    ("timing", "long_wait", "[]", (), "no long wait"),
    ("timing", "long_wait", "7", (7,), "one may stand alone"),
    ("timing", "long_wait", "[1, 260]", (1, 260), "the least and the most"),
    ("timing", "morning", "00:00", dt.time(0), "midnight"),
    ("interview", "length", "1m", dt.timedelta(minutes=1), "the least"),
    ("interview", "length", "45m", dt.timedelta(minutes=45), "minutes"),
    ("interview", "length", "24h", dt.timedelta(hours=24), "the most"),
    ("interview", "length", "1h 5m", dt.timedelta(minutes=65), "with a space"),
    ("interview", "interviewers", "Dana Lee", (Person(name="Dana Lee"),), "one may stand alone"),
    (
        "interview",
        "interviewers",
        "[\"Zoë O'Neil, PhD <zoe.o'neil+jobs@mail.acme.co.uk>\"]",
        (Person(name="Zoë O'Neil, PhD", address="zoe.o'neil+jobs@mail.acme.co.uk"),),
        "names and addresses as they are",
    ),
    ("interview", "timezone", "Asia/Kolkata", ZoneInfo("Asia/Kolkata"), "a place"),
    ("interview", "timezone", "America/Argentina/Ushuaia", ZoneInfo("America/Argentina/Ushuaia"), "in parts"),
    ("interview", "timezone", "UTC", ZoneInfo("UTC"), "the one name without a place"),
    ("interview", "holidays", "NO", ("NO",), "Norway is no boolean"),
    ("interview", "holidays", "[US, DE, US]", ("US", "DE"), "twice is once"),
    ("interview", "holidays", "none", (), "no holidays"),
    ("interview", "holidays", "None", (), "letter case does not count here"),
    ("interview", "holidays", "[]", (), "an empty list says the same"),
    ("interview", "booked", "2026-11-24", dt.date(2026, 11, 24), "on the day itself"),
    ("interview", "link", "HTTP://[::1]:8080/a?b#c", "HTTP://[::1]:8080/a?b#c", "an address by number"),
    ("interview", "note", '"a\\nb"', "a\nb", "several lines"),
    ("interview", "id", "Acme's first", "Acme's first", "any text"),
    ("interview", "updates", "[]", (), "nothing yet"),
    ("update", "sent", "thank-you-anyway", Kind.THANK_YOU_ANYWAY, "a kind"),
    ("update", "outcome", "offer", Outcome.OFFER, "an outcome"),
]


@pytest.mark.parametrize(("where", "key", "written", "expected", "why"), GOOD)
def test_good_values(where: str, key: str, written: str, expected: object, why: str) -> None:
    field = {"booked": "booked_on"}.get(key, key)
    assert getattr(find(where, read(write(where, key, written))), field) == expected, why


def test_every_zone_that_may_be_suggested_can_be_read() -> None:
    assert [zone for zone in list_zones() if read_timezone(zone).key != zone] == []


@pytest.mark.parametrize("where", ["top", "interview", "update"])
def test_keys_of_your_own_are_passed_over(where: str) -> None:
    assert read(write(where, "x-any", "{a: [b], a: c}")) == read(write(where, "x-other", ""))


NO_TIME = "is no time (expected 24-hour HH:MM, as '09:30' or '14:30')"
LENGTH = "(expected '45m', '1h' or '1h30m', up to 24h)"
ALARM = "(expected '15m', '1h' or '1d', up to 7d)"
NO_LINK = "is no web address (expected 'https://…', without spaces)"
NO_ADDRESS = "is no e-mail address (expected 'name@company.example')"
NO_NAME = "has no name (expected 'Name <address>')"
UPDATES = "expected a list of updates, each starting with '- on:'"
HIDES = "which hides what is written; take it out"
TAKE_OUT = "write a space, or take it out"

# where, key, what is written, what is said of it
BAD = [
    # text
    ("interview", "role", "[a]", "expected text, not a list"),
    ("interview", "role", "{a: b}", "expected text, not keys of its own"),
    ("interview", "role", "x" * 201, f"'{'x' * 59}…' has 201 characters; at most 200 fit here"),
    ("interview", "role", '"a\\nb"', "'a\\nb' has several lines; expected one (only 'note' may have more)"),
    ("interview", "role", '"a\\tb"', f"'a\\tb' holds U+0009 (tab); {TAKE_OUT}"),
    ("interview", "role", "a\tb", f"'a\\tb' holds U+0009 (tab); {TAKE_OUT}"),
    ("interview", "role", '"a\\0"', f"'a\\x00' holds U+0000 (NUL); {TAKE_OUT}"),
    ("interview", "role", '"a\\x7f"', f"'a\\x7f' holds U+007F (control character); {TAKE_OUT}"),
    ("interview", "role", '"a\\u2028b"', f"'a\\u2028b' holds U+2028 (line separator); {TAKE_OUT}"),
    ("interview", "role", '"a\\u202eb"', f"'a\\u202eb' holds U+202E (right-to-left override), {HIDES}"),
    ("interview", "role", '"\\u200b"', "'\\u200b' shows nothing; write what it should say, or take the key out"),
    ("interview", "note", '"a\\rb"', f"'a\\rb' holds U+000D (carriage return); {TAKE_OUT}"),
    ("interview", "note", "x" * 10_001, f"'{'x' * 59}…' has 10,001 characters; at most 10,000 fit here"),
    # days and times
    ("interview", "booked", "24.11.2026", f"'24.11.2026' {NO_DAY}"),
    ("interview", "booked", "2026-11-24 10:00", f"'2026-11-24 10:00' {NO_DAY}"),
    ("interview", "booked", "\uff12\uff10\uff12\uff16-11-24", f"'\uff12\uff10\uff12\uff16-11-24' {NO_DAY}"),
    ("interview", "booked", "2026-13-01", "'2026-13-01' does not exist (months run from 01 to 12)"),
    ("interview", "booked", "2026-02-29", "'2026-02-29' does not exist (that month has 28 days)"),
    ("interview", "booked", "2026-00-01", "'2026-00-01' does not exist (months run from 01 to 12)"),
    ("interview", "booked", "2026-11-00", "'2026-11-00' does not exist (that month has 30 days)"),
    ("interview", "booked", "1999-12-31", "'1999-12-31' is too far away (years run from 2000 to 2099)"),
    ("interview", "booked", "2026-11-25", "2026-11-25 is after the interview's own day, 2026-11-24"),
    ("timing", "morning", "9:30", f"'9:30' {NO_TIME}"),
    ("timing", "morning", "9am", f"'9am' {NO_TIME}"),
    ("timing", "morning", "24:00", "'24:00' does not exist (times run from 00:00 to 23:59)"),
    ("timing", "morning", "12:60", "'12:60' does not exist (times run from 00:00 to 23:59)"),
    ("timing", "morning", "09:00:00", "'09:00:00' has seconds; leave them out"),
    ("top", "awake", "07:00", "'07:00' is no span (expected '07:00-21:00')"),
    ("top", "awake", "7-21", f"'7' {NO_TIME}"),
    (
        "top",
        "awake",
        "07:00-07:00",
        "'07:00-07:00' is no span: both ends are the same (the whole day is '00:00-23:59')",
    ),
    ("top", "closed", "2027-01-01..2026-12-24", "'2027-01-01..2026-12-24' ends before it starts"),
    (
        "top",
        "closed",
        "2026-01-01..2027-06-01",
        "'2026-01-01..2027-06-01' is longer than a year; is one of its years a slip?",
    ),
    ("top", "closed", "{why: x}", "expected one of 'day:' and 'days:'"),
    ("top", "closed", "{day: 2026-12-01, days: 2026-12-02}", "expected one of 'day:' and 'days:'"),
    ("top", "closed", "Christmas", f"'Christmas' {NO_DAY}"),
    # lengths of time and numbers
    ("interview", "length", "90", f"'90' is no length of time {LENGTH}"),
    ("interview", "length", "0m", f"'0m' is out of bounds {LENGTH}"),
    ("interview", "length", "24h1m", f"'24h1m' is out of bounds {LENGTH}"),
    ("top", "alarm", "8d", f"'8d' is out of bounds {ALARM}"),
    ("top", "alarm", "-15m", f"'-15m' is no length of time {ALARM}"),
    ("timing", "grace", "61", "'61' cannot be used (expected a whole number from 0 to 60)"),
    ("timing", "grace", "-1", "'-1' cannot be used (expected a whole number from 0 to 60)"),
    ("timing", "grace", "two", "'two' cannot be used (expected a whole number from 0 to 60)"),
    ("timing", "no_promise", "0", "'0' cannot be used (expected a whole number from 1 to 260 or 'never')"),
    ("timing", "keep_in_touch", "never", "'never' cannot be used (expected a whole number from 1 to 260)"),
    ("timing", "gap", "1.5", "'1.5' cannot be used (expected a whole number from 0 to 60)"),
    # words to choose from
    ("top", "date_order", "ymd", "unknown order 'ymd' (expected mdy, dmy)"),
    (
        "top",
        "weekend",
        "[mon, tue, wed, thu, fri, sat, sun]",
        "a weekend of seven days leaves no working day; leave one out",
    ),
    ("update", "signal", "postive", "unknown signal 'postive' (did you mean 'positive'?)"),
    ("update", "signal", "Keep Posted", "unknown signal 'Keep Posted' (did you mean 'keep-posted'?)"),
    ("update", "signal", "good", "unknown signal 'good' (expected positive, keep-posted, no-reply, stop, next-round)"),
    ("update", "outcome", "reject", "unknown outcome 'reject' (did you mean 'rejected'?)"),
    ("update", "sent", "thankyou", "unknown kind 'thankyou' (did you mean 'thank-you'?)"),
    # names, links, identities
    ("top", "id", "short", "'short' cannot be used (expected 8 to 64 letters a-z and digits)"),
    ("top", "id", "with-a-dash", "'with-a-dash' cannot be used (expected 8 to 64 letters a-z and digits)"),
    ("interview", "interviewers", "Dana <dana>", f"'dana' {NO_ADDRESS}"),
    ("interview", "interviewers", "Dana <a@b.c", "'Dana <a@b.c' cannot be read (expected 'Name' or 'Name <address>')"),
    ("interview", "interviewers", "<a@b.example>", f"'<a@b.example>' {NO_NAME}"),
    ("interview", "interviewers", "a@b.example", f"'a@b.example' {NO_NAME}"),
    ("interview", "link", "acme.example", f"'acme.example' {NO_LINK}"),
    ("interview", "link", "ftp://a.example", f"'ftp://a.example' {NO_LINK}"),
    ("interview", "link", "javascript:alert(1)", f"'javascript:alert(1)' {NO_LINK}"),
    ("interview", "link", "https://", f"'https://' {NO_LINK}"),
    ("interview", "link", "http://[x", f"'http://[x' {NO_LINK}"),
    ("interview", "link", "http://a:99999/", f"'http://a:99999/' {NO_LINK}"),
    ("interview", "link", "https://a b", f"'https://a b' {NO_LINK}"),
    # time zones
    ("interview", "timezone", "EST", "'EST' is an abbreviation; name a place, as 'America/New_York'"),
    ("interview", "timezone", "CET", "'CET' is an abbreviation; name a place, as 'Europe/Berlin'"),
    ("interview", "timezone", "AEST", "'AEST' is an abbreviation; name a place, as 'Europe/Berlin'"),
    ("interview", "timezone", "EST5EDT", "'EST5EDT' is an abbreviation; name a place, as 'America/New_York'"),
    ("interview", "timezone", "GMT", "'GMT' is an abbreviation; name a place, as 'Europe/London'"),
    ("interview", "timezone", "+02:00", "'+02:00' is an offset; expected a place, as 'Europe/Berlin', or 'UTC'"),
    ("interview", "timezone", "UTC+2", "'UTC+2' is an offset; expected a place, as 'Europe/Berlin', or 'UTC'"),
    ("interview", "timezone", "Etc/GMT+5", "'Etc/GMT+5' is an offset; expected a place, as 'Europe/Berlin', or 'UTC'"),
    ("interview", "timezone", "Zulu", "'Zulu' is no place; write 'UTC'"),
    ("interview", "timezone", "europe/berlin", "unknown time zone 'europe/berlin' (did you mean 'Europe/Berlin'?)"),
    ("interview", "timezone", "New York", "unknown time zone 'New York' (did you mean 'America/New_York'?)"),
    ("interview", "timezone", "Pacific Time", "unknown time zone 'Pacific Time' (did you mean 'America/Los_Angeles'?)"),
    ("interview", "timezone", "Eastern", "unknown time zone 'Eastern' (did you mean 'America/New_York'?)"),
    (
        "interview",
        "timezone",
        "Central Standard Time",
        "unknown time zone 'Central Standard Time' (did you mean 'America/Chicago'?)",
    ),
    ("interview", "timezone", "Delhi", "unknown time zone 'Delhi' (did you mean 'Asia/Kolkata'?)"),
    (
        "interview",
        "timezone",
        "New Delhi, India",
        "unknown time zone 'New Delhi, India' (did you mean 'Asia/Kolkata'?)",
    ),
    ("interview", "timezone", "Chicago", "unknown time zone 'Chicago' (did you mean 'America/Chicago'?)"),
    ("interview", "timezone", "Europe/Belrin", "unknown time zone 'Europe/Belrin' (did you mean 'Europe/Berlin'?)"),
    ("interview", "timezone", "../../etc/passwd", f"unknown time zone '../../etc/passwd' ({PLACE})"),
    ("interview", "timezone", "/etc/passwd", f"unknown time zone '/etc/passwd' ({PLACE})"),
    ("interview", "timezone", "Factory", f"unknown time zone 'Factory' ({PLACE})"),
    ("interview", "timezone", "Etc/GMT", f"unknown time zone 'Etc/GMT' ({PLACE})"),
    ("interview", "timezone", "US/Pacifc", "unknown time zone 'US/Pacifc' (did you mean 'US/Pacific'?)"),
    ("interview", "timezone", "localtime", f"unknown time zone 'localtime' ({PLACE})"),
    (
        "interview",
        "timezone",
        "right/Europe/Berlin",
        "unknown time zone 'right/Europe/Berlin' (did you mean 'Europe/Berlin'?)",
    ),
    # holidays
    ("interview", "holidays", "UX", "unknown country 'UX' (did you mean 'US'?)"),
    (
        "interview",
        "holidays",
        "{US: NY}",
        "expected a code, as 'US' or 'US-NY', a list of them, or 'none', not keys of its own",
    ),
    # what they said
    (
        "interview",
        "hear_by",
        "[by Friday]",
        "expected their words, as 'by Friday', or a day, as '2026-12-04', not a list",
    ),
    # lists
    ("interview", "updates", "{on: 2026-12-01}", f"{UPDATES}, not keys of its own"),
    ("interview", "updates", "sent", f"{UPDATES}, not 'sent'"),
    ("top", "timing", "[grace]", "expected keys such as 'grace: 2', not a list"),
]


@pytest.mark.parametrize(
    ("where", "key", "written", "message"), BAD, ids=[f"{key}-{written[:20]}" for _, key, written, _ in BAD]
)
def test_bad_values(where: str, key: str, written: str, message: str) -> None:
    path = {"timing": "timing.", "interview": "interviews[0].", "update": "interviews[0].updates[0]."}.get(
        where, ""
    ) + key
    text = write(where, key, written)
    lines = text.splitlines()
    number = max(i for i, line in enumerate(lines, 1) if f"{key}:" in line)
    column = lines[number - 1].index(f"{key}:") + len(key) + 3
    assert tell(text) == [f"{number}:{column}: {path}: {message}"]


# two names, are they one, why
NAMES = [
    ("Acme", "ACME", True, "letter case"),
    (" Acme  Robotics", "Acme\N{NO-BREAK SPACE}Robotics ", True, "spacing"),
    ("\uff21\uff43\uff4d\uff45", "Acme", True, "width"),
    ("Straße", "STRASSE", True, "the German sharp s"),
    ("Zoë", "Zoe\u0308", True, "how an accent is written"),
    ("Acme", "Acme Inc", False, "another word"),
    ("Zoë", "Zoe", False, "an accent"),
]


@pytest.mark.parametrize(("one", "other", "same", "why"), NAMES)
def test_fold(one: str, other: str, *, same: bool, why: str) -> None:
    assert (fold(one) == fold(other)) is same, why
