"""The page without a browser: what its months hold, where its links lead, and that text from the file stays text."""

import base64
import datetime as dt
import hashlib
import re
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

import pytest
from day_off_names import read_day_off
from places import SAMPLES

from followup_ics.model.errors import FollowUpError
from followup_ics.planning.plan_file import PlannedSearch, plan_source
from followup_ics.reports.page.months import list_days_off, list_months, name_month
from followup_ics.reports.page.render import render_page
from followup_ics.reports.page.subscribe import make_subscription, normalize_address

SAMPLE = SAMPLES / "full.yaml"
NOW = dt.datetime(2026, 11, 24, 9, tzinfo=dt.UTC)
FEED = "https://example.org/3f9c2d71a8/follow-ups.ics"
HEAD = "timezone: Europe/Berlin\nholidays: DE-BE\nid: 0123456789abcdef\n"


def plan(text):
    return plan_source((HEAD + text).encode(), name="f")


@pytest.fixture(scope="module")
def sample():
    return plan_source(SAMPLE.read_bytes(), name="f")


class Reader(HTMLParser):
    """Read a page as a browser would: its tags, its texts, and what stands in its style and script."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.text, self.raw, self.inside = [], "", {}, ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.inside = tag

    def handle_endtag(self, tag):  # noqa: ARG002 - the parser names it
        self.inside = ""

    def handle_data(self, data):
        self.text += data
        if self.inside in {"style", "script"}:
            self.raw[self.inside] = data

    def list_values(self, tag, name):
        return [attributes[name] for found, attributes in self.tags if found == tag and name in attributes]


# Months


ACME = """\
interviews:
  - company: Acme
    when: 2026-11-24 10:00
    timezone: America/New_York
    holidays: US-NY
    check_in: 2026-12-02
"""
KARAOKE = """\
  - company: Karaoke
    when: 2026-11-25 09:00
    timezone: Asia/Tokyo
    holidays: IL
    check_in: 2026-12-02
"""
AUTUMN = """\
  - company: Long ago
    when: 2026-08-04
    check_in: 2026-08-10
