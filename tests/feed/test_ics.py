"""What stands in a feed, property by property, and what a text may do to it (nothing)."""

import datetime as dt
import unicodedata

import icalendar
import pytest
from builders import DAY, NOW, build, make_event, make_follow_up, make_interview, make_job_search, read_values
from hypothesis import given
from hypothesis import strategies as st

from followup_ics.feed import ics
from followup_ics.feed.check import check_feed
from followup_ics.feed.lines import escape_text, fold_line, make_calendar_name, make_feed_line, make_feed_text
from followup_ics.model.plan import FollowUp
from followup_ics.model.search import JobSearch, Kind

STAMPS = ics.Stamps(stamped_at=NOW, modified_at=NOW, sequence=217_677_600)


def write_feed(*events: ics.Event, job_search: JobSearch | None = None) -> bytes:
    data = ics.write_calendar([(event, STAMPS) for event in events], job_search or make_job_search())
    check_feed(data, event_count=len(events))
    return data


def read_event(data: bytes) -> icalendar.Event:
    return icalendar.Calendar.from_ical(data).events[0]


def make_one(follow_up: FollowUp, job_search: JobSearch) -> ics.Event:
    (event,) = ics.make_events((follow_up,), job_search)
    return event


def render(**fields: object) -> ics.Event:
    told = {"uid": "1", "starts_at": NOW, "summary": "Thank them", "description": "Write.", "category": "thank-you"}
    return ics.render_event(**{**told, **fields})  # type: ignore[arg-type] # a row of a table


