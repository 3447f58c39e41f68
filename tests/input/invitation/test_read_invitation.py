"""Invitations after the shapes of real ones: what is taken of each, and what is refused."""

import datetime as dt
import time
from zoneinfo import ZoneInfo

import pytest
import yaml
from builders import make_interview, make_job_search
from invitations import write_invitation as write
from places import DATA

from followup_ics.input.invitation.definitions import find_offset
from followup_ics.input.invitation.lines import scan_calendars
from followup_ics.input.invitation.read import Given, read_invitation
from followup_ics.model.errors import FollowUpError
from followup_ics.model.search import Person

FOLDER = DATA / "invitations"
CASES = yaml.safe_load(DATA.joinpath("invitations.yaml").read_text(encoding="utf-8"))
SAM = Given(addresses=("Sam.Rivera@home.example",))
NEW_YORK = make_job_search(timezone=ZoneInfo("America/New_York"), me="Sam Rivera")


def read(data: bytes, *, job_search=NEW_YORK, given=SAM):
    return read_invitation(data, name="invite.ics", job_search=job_search, given=given)


def take(data: bytes, **how) -> dict[str, object]:
    (reading,) = read(data, **how)
    return {each.key: each.value for each in reading.taken}


def refuse(data: bytes, **how) -> str:
    with pytest.raises(FollowUpError) as caught:
        read(data, **how)
    return str(caught.value)


def test_every_invitation_has_its_row():
    assert sorted(case["file"] for case in CASES) == sorted(path.name for path in FOLDER.iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["file"])
def test_what_is_taken(case):
    data = FOLDER.joinpath(case["file"]).read_bytes()
    if "refused" in case:
        with pytest.raises(FollowUpError) as caught:
            read_invitation(data, name=case["file"], job_search=NEW_YORK, given=SAM)
        assert str(caught.value) == case["refused"]
        return
    found = []
    for reading in read_invitation(data, name=case["file"], job_search=NEW_YORK, given=SAM):
        values = {each.key: list(each.value) if isinstance(each.value, tuple) else each.value for each in reading.taken}
        cancelled = {"is_cancelled": "yes"} if reading.is_cancelled else {}
        found.append(cancelled | values | ({"notes": list(reading.notes)} if reading.notes else {}))
    assert found == case["taken"], case["why"]