"""
CLOSED = "closed:\n  - days: 2026-11-30..2026-12-01\n    why: moving\n"


@pytest.mark.parametrize(
    ("text", "day", "names", "is_weekend", "why"),
    [
        (ACME, "2026-11-26", ["Thanksgiving Day"], False, "one calendar alone: no need to say whose"),
        (ACME, "2026-11-28", [], True, "a plain Saturday has its name in the head of the column"),
        (ACME, "2026-11-30", [], False, "a working day"),
        (ACME, "2026-11-27", ["the Friday after Thanksgiving"], False, "an office closing day"),
        (ACME + KARAOKE, "2026-11-26", ["Thanksgiving Day (US-NY)"], False, "off for one of two: whose is told"),
        (ACME + KARAOKE, "2026-11-20", ["Weekend (IL)"], False, "a Friday is a weekend for one of the two"),
        (ACME + KARAOKE, "2026-11-28", [], True, "a Saturday is one for both"),
        (ACME + KARAOKE, "2026-11-29", ["Weekend (US-NY)"], False, "a Sunday for the other"),
        (CLOSED + ACME + KARAOKE, "2026-11-30", ["closed: moving"], False, "your own day off holds in all calendars"),
        (CLOSED + ACME, "2026-12-01", ["closed: moving"], False, "its last day, in the next month"),
        (ACME + AUTUMN, "2026-11-26", ["Thanksgiving Day"], False, "what ended in August has no say in November"),
        (ACME + AUTUMN, "2026-08-15", [], True, "and the other way round"),
    ],
)
def test_days_off_are_marked_and_named(text, day, names, is_weekend, why):
    days = {str(each.on): each for month in list_months(plan(text), today=None) for each in month.days}
    found = days[day]
    assert ([str(each) for each in found.days_off], found.is_weekend) == (names, is_weekend), why


@pytest.mark.parametrize(
    ("text", "today", "months", "why"),
    [
        ("interviews: []\n", None, [], "nothing is planned and no day is told"),
        ("interviews: []\n", "2026-12-08", ["December 2026"], "today is worth a month of its own"),
        (ACME, None, ["November 2026", "December 2026"], "from the interview to the check-in"),
        (ACME, "2027-02-01", ["November 2026", "December 2026", "February 2027"], "January has nothing to show"),
        (ACME + AUTUMN, None, ["August 2026", "November 2026", "December 2026"], "neither have September and October"),
    ],
)
def test_months_that_hold_something_are_shown(text, today, months, why):
    found = list_months(plan(text), today=dt.date.fromisoformat(today) if today else None)
    assert [name_month(month.first_on) for month in found] == months, why


@pytest.mark.parametrize("year", range(2024, 2032))
@pytest.mark.parametrize("number", range(1, 13))
def test_a_month_has_each_of_its_days_once_below_its_weekday(year, number):
    first_on = dt.date(year, number, 1)
    (month,) = list_months(plan("interviews: []\n"), today=first_on)
    cells = [(place, day.on) for week in month.weeks for place, day in enumerate(week) if day]
    assert {len(week) for week in month.weeks} == {7}
    assert all(any(week) for week in month.weeks)
    assert all(place == day.weekday() for place, day in cells)
    assert [day for _, day in cells] == [
        day for number in range(31) if (day := first_on + dt.timedelta(number)).month == first_on.month
    ]


def test_a_month_ends_where_the_calendar_of_this_world_ends():
    (month,) = list_months(plan("interviews: []\n"), today=dt.date(9999, 12, 31))
    assert month.days[-1].on == dt.date.max


def test_interviews_and_follow_ups_stand_on_the_day_of_the_files_zone(sample):
    days = {str(day.on): day for month in list_months(sample, today=NOW.date()) for day in month.days}
    assert [each.company for each in days["2026-11-25"].interviews] == ["株式会社さくら"], "09:00 in Tokyo is 01:00"
    assert [each.kind for each in days["2026-12-06"].follow_ups] == ["as-asked"], "Monday there, Sunday evening here"
    assert [each.company for each in days["2026-11-26"].interviews] == ["Café Zoë"], "a day without a time stays"
    assert [day for day, found in days.items() if found.is_today] == ["2026-11-24"]
    assert sum(len(day.follow_ups) for day in days.values()) == len(sample.follow_ups)


def test_below_a_month_each_day_off_is_named_once(sample):
    december = next(each for each in list_months(sample, today=None) if each.first_on == dt.date(2026, 12, 1))
    assert list_days_off(december) == (("closed: my own holiday", "24 to 31"),)


# Subscribing


@pytest.mark.parametrize(
    ("given", "written", "why"),
    [
        (FEED, FEED, "nothing to do"),
        ("HTTPS://Example.ORG/A.ics", "https://example.org/A.ics", "hosts have no capitals; paths do"),
        ("https://example.org", "https://example.org/", "the path of a host alone"),
        ("https://example.org:443/a.ics", "https://example.org/a.ics", "the port that https has anyway"),
        ("https://example.org:8443/a.ics", "https://example.org:8443/a.ics", "another port stays"),
        ("https://[2001:DB8::1]/a.ics", "https://[2001:db8::1]/a.ics", "an address in brackets"),
        ("https://münchen.example/a.ics", "https://xn--mnchen-3ya.example/a.ics", "the letters of the name system"),
        ("https://example.org/grüße.ics", "https://example.org/gr%C3%BC%C3%9Fe.ics", "the path in UTF-8"),
        ("https://example.org/my feed.ics", "https://example.org/my%20feed.ics", "a space"),
        ("https://example.org/my%20feed.ics", "https://example.org/my%20feed.ics", "encoded already: not twice"),
        ("https://example.org/100%.ics", "https://example.org/100%25.ics", "a percent sign that encodes nothing"),
        ('https://example.org/"><b>.ics', "https://example.org/%22%3E%3Cb%3E.ics", "what could end an attribute"),
        ("https://example.org/a.ics?k=1&b=ü?", "https://example.org/a.ics?k=1&b=%C3%BC?", "a query"),
    ],
)
def test_addresses_are_written_in_one_way(given, written, why):
    assert normalize_address(given) == written, why
    assert normalize_address(written) == written, "and stay as they are after that"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("http://example.org/a.ics", "no https address"),
        ("webcal://example.org/a.ics", "no https address"),
        ("javascript:alert(1)", "no https address"),
        ("example.org/a.ics", "no https address"),
        ("", "no https address"),
        ("https://", "names no host"),
        ("https:///a.ics", "names no host"),
        ("https://a b.example/a.ics", "names no host"),
        ("https://exa<mple.org/a.ics", "names no host"),
        ("https://.example/a.ics", "names no host"),
        ("https://example.org:port/a.ics", "is no address"),
        ("https://[example/a.ics", "is no address"),
        ("https://noor:secret@example.org/a.ics", "user name or a password"),
        ("https://noor@example.org/a.ics", "user name or a password"),
        ("https://@example.org/a.ics", "user name or a password"),
        ("https://example.org/a.ics#today", "has a '#' in it"),
        ("https://example.org/a.ics#", "has a '#' in it"),
        ("https://example.org/a\n.ics", "cannot be seen"),
        (" https://example.org/a.ics", "spaces around it"),
        ("https://example.org/\u202ea.ics", "cannot be seen"),
        ("https://example.org/" + "a" * 1000, "longer than 1000"),
        ("https://example.org/" + "ü" * 900, "longer than 1000"),
    ],
)
def test_what_no_calendar_could_use_is_refused(given, message):
    with pytest.raises(FollowUpError, match=re.escape(message)) as caught:
        make_subscription(given, name="Follow-ups")
    assert "secret" not in str(caught.value)


def test_each_calendar_has_its_way():
    subscription = make_subscription("https://example.org/a b.ics?k=1&l=2", name="Noor's & others")
    https = "https%3A%2F%2Fexample.org%2Fa%2520b.ics%3Fk%3D1%26l%3D2"
    name = "Noor%27s%20%26%20others"
    assert subscription.webcal == "webcal://example.org/a%20b.ics?k=1&l=2"
    assert {way.calendar: way.href for way in subscription.ways} == {
        "Google Calendar": "https://calendar.google.com/calendar/u/0/r/settings/addbyurl",
        "Outlook.com": f"https://outlook.live.com/calendar/0/addfromweb?url={https}&name={name}",
        "Outlook at work or school": f"https://outlook.office.com/calendar/0/addfromweb?url={https}&name={name}",
        "Apple Calendar": "webcal://example.org/a%20b.ics?k=1&l=2",
    }
    assert all(way.steps for way in subscription.ways)


# The page


def test_the_same_file_gives_the_same_page(sample):
    backwards = PlannedSearch(
        job_search=sample.job_search._replace(interviews=sample.job_search.interviews[::-1]),
        days_off=sample.days_off,
        follow_ups=sample.follow_ups[::-1],
    )
    page = render_page(sample, now=NOW, feed_url=FEED)
    assert render_page(sample, now=NOW, feed_url=FEED) == page
    assert render_page(backwards, now=NOW.astimezone(ZoneInfo("Asia/Tokyo")), feed_url=FEED) == page


def test_without_a_moment_there_is_no_today(sample):
    assert "Today" in Reader(render_page(sample, now=NOW, feed_url=None)).text
    page = render_page(sample, now=None, feed_url=None)
    assert "Today" not in Reader(page).text
    assert 'class="today' not in page


def test_today_is_one_of_the_files_zone(sample):
    late = dt.datetime(2026, 11, 23, 23, 30, tzinfo=dt.UTC)
    page = render_page(sample, now=late, feed_url=None)
    assert re.findall(r'class="today [^"]*">\s*<time class="number" datetime="([^"]*)"', page) == ["2026-11-24"]


@pytest.mark.parametrize(("now", "months"), [(NOW, ["Earlier: September 2026 to October 2026"]), (None, [])])
def test_what_is_past_is_folded(sample, now, months):
    page = render_page(sample, now=now, feed_url=None)
    assert re.findall("<summary>(Earlier: [^<]*)</summary>", page) == months


def test_every_follow_up_can_be_reached_from_its_month(sample):
    reader = Reader(render_page(sample, now=NOW, feed_url=FEED))
    targets = [f"#{name}" for name in reader.list_values("details", "id")]
    links = [href for href in reader.list_values("a", "href") if href.startswith("#entry-")]
    assert sorted(links) == sorted(targets) == sorted(f"#entry-{each.uid}" for each in sample.follow_ups)
    ids = [attributes["id"] for _, attributes in reader.tags if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_ways_to_subscribe_are_there_only_with_an_address(sample):
    without, page = (render_page(sample, now=None, feed_url=url) for url in (None, FEED))
    assert "webcal:" not in without
    assert "Subscribe" not in without
    reader = Reader(page)
    assert reader.list_values("input", "value") == [FEED, FEED.replace("https", "webcal")]
    assert {way.href for way in make_subscription(FEED, name="My job search").ways} <= set(
        reader.list_values("a", "href")
    )
    assert [label for label in reader.list_values("div", "aria-label") if "QR" in label]
    assert "svg" in dict(reader.tags)


def test_the_policy_lets_in_the_style_and_the_script_that_are_there_and_nothing_else(sample):
    reader = Reader(render_page(sample, now=NOW, feed_url=FEED))
    (content,) = [
        attributes["content"]
        for _, attributes in reader.tags
        if attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    policy = dict(part.split(" ", 1) for part in content.split("; "))
    hashes = {
        tag: f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for tag, text in reader.raw.items()
    }
    assert policy == {
        "default-src": "'none'",
        "style-src": hashes["style"],
        "script-src": hashes["script"],
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_nothing_is_styled_run_or_loaded_from_within_a_tag(sample):
    reader = Reader(render_page(sample, now=NOW, feed_url=FEED))
    names = {name for _, attributes in reader.tags for name in attributes}
    assert not {name for name in names if name.startswith("on") or name in {"style", "src", "srcset", "action"}}
    assert [tag for tag, _ in reader.tags if tag in {"style", "script"}] == ["style", "script"]
    assert all(href.startswith("data:") for href in reader.list_values("link", "href"))


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onfocus=alert(1) autofocus x='",
    "{{7*7}}",
    "{% for x in y %}",
    "</style><style>*{display:none}</style>",
    "</textarea></title><b>bold",
    "&lt;i&gt; &amp; <!-- ",
    "%s %(a)s {0} {a}",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_from_the_file_is_text(text):
    planned = fill(text)
    reader = Reader(render_page(planned, now=NOW, feed_url=FEED))
    plain = Reader(render_page(fill("Plain"), now=NOW, feed_url=FEED))
    assert [tag for tag, _ in reader.tags] == [tag for tag, _ in plain.tags], "no tag more than with a plain text"
    assert [sorted(each) for _, each in reader.tags] == [sorted(each) for _, each in plain.tags], "no attribute either"
    # Long values are cut short in drafts and headlines; where there is room for all of it, all of it is there.
    assert reader.text.count(text) > 10 < plain.text.count("Plain")


def fill(text):
    """Plan a job search that has the text wherever there can be one, whatever a file's reader would say."""
    planned = plan(ACME)
    job_search = planned.job_search._replace(name=text, me=text)

    def soil(follow_up):
        interview = follow_up.interview._replace(company=text, role=text, round=text, note=text)
        people = (PERSON._replace(name=text, address=text),)
        said = follow_up.reason.said and follow_up.reason.said._replace(text=text)
        reason = follow_up.reason._replace(said=said)
        return follow_up._replace(interview=interview, people=people, reason=reason)

    interviews = tuple(each._replace(company=text) for each in job_search.interviews)
    return planned._replace(
        job_search=job_search._replace(interviews=interviews),
        days_off={
            codes: each._replace(days={**each.days, dt.date(2026, 11, 25): read_day_off(text)})
            for codes, each in planned.days_off.items()
        },
        follow_ups=tuple(map(soil, planned.follow_ups)),
    )