def test_a_feed_to_the_byte() -> None:
    event = render(summary="Thank Dana, Acme", link="https://acme.example/1?a=b,c", alarm=dt.timedelta(minutes=15))
    assert write_feed(event).decode().split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//followup-ics//followup-ics//EN",
        "NAME:Follow-ups",
        "X-WR-CALNAME:Follow-ups",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
        "BEGIN:VEVENT",
        "UID:1",
        "DTSTAMP:20261124T100000Z",
        "LAST-MODIFIED:20261124T100000Z",
        "SEQUENCE:217677600",
        "DTSTART:20261124T100000Z",
        "DTEND:20261124T101500Z",
        r"SUMMARY:Thank Dana\, Acme",
        "DESCRIPTION:Write.",
        "CATEGORIES:thank-you",
        "URL:https://acme.example/1?a=b,c",
        "TRANSP:TRANSPARENT",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        r"DESCRIPTION:Thank Dana\, Acme",
        "TRIGGER:-PT15M",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_the_quick_way_writes_what_the_library_writes() -> None:
    text = "First; then, in a while:\n" + "a long line \u2013 with ümlauts, 'quotes' \"double\" and \\ slashes " * 5
    calendar, event = icalendar.Calendar(), icalendar.Event()
    for name, value in (("VERSION", "2.0"), ("PRODID", ics.PRODID)):
        calendar.add(name, value)
    calendar.add("NAME", "Follow-ups")
    calendar.add("X-WR-CALNAME", "Follow-ups")
    calendar.add("REFRESH-INTERVAL", dt.timedelta(hours=1), {"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", icalendar.vDuration(dt.timedelta(hours=1)))
    event.add("UID", "1")
    event.add("DTSTAMP", NOW)
    event.add("LAST-MODIFIED", NOW)
    event.add("SEQUENCE", 217_677_600)
    event.add("DTSTART", NOW)
    event.add("DTEND", NOW + ics.LENGTH)
    event.add("SUMMARY", "Thank them")
    event.add("DESCRIPTION", text.strip())
    event.add("CATEGORIES", ["thank-you"])
    event.add("URL", "https://acme.example/")
    event.add("TRANSP", "TRANSPARENT")
    event.add("X-MICROSOFT-CDO-BUSYSTATUS", "FREE")
    calendar.add_component(event)
    ours = write_feed(render(description=text, link="https://acme.example/"))
    assert ours.replace(b"\r\n ", b"") == calendar.to_ical(sorted=False).replace(b"\r\n ", b"")


@given(st.text("ab ,;:\\\nnN\u00fc\u65e5\u0301", max_size=300))
def test_a_text_is_escaped_as_the_library_escapes_it(text: str) -> None:
    text = make_feed_text(text)
    assert escape_text(text) == icalendar.vText(text).to_ical()


def test_plain_lines_are_folded_where_the_library_folds_them() -> None:
    line = "DESCRIPTION:" + r"one\, two\; three\nfour\\five, " * 40
    assert fold_line(line.encode()) == icalendar.parser.Contentline(line).to_ical()


@pytest.mark.parametrize(
    ("given_text", "shown", "why"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd", "every way to end a line is one way"),
        ("a\u2028b\u2029c\x85d\x0be\x0cf", "a\nb\nc\nd\ne\nf", "so are the rare ones"),
        ("a\tb", "a b", "a tab is a space"),
        ("a\0b\x07c\x1bd\x7fe\x9ff", "abcdef", "control characters go"),
        ("a\ud800b", "ab", "half a character is none"),
        ("\ufeffa", "a", "a byte order mark says nothing here"),
        ("e\u0301", "é", "letter and accent are composed"),
        ("e\x07\u0301", "é", "also where something stood between them"),
        ("  a  ", "a", "blank ends go"),
        ("a, b; c: d", "a, b; c: d", "commas and semicolons stay"),
        ("C:\\temp", "C:\\temp", "a backslash stays"),
        ("C:\\new\\New", "C:\uff3cnew\uff3cNew", "but before n it would be read as a line break"),
        ("\\\\nas\\x", "\uff3c\uff3cnas\\x", "two of them as well"),
        ("{0.__class__} %s $x <b>", "{0.__class__} %s $x <b>", "nothing is a template, nothing is HTML"),
        ("مرحبا שלום 🇩🇪 👩🏽‍💻", "مرحبا שלום 🇩🇪 👩🏽‍💻", "every script, every emoji"),
        ("END:VEVENT\r\nEND:VCALENDAR", "END:VEVENT\nEND:VCALENDAR", "a text cannot end the calendar"),
    ],
)
def test_a_text_arrives_as_it_is_meant(given_text: str, shown: str, why: str) -> None:
    event = read_event(write_feed(render(summary=f"x{given_text}", description=given_text)))
    assert event["DESCRIPTION"] == shown, why
    assert "\n" not in event["SUMMARY"], why


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Dana; jobs, 2026", "Dana jobs 2026"),
        ("C:\\new\\jobs", "C: new jobs"),
        ("two\r\nlines", "two lines"),
        ("\u037e Greek question mark", "Greek question mark"),
        (",;\\", "Follow-ups"),
        ("\0", "Follow-ups"),
        ("Bewerbungen \u2013 Größe 🚀", "Bewerbungen \u2013 Größe 🚀"),
    ],
)
def test_a_calendar_name_is_one_line_without_what_calendars_show_with_backslashes(name: str, shown: str) -> None:
    data = write_feed(make_event(), job_search=make_job_search(name=name))
    assert read_values(data, "NAME") == read_values(data, "X-WR-CALNAME") == [shown]


@given(st.text(max_size=400), st.text(max_size=60), st.text(max_size=60))
def test_no_text_breaks_a_feed(description: str, summary: str, name: str) -> None:
    event = render(description=description, summary=summary)
    data = write_feed(event, job_search=make_job_search(name=name))
    read = read_event(data)
    assert read.get("DESCRIPTION", "") == make_feed_text(description)
    assert read.get("SUMMARY", "") == make_feed_line(summary)
    assert not build(data, [event], now=NOW + DAY).changes


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    for clean in (make_feed_text, make_feed_line, make_calendar_name):
        assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("cluster", "why"),
    [
        ("e\u0327", "a letter and a mark that no single character has"),
        ("👩🏽‍💻", "an emoji of four characters"),
        ("🇩🇪", "a flag is two letters"),
        ("क्षि", "Devanagari vowels and joins"),
        ("\\,", "a backslash and what it escapes"),
        ("ü", "a character of two octets"),
    ],
)
@pytest.mark.parametrize("before", range(60, 78))
def test_a_fold_parts_no_character_as_people_see_them(before: int, cluster: str, why: str) -> None:
    lines = fold_line(("x" * before + cluster + "y" * 80).encode()).decode().split("\r\n ")
    assert any(cluster in line for line in lines), why
    assert all(len(line.encode()) <= 74 for line in lines)