REFUSED = [
    (b"", "is empty", "nothing"),
    (b"%PDF-1.7 ...", "is a PDF", "a PDF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "Save As, iCalendar (.ics)", "Outlook's .msg, with the way out"),
    (b"\x78\x9f\x3e\x22rest", "winmail.dat", "TNEF"),
    (b"PK\x03\x04rest", "unpack it", "a zip file"),
    (b"\x1f\x8brest", "unpack it", "a gzip file"),
    (b"<html><body>BEGIN:VCALENDAR</body></html>", "neither a mail nor a calendar", "a web page"),
    (b"Subject: hello\n\nno invitation\n", "a mail without an invitation", "a mail of words"),
    (b"BEGIN:VCALENDAR\r\n" + b"X-A:b\r\n" * 160_000, "more than 1,048,576 bytes", "more than a mebibyte"),
    (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "holds no meeting", "an empty calendar"),
    (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n", "cut off", "half a download"),
    (b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "without its beginning", "an end alone"),
    (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:X\r\n" * 30, "nested too deeply", "components without end"),
    (b"BEGIN:VCALENDAR\r\n" + b"X:\r\n" * 30_000, "30,002 lines", "lines without end"),
    (b"A: b\nContent-Type: multipart/mixed; boundary=x\n" * 100, "too many parts", "parts without end"),
    (write(DTSTART="DTSTART:20261301T100000Z"), "which is no time", "a month that there is not"),
    (write(DTSTART="DTSTART:tomorrow"), "which is no time", "a word"),
    (write(DTSTART=""), "does not say when", "no DTSTART"),
    (write(DTSTART="DTSTART:19990101T100000Z"), "too far away", "a year long past"),
    (write("RRULE:FREQ=DAILY"), "series of meetings", "a series"),
    (write("RDATE:20261201T150000Z"), "series of meetings", "a series by its dates"),
    (write(head="METHOD:COUNTER\r\n"), "an answer", "a counterproposal"),
    (b"".join(write(UID=f"UID:{number}") for number in range(12)), "holds 12 events", "a whole calendar"),
    (write() + write(DTSTART="DTSTART:20261125T150000Z"), "two things of one meeting", "one version, two times"),
    (write(DTSTART="DTSTART;TZID=IST:20261124T100000"), "nobody knows, 'IST'", "India's, Israel's, or Ireland's"),
    (write(DTSTART="DTSTART;TZID=EST:20260724T100000"), "nobody knows, 'EST'", "in July New York has other clocks"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "why", "what"), REFUSED, ids=[row[2] for row in REFUSED])
def test_what_is_refused_in_one_sentence(data, why, what):
    message = refuse(data)

    assert why in message
    assert message.startswith("invite.ics ")
    assert "\n" not in message


ZONES = [
    ("TZID=America/New_York", "2026-11-24 10:00", None, "the file's own needs no key"),
    ("TZID=/freeassociation.sourceforge.net/Europe/Paris", "2026-11-24 10:00", "Europe/Paris", "libical's prefix"),
    ("TZID=Romance Standard Time", "2026-11-24 10:00", "Europe/Paris", "Windows"),
    ('TZID="india standard time"', "2026-11-24 10:00", "Asia/Calcutta", "Windows, in quotes and small letters"),
    ("TZID=GMT", "2026-11-24 05:00", None, "GMT is UTC"),
    ("TZID=UTC-11", "2026-11-24 16:00", None, "Windows' offset is no place"),
    ("TZID=Etc/GMT+5", "2026-11-24 10:00", None, "an offset is no place"),
    ("TZID=EST", "2026-11-24 10:00", None, "in November there is one reading"),
    ("TZID=CST6CDT", "2026-11-24 11:00", None, "clocks of no place"),
    ("VALUE=DATE-TIME;TZID=Asia/Tokyo", "2026-11-24 10:00", "Asia/Tokyo", "with its type"),
]


@pytest.mark.parametrize(("params", "when", "zone", "why"), ZONES, ids=[row[0] for row in ZONES])
def test_whose_clock_it_is(params, when, zone, why):
    taken = take(write(DTSTART=f"DTSTART;{params}:20261124T100000", DTEND=""))

    assert (taken["when"], taken.get("timezone")) == (when, zone), why


def define(rule: str, *, offset: str = "+0100", name: str = "STANDARD", start: str = "19701025T030000") -> str:
    return (
        f"BEGIN:{name}\r\nDTSTART:{start}\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:{offset}\r\n"
        + (f"{rule}\r\n" if rule else "")
        + f"END:{name}\r\n"
    )


SUMMER = define("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", offset="+0200", name="DAYLIGHT", start="19700329T020000")
DEFINED = [
    (define("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU") + SUMMER, (2026, 7, 1), 2, "summer"),
    (define("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU") + SUMMER, (2026, 10, 24), 2, "the day before the clocks change"),
    (define("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU") + SUMMER, (2026, 10, 26), 1, "the day after"),
    (define("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU") + SUMMER, (2027, 1, 5), 1, "by last year's"),
    (define("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=SU;BYMONTHDAY=25,26,27,28,29,30,31") + SUMMER, (2026, 12, 1), 1, "d"),
    (define("RRULE:FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=-1") + SUMMER, (2026, 10, 30), 2, "before the month's last day"),
    (define("RRULE:FREQ=YEARLY") + SUMMER, (2026, 12, 1), 1, "the day of its start"),
    (define("RDATE:20261024T030000") + SUMMER, (2026, 10, 25), 1, "a day of its own"),
    (define(""), (2026, 7, 1), 1, "one offset"),
    (define("", start="20300101T000000"), (2026, 7, 1), 2, "not in force yet"),
    (define("RRULE:FREQ=YEARLY;UNTIL=20001231T000000Z;BYMONTH=10;BYDAY=-1SU") + SUMMER, (2026, 12, 1), 2, "over"),
]  # fmt: skip


@pytest.mark.parametrize(("rules", "day", "hours", "why"), DEFINED, ids=[row[3] for row in DEFINED])
def test_a_zone_by_its_own_rules(rules, day, hours, why):
    (calendar,) = scan_calendars(
        f"BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nTZID:x\r\n{rules}END:VTIMEZONE\r\nEND:VCALENDAR"
    )

    assert find_offset(calendar.parts[0], dt.datetime(*day, 12)) == dt.timedelta(hours=hours), why  # noqa: DTZ001


@pytest.mark.parametrize(
    "rules",
    [
        "",
        define("RRULE:FREQ=SECONDLY"),
        define("RRULE:FREQ=YEARLY;BYMONTH=13"),
        define("RRULE:FREQ=YEARLY;BYDAY=5SU;BYMONTH=2"),
        define("RRULE:FREQ=YEARLY;BYDAY=SU"),
        define("RRULE:FREQ=YEARLY;BYHOUR=7"),
        define("RRULE:X"),
        define("", offset="+9900"),
        define("", start="never"),
    ],
)
def test_a_zone_whose_rules_cannot_be_followed_is_refused(rules):
    head = f"BEGIN:VTIMEZONE\r\nTZID:x\r\n{rules}END:VTIMEZONE\r\n"

    assert "say --when and --timezone" in refuse(write(head=head, DTSTART="DTSTART;TZID=x:20261124T100000"))


def test_a_known_name_goes_before_a_definition_that_says_otherwise():
    head = f"BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\n{define('')}END:VTIMEZONE\r\n"
    (reading,) = read(write(head=head, DTSTART="DTSTART;TZID=Europe/London:20261124T100000", DTEND=""))

    assert reading.get("timezone") == "Europe/London"
    assert "is the time right?" in reading.notes[0]


PEOPLE = [
    ("ATTENDEE;CN=Omar Aziz:mailto:omar@acme.example", "Omar Aziz <omar@acme.example>", "a name as it is"),
    ('ATTENDEE;CN="Aziz, Omar":MAILTO:omar@acme.example', "Omar Aziz <omar@acme.example>", "turned round"),
    ("ATTENDEE:mailto:omar.aziz@acme.example", "Omar Aziz <omar.aziz@acme.example>", "made of first.last"),
    ("ATTENDEE:mailto:anna-maria.lopez@acme.example", "Anna-Maria Lopez <anna-maria.lopez@acme.example>", "a hyphen"),
    ("ATTENDEE;CN=Omar Aziz:urn:uuid:1", "Omar Aziz", "an address that is none is left out"),
    ("ATTENDEE;CN=Omar Aziz:mailto:o@x", "Omar Aziz", "the same"),
    ("ATTENDEE;CN=Omar Aziz via Zoom:mailto:omar@acme.example", "Omar Aziz <omar@acme.example>", "what programs add"),
    ("ATTENDEE;CN=Omar Aziz (he/him):mailto:omar@acme.example", "Omar Aziz <omar@acme.example>", "what people add"),
    ("ATTENDEE:mailto:oaziz@acme.example", None, "no name in the address"),
    ("ATTENDEE:mailto:o.aziz@acme.example", None, "a letter is no first name"),
    ("ATTENDEE;CN=Sam Rivera:mailto:other@home.example", None, "you, by your name"),
    ("ATTENDEE;CN=S:mailto:SAM.RIVERA@home.example", None, "you, by your address"),
    ("ATTENDEE;CUTYPE=ROOM;CN=Blue:mailto:blue@acme.example", None, "a room"),
    ("ATTENDEE;CN=Blue:mailto:c_1@resource.calendar.google.com", None, "a room by its address"),
    ("ATTENDEE;CUTYPE=GROUP;CN=Data:mailto:data@acme.example", None, "a group"),
    ("ATTENDEE;CN=Talent:mailto:recruiting@acme.example", None, "a group by its address"),
    ("ATTENDEE;CN=Acme:mailto:no-reply@acme.example", None, "a robot"),
    ("ATTENDEE;CN=Acme:mailto:x@hire.lever.co", None, "a service"),
    ("ATTENDEE;PARTSTAT=DECLINED;CN=Omar Aziz:mailto:omar@acme.example", None, "who will not come"),
]


@pytest.mark.parametrize(("line", "name", "why"), PEOPLE, ids=[f"{row[2]}: {row[0][9:30]}" for row in PEOPLE])
def test_who_will_be_met(line, name, why):
    taken = take(write(line))

    assert taken["interviewers"] == tuple(filter(None, [name, "Dana Lee <dana@acme.example>"])), why


def test_who_may_be_you_is_left_out_where_you_are_not_known():
    data = write("ATTENDEE;CN=Sam Rivera:mailto:sam@gmail.com", "ATTENDEE;CN=Omar Aziz:mailto:omar@acme.example")
    (reading,) = read(data, job_search=NEW_YORK._replace(me=None), given=Given())

    assert reading.get("interviewers") == ("Omar Aziz <omar@acme.example>", "Dana Lee <dana@acme.example>")
    assert any("--me" in note for note in reading.notes)


def test_a_mail_knows_you_by_whom_it_went_to():
    mail = b"To: Sam <sam@gmail.com>\nContent-Type: text/calendar\n\n" + write("ATTENDEE;CN=Sam:mailto:sam@gmail.com")

    assert take(mail, job_search=NEW_YORK._replace(me=None), given=Given())["interviewers"] == (
        "Dana Lee <dana@acme.example>",
    )


COMPANIES = [
    ("recruiting@acme.com", "Interview", "Acme", "a domain"),
    ("dana@eu.acme-robotics.co.uk", "Interview", "Acme Robotics", "a suffix of two parts, hyphens as blanks"),
    ("dana@acme.com.br", "Interview", "Acme", "another"),
    ("dana@xn--mnchen-3ya.example", "Interview", "München", "a domain of other letters"),
    ("dana@gmail.com", "Interview with Acme", "Acme", "a free mailer, so the summary"),
    ("x@us.greenhouse-mail.io", "Interview at Acme Robotics", "Acme Robotics", "a service, so the summary"),
    ("x@calendly.com", "Phone screen with Acme - Sam Rivera", "Acme", "up to the dash"),
    ("x@calendly.com", "Acme Robotics | Interview | Sam", "Acme Robotics", "before the word"),
    ("x@calendly.com", "Interview with Dana Lee from Acme", "Acme", "whose people they are"),
    ("x@calendly.com", "Interview with Dana", None, "a person"),
    ("x@calendly.com", "Interview with Sam Rivera", None, "you"),
    ("x@calendly.com", "Technical interview", None, "a round"),
    ("x@calendly.com", "Interview at 10:00", None, "a time"),
    ("x@calendly.com", "Interview with the hiring manager", None, "nobody by name"),
    ("x@calendly.com", "Interview", None, "nothing"),
    ("sam.rivera@home.example", "Interview at Acme", "Acme", "your own entry"),
    ("sam@kite.example", "Interview at Acme", "Acme", "the title goes before the domain"),
]


@pytest.mark.parametrize(("organizer", "summary", "company", "why"), COMPANIES)
def test_whose_interview_it_is(organizer, summary, company, why):
    data = write(
        "ATTENDEE;CN=Dana Lee:mailto:dana@acme.example",
        ORGANIZER=f"ORGANIZER:mailto:{organizer}",
        SUMMARY=f"SUMMARY:{summary}",
    )

    assert take(data).get("company") == company, why


def test_your_own_entry_by_your_name_is_not_of_your_own_company():
    data = write(ORGANIZER="ORGANIZER;CN=Sam Rivera:mailto:sam@kite.example", SUMMARY="SUMMARY:Interview at Acme")

    assert take(data)["company"] == "Acme"


HOSTILE = [
    (b"ATTENDEE;" + b"CN=a;" * 19_000 + b'"b"c:mailto:d', "parameters"),
    (b"DESCRIPTION:" + b"http://" * 14_000, "links"),
    (b"DESCRIPTION:" + b"<!--" * 20_000, "comments"),
    (b"SUMMARY:" + b"interview with " * 6_000, "words"),
    (b"SUMMARY:" + b"for a engineer " * 6_000, "roles"),
    (b"LOCATION:" + b" \\," * 30_000, "commas"),
    (b"\r\n".join(b"ATTENDEE;CN=P%d:mailto:p%d@acme.example" % (n, n) for n in range(9_000)), "people"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "what"), HOSTILE, ids=[row[1] for row in HOSTILE])
def test_no_text_takes_long_to_read(line, what):
    start = time.process_time()
    read(write().replace(b"SUMMARY:Interview", line))

    assert time.process_time() - start < 20, what


def test_the_files_own_spelling_and_its_one_role_are_taken():
    known = make_interview(company="ACME robotics", role="Data engineer")
    job_search = NEW_YORK._replace(interviews=(known,))
    taken = take(write(ORGANIZER="ORGANIZER:mailto:dana@acme-robotics.example"), job_search=job_search)

    assert (taken["company"], taken["role"]) == ("ACME robotics", "Data engineer")


def test_a_domain_that_the_file_knows_is_that_companys():
    known = make_interview(company="Birch Lane Books", interviewers=(Person("Priya", "priya@blb.example"),))
    job_search = NEW_YORK._replace(interviews=(known,))

    assert take(write(ORGANIZER="ORGANIZER:mailto:hr@blb.example"), job_search=job_search)["company"] == known.company


SUMMARIES = [
    ("Interview for the Data Engineer role at Acme", "Data Engineer", None, "the role, as a role"),
    ("Interview for Senior Backend Engineer at Acme", "Senior Backend Engineer", None, "a job"),
    ("Product Designer interview - phone screen", "Product Designer", "phone screen", "a job first"),
    ("Interview for Monday", None, None, "a day is no role"),
    ("Hiring manager interview", None, "hiring manager", "their job, not yours"),
    ("Acme: on-site", None, "on-site", "a round"),
    ("Panel (system design)", None, "panel", "the more telling of two"),
    ("Telefoninterview", None, "phone screen", "German"),
    ("Chat", None, None, "nothing plain"),
]


@pytest.mark.parametrize(("summary", "role", "label", "why"), SUMMARIES, ids=[row[0] for row in SUMMARIES])
def test_what_a_summary_says_plainly(summary, role, label, why):
    taken = take(write(SUMMARY=f"SUMMARY:{summary}"))

    assert (taken.get("role"), taken.get("round")) == (role, label), why


PLACES = [
    (["LOCATION:5 Main St\\, New York"], "5 Main St, New York", None, "an address"),
    (["LOCATION:https://acme.zoom.us/j/1?pwd=a"], "https://acme.zoom.us/j/1?pwd=a", None, "a link"),
    (["LOCATION:Zoom", "DESCRIPTION:Join https://zoom.us/j/1."], "https://zoom.us/j/1", None, "in the description"),
    (["X-GOOGLE-CONFERENCE:https://meet.google.com/a"], "https://meet.google.com/a", None, "Google's own"),
    (["CONFERENCE;VALUE=URI:https://meet.jit.si/x"], "https://meet.jit.si/x", None, "RFC 7986"),
    (["URL:https://acme.example/jobs/7"], None, "https://acme.example/jobs/7", "a posting"),
    (["URL:https://acme.example/privacy"], None, None, "no posting"),
    (["DESCRIPTION:https://jobs.lever.co/acme/1 https://jobs.lever.co/acme/2"], None, None, "two postings, so neither"),
    (["URL:https://u:p@acme.example/jobs/7"], None, None, "an address with a password"),
    (["DESCRIPTION:https://evil.example/j/1"], None, None, "a link to somewhere"),
]


@pytest.mark.parametrize(("lines", "place", "link", "why"), PLACES, ids=[row[3] for row in PLACES])
def test_where_it_takes_place(lines, place, link, why):
    taken = take(write(*lines))

    assert (taken.get("place"), taken.get("link")) == (place, link), why


LENGTHS = [
    ({"DTEND": "DTEND:20261124T163000Z"}, "1h30m", "by its end"),
    ({"DTEND": "DURATION:PT45M"}, "45m", "by its length"),
    ({"DTEND": "DTEND;TZID=Europe/Berlin:20261124T170000"}, "1h", "an end on another clock"),
    ({"DTEND": ""}, None, "not said"),
    ({"DTEND": "DTEND:20261124T140000Z"}, None, "before its start"),
    ({"DTEND": "DTEND:20261201T150000Z"}, None, "a week"),
    ({"DTEND": "DTEND:soon"}, None, "a word"),
]


@pytest.mark.parametrize(("changed", "length", "why"), LENGTHS, ids=[row[2] for row in LENGTHS])
def test_how_long_it_lasts(changed, length, why):
    (reading,) = read(write(**changed))

    assert reading.get("length") == length, why
    assert (length is None) == any("an hour was taken" in note for note in reading.notes)


BOOKED = [
    ({}, "2026-11-17", "its own date"),
    ({"DTSTAMP": "DTSTAMP:20261117T030000Z"}, "2026-11-16", "the day in the file's zone"),
    ({"DTSTAMP": "DTSTAMP:20270101T030000Z"}, None, "a copy made after the interview"),
    ({"DTSTAMP": "DTSTAMP:20270101T030000Z\r\nCREATED:20261110T120000Z"}, "2026-11-10", "when it was made"),
    ({"DTSTAMP": "DTSTAMP:16010101T000000Z"}, None, "Windows' beginning of time"),
    ({"DTSTAMP": "DTSTAMP:yesterday"}, None, "a word"),
]


@pytest.mark.parametrize(("changed", "booked", "why"), BOOKED, ids=[row[2] for row in BOOKED])
def test_when_it_was_booked(changed, booked, why):
    assert take(write(**changed)).get("booked") == booked, why


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_any_line_end_is_read(end):
    assert take(write().replace(b"\r\n", end.encode()))["when"] == "2026-11-24 10:00"


def test_the_newest_of_several_copies_is_taken():
    newer = write("SEQUENCE:1", DTSTART="DTSTART:20261125T150000Z", DTEND="")

    assert take(newer + write())["when"] == take(write() + newer)["when"] == "2026-11-25 10:00"


def test_a_timezone_given_is_that_of_a_time_without_one():
    given = SAM._replace(timezone=ZoneInfo("Europe/Berlin"))
    taken = take(write(DTSTART="DTSTART:20261124T100000", DTEND=""), given=given)

    assert (taken["when"], taken["timezone"]) == ("2026-11-24 10:00", "Europe/Berlin")