PERSON = plan(ACME.replace("check_in", "interviewers: [A]\n    check_in")).follow_ups[0].people[0]


@pytest.mark.parametrize(
    ("link", "is_link", "why"),
    [
        ("https://acme.example/jobs?id=7&x=1", True, "a posting on the web"),
        ("HTTP://acme.example/", True, "schemes have no case"),
        ("javascript:alert(1)", False, "runs"),
        ("data:text/html,<script>alert(1)</script>", False, "runs"),
        ("//evil.example/", False, "has no scheme of its own"),
        ("/etc/passwd", False, "is a path"),
    ],
)
def test_only_web_addresses_become_links(link, is_link, why):
    planned = plan(ACME)
    follow_ups = tuple(each._replace(interview=each.interview._replace(link=link)) for each in planned.follow_ups)
    reader = Reader(render_page(planned._replace(follow_ups=follow_ups), now=None, feed_url=None))
    assert (link in reader.list_values("a", "href")) is is_link, why
    assert f"Posting: {link}" in reader.text


@pytest.mark.parametrize(
    ("place", "is_link"), [("https://acme.zoom.us/j/1?pwd=a", True), ("5 Main St; https://acme.example/", False)]
)
def test_a_place_is_shown_and_linked_where_it_is_an_address(place, is_link):
    reader = Reader(render_page(plan(ACME + f"    place: {place}\n"), now=None, feed_url=None))
    assert f"Place: {place}" in reader.text
    assert (place in reader.list_values("a", "href")) is is_link