def test_a_line_of_nothing_but_marks_is_folded_all_the_same() -> None:
    line = "x" + "\u0327" * 500
    folded = fold_line(line.encode())
    assert max(map(len, folded.split(b"\r\n"))) <= 75
    assert folded.decode().replace("\r\n ", "") == line


@pytest.mark.parametrize("kind", Kind)
def test_each_event_has_its_kind_and_no_other(kind: Kind) -> None:
    follow_up = make_follow_up(kind=kind)
    if kind is not Kind.THANK_YOU:
        follow_up = follow_up._replace(thanks=make_follow_up())
    event = read_event(write_feed(make_one(follow_up, make_job_search())))
    assert [str(category) for category in event["CATEGORIES"].cats] == [kind.value]


@pytest.mark.parametrize(
    ("alarm", "done", "trigger", "why"),
    [
        (None, False, [], "none asked for"),
        (dt.timedelta(minutes=15), False, ["-PT15M"], "asked for"),
        (dt.timedelta(hours=1), False, ["-PT1H"], "an hour"),
        (dt.timedelta(days=1), False, ["-P1D"], "a day"),
        (dt.timedelta(minutes=15), True, [], "what is done does not ring"),
    ],
)
def test_an_alarm_rings_only_where_asked_for(
    alarm: dt.timedelta | None, trigger: list[str], why: str, *, done: bool
) -> None:
    data = write_feed(make_one(make_follow_up(done=done), make_job_search(alarm=alarm)))
    assert read_values(data, "TRIGGER") == trigger, why


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("https://acme.example/a?b=1,2;3#d", "https://acme.example/a?b=1,2;3#d"),
        ("https://acme.example/already%20done", "https://acme.example/already%20done"),
        ("https://acme.example/Größe b", "https://acme.example/Gr%C3%B6%C3%9Fe%20b"),
        ('https://acme.example/"\r\nX-EVIL:1', "https://acme.example/%22%0D%0AX-EVIL:1"),
    ],
)
def test_a_link_is_one_address(link: str, url: str) -> None:
    data = write_feed(make_one(make_follow_up(interview=make_interview(link=link)), make_job_search()))
    assert read_values(data, "URL") == [url]


def test_events_stand_in_order_of_start_then_uid_whatever_the_order_of_the_plan() -> None:
    plan = [make_follow_up(uid=uid, starts_at=NOW + day * DAY) for uid, day in (("b", 1), ("a", 1), ("c", 0))]
    events = ics.make_events(plan, make_job_search())
    assert [event.uid for event in events] == ["c", "a", "b"]
    assert ics.make_events(reversed(plan), make_job_search()) == events


def test_a_start_in_another_zone_is_written_in_utc() -> None:
    tokyo = dt.timezone(9 * dt.timedelta(hours=1))
    assert render(starts_at=NOW.astimezone(tokyo)) == render()


def test_a_calendar_has_no_uid_which_vdirsyncer_takes_for_that_of_every_event() -> None:
    assert read_values(write_feed(render(), render(uid="2")), "UID") == ["1", "2"]


@pytest.mark.parametrize("name", ["METHOD", "RRULE", "STATUS", "CREATED", "ORGANIZER", "X-ALT-DESC", "CLASS", "TZID"])
def test_what_does_harm_in_one_calendar_or_another_is_left_out(name: str) -> None:
    assert read_values(write_feed(make_one(make_follow_up(), make_job_search())), name) == []


@given(st.text(alphabet=st.characters(categories=["L", "M", "S", "N"]), min_size=1, max_size=200))
def test_folding_is_undone_by_taking_the_folds_out(text: str) -> None:
    line = "DESCRIPTION:" + unicodedata.normalize("NFC", text)
    folded = fold_line(line.encode())
    assert folded.decode().replace("\r\n ", "") == line
    assert all(len(chunk) <= 75 for chunk in folded.split(b"\r\n"))
