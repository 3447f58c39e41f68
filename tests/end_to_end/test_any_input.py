"""Whatever is in the file: a list of problems, or a whole feed, and nothing else."""

import datetime as dt
import itertools

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from places import SAMPLES

from followup_ics.feed.check import check_feed
from followup_ics.feed.ics import make_events
from followup_ics.feed.revision import revise_feed
from followup_ics.model.errors import FeedError, InputError
from followup_ics.planning.plan_file import plan_source

SAMPLE_TEXTS = [path.read_text(encoding="utf-8") for path in SAMPLES.glob("*.yaml")]
NOW = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
OFTEN = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)

VALUES = (
    "", "~", "[]", "{}", "NO", "0", "-1", "1e9", "2026-02-30", "0001-01-01", "9999-12-31", "2000-01-01", "2099-12-31",
    "24:00", "00:00", "'", '"', "&a", "*a", "!!python/object:x", "\x00", "\u202e", "\ud7ff", "a" * 300, "by Friday",
    "none", "never", "260", "60", "12h", "[mon, tue, wed, thu, fri, sat]", "00:00-23:59", "22:00-06:00", "AQ", "IN",
    "Asia/Kathmandu", "Pacific/Apia", "Africa/Casablanca", "rejected", "offer", "withdrawn", "stop", "positive",
    "thank-you", "long-wait", "keep-in-touch", "other", "2026-12-24..2027-01-01", "within 5 business days",
)  # fmt: skip


def feed_of(data):
    try:
        planned = plan_source(data, name="search.yaml")
        events = make_events(planned.follow_ups, planned.job_search)
        revision = revise_feed(None, events, planned.job_search, now=NOW)
    except (InputError, FeedError):
        return None
    check_feed(revision.data, event_count=len(events))
    return revision.data


@OFTEN
@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda text: text.encode("utf-8", "surrogatepass")))
@example(b"")
@example(b"timezone: UTC\nholidays: none\ninterviews: []\n")
@example("timezone: UTC\r\nholidays: none\r\ninterviews: [{company: A, when: 2026-12-01}]".encode("utf-16"))
def test_any_bytes(data):
    feed_of(data)


@st.composite
def edited_samples(draw):
    lines = draw(st.sampled_from(SAMPLE_TEXTS)).splitlines()
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["value", "value", "value", "drop", "twice", "swap", "cut", "indent"])):
            case "value":
                key, colon, _ = lines[place].partition(": ")
                lines[place] = f"{key}{colon}{draw(st.sampled_from(VALUES) | st.text(max_size=20))}"
            case "drop":
                del lines[place]
                lines.append("")
            case "twice":
                lines.insert(place, lines[place])
            case "swap":
                other = draw(st.integers(0, len(lines) - 1))
                lines[place], lines[other] = lines[other], lines[place]
            case "cut":
                lines[place] = lines[place][: draw(st.integers(0, len(lines[place])))]
            case _:
                lines[place] = "  " + lines[place]
    return "\n".join(lines)


@OFTEN
@given(edited_samples())
def test_edited_samples(text):
    feed_of(text.encode("utf-8", "surrogatepass"))


DAYS = [f"2026-{month:02}-{day:02}" for month in range(1, 13) for day in (1, 2, 3, 15, 28)]
TIMINGS = ["{}", "{gap: 0}", "{gap: 60}", "{grace: 0}", "{no_promise: never}", "{long_wait: []}", "{keep_in_touch: 1}"]

updates = st.fixed_dictionaries(
    {"on": st.sampled_from(DAYS)},
    optional={
        "hear_by": st.sampled_from(["by Friday", "in two weeks", "within 5 business days", "next month"]),
        "check_in": st.sampled_from(["on Thursday", "if you don't hear by Friday", "next week"]),
        "signal": st.sampled_from(["positive", "keep-posted", "no-reply", "stop"]),
        "sent": st.sampled_from(["thank-you", "decision-date", "as-asked", "keep-in-touch", "long-wait", "other"]),
        "note": st.just("a word"),
    },
)
stories = st.lists(
    st.tuples(st.sampled_from("AB"), st.sampled_from("XY"), st.sampled_from(DAYS), st.lists(updates, max_size=5)),
    min_size=1,
    max_size=6,
    unique_by=lambda row: row[:3],
)


@OFTEN
@given(stories, st.sampled_from(TIMINGS), st.sampled_from(["US", "IL", "CN", "none"]))
def test_any_story_is_planned_and_keeps_its_promises(rows, timing, code):
    text = f"timezone: UTC\nholidays: {code}\ntiming: {timing}\ninterviews:\n"
    for company, role, day, entries in rows:
        kept = [entry for entry in entries if entry["on"] >= day and len(entry) > 1]
        text += f"- {{company: {company}, role: {role}, when: {day} 10:00, updates: [{', '.join(map(flow, kept))}]}}\n"

    planned = plan_source(text.encode(), name="search.yaml")

    assert len({each.uid for each in planned.follow_ups}) == len(planned.follow_ups)
    gap = planned.job_search.timing.gap
    for company in "AB":
        unasked = sorted(
            (each.on, each.done)
            for each in planned.follow_ups
            if each.interview.company == company and each.kind in {"decision-date", "keep-in-touch", "long-wait"}
        )
        days_off = planned.days_off[() if code == "none" else (code,)]
        for (before, _), (after, is_done) in itertools.pairwise(unasked):
            between = [before + n * dt.timedelta(days=1) for n in range(1, (after - before).days + 1)]
            assert is_done or sum(day not in days_off.days for day in between) >= gap, text
    feed_of(text.encode())


single_rounds = st.lists(
    st.tuples(
        st.sampled_from("AB"),
        st.sampled_from("WXYZ"),
        st.sampled_from(DAYS[:20]),
        st.lists(updates.filter(lambda entry: "sent" not in entry and len(entry) > 1), max_size=4),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda row: row[:2],
)


@OFTEN
@given(single_rounds, st.sampled_from(TIMINGS), st.sampled_from(DAYS[:40]))
def test_a_later_fact_does_not_rewrite_what_was_due_before_it(rows, timing, cut):
    def events_until_the_cut(is_known):
        text = f"timezone: UTC\nholidays: US\ntiming: {timing}\ninterviews:\n"
        known = [row for row in rows if is_known(row[2])]
        for company, role, day, entries in known:
            kept = [entry for entry in entries if entry["on"] >= day and is_known(entry["on"])]
            joined = ", ".join(map(flow, kept))
            text += f"- {{company: {company}, role: {role}, when: {day} 10:00, updates: [{joined}]}}\n"
        if not known:
            return []
        planned = plan_source(text.encode(), name="search.yaml")
        return [(each.uid, each.on) for each in planned.follow_ups if str(each.on) <= cut]

    assert events_until_the_cut(lambda day: day <= cut) == events_until_the_cut(lambda _: True)


def flow(entry):
    return "{" + ", ".join(f"{key}: {value}" for key, value in entry.items()) + "}"


@pytest.mark.parametrize("year", [2000, 2099])
def test_the_first_and_the_last_year(year):
    text = f"timezone: UTC\nholidays: US\ninterviews: [{{company: A, when: {year}-12-31, signal: positive}}]\n"
    assert feed_of(text.encode())