def test_a_note_that_looks_like_a_posting_is_a_note():
    note = "    note: |\n      first line\n      Posting: https://acme.example/\n"
    reader = Reader(render_page(plan("notes: in-feed\n" + ACME + note), now=None, feed_url=None))
    assert "Posting: https://acme.example/" in reader.text
    assert not [href for href in reader.list_values("a", "href") if "acme" in href]


def test_an_empty_plan_has_a_page():
    reader = Reader(render_page(plan("interviews: []\n"), now=None, feed_url=None))
    assert "Nothing is planned yet." in reader.text


# Where it stands

STORIES = """\
interviews:
- {company: "<b>Acme</b>", role: Analyst, when: 2026-11-20 10:00, hear_by: 2026-12-04}
- {company: Birch, when: 2026-11-02 10:00, updates: [{on: 2026-11-09, outcome: rejected}]}
"""


def test_the_page_begins_with_where_each_application_stands():
    page = render_page(plan(STORIES), now=NOW, feed_url=None)
    status, months = page.index('<section id="status"'), page.index('<section id="months"')
    agenda = page.index('<section id="agenda"')
    assert status < agenda < months, "what is to be done comes before the months"
    text = Reader(page[status:agenda]).text
    assert "waiting for their word until Fri 4 Dec" in text
    assert text.index("<b>Acme</b>, Analyst") < text.index("1 closed") < text.index("closed: rejected on Mon 9 Nov")


# Drafts


def test_a_draft_opens_in_the_mail_program():
    reader = Reader(
        render_page(
            plan(ACME.replace("check_in", "interviewers: [Dana <d&=+@acme.example>]\n    check_in")),
            now=None,
            feed_url=None,
        )
    )
    links = [urlsplit(href) for href in reader.list_values("a", "href") if href.startswith("mailto:")]
    assert len(links) == 2
    for link in links:
        assert unquote(link.path) == "d&=+@acme.example"
        fields = dict(field.split("=", 1) for field in link.query.split("&"))
        assert list(fields) == ["subject", "body"], "what stands in a draft ends no field"
        assert unquote(fields["body"]).startswith("Hi Dana,\r\n\r\n")
    assert "***[" in unquote(links[0].query), "gaps are marked"


@pytest.mark.parametrize("print_drafts", [False, True])
def test_drafts_are_unfolded_for_paper(sample, print_drafts):
    page = render_page(sample, now=NOW, feed_url=None, print_drafts=print_drafts)
    undone = sum(not each.done for each in sample.follow_ups)
    assert page.count(" open>") == (undone if print_drafts else 0)


def test_the_legend_of_a_month_names_the_follow_ups():
    page = render_page(plan(ACME), now=None, feed_url=None)
    legend = Reader(page[page.index('<dl class="beside">') :]).text
    assert "Say thank you: Acme" in legend


def test_a_page_that_knows_no_today_does_not_say_where_it_stands():
    assert 'id="status"' not in render_page(plan(STORIES), now=None, feed_url=None)
