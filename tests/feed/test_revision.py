"""What a build remembers of the feed that it replaces, what it makes of a bad one, and when it refuses."""

import datetime as dt
import re

import pytest
from builders import DAY, HOUR, NOW, build, make_event, make_job_search, read_values
from hypothesis import given
from hypothesis import strategies as st

from followup_ics.feed.changes import Difference, EventChange
from followup_ics.feed.check import check_feed
from followup_ics.feed.loss import find_loss
from followup_ics.feed.ownership import Keep
from followup_ics.feed.previous import EPOCH, State, read_former
from followup_ics.feed.revision import revise_feed, summarize_revision
from followup_ics.model.errors import FeedError

ONE, TWO, THREE = make_event(1), make_event(2, starts_at=NOW + 2 * DAY), make_event(3, starts_at=NOW + 3 * DAY)
LATER = NOW + 30 * DAY
SECOND = dt.timedelta(seconds=1)
FEED = build(None, [ONE, TWO, THREE]).data
STAMPS = ("DTSTAMP", "LAST-MODIFIED", "SEQUENCE")


def read_stamps(data: bytes) -> dict[str, tuple[str, ...]]:
    uids = read_values(data, "UID")
    return dict(zip(uids, zip(*(read_values(data, name) for name in STAMPS), strict=True), strict=True))


def write_moment(moment: dt.datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%SZ}"


def stamps_of(moment: dt.datetime) -> tuple[str, ...]:
    return write_moment(moment), write_moment(moment), str(int((moment - EPOCH).total_seconds()))


def test_a_first_feed_has_now_for_its_stamps() -> None:
    assert read_stamps(FEED) == dict.fromkeys(("event-1", "event-2", "event-3"), stamps_of(NOW))
    assert summarize_revision(build(None, [ONE, TWO, THREE])) == "3 new"


@pytest.mark.parametrize("now", [LATER, NOW, NOW - 3000 * DAY])
def test_the_same_events_give_the_same_bytes_whatever_the_clock(now: dt.datetime) -> None:
    revision = build(FEED, [ONE, TWO, THREE], now=now)
    assert (revision.data, revision.is_changed, revision.changes) == (FEED, False, ())
    assert summarize_revision(revision) == "nothing changed"


@pytest.mark.parametrize(
    ("now", "expected", "why"),
    [
        (LATER, LATER, "time has passed"),
        (LATER.replace(microsecond=999_999), LATER, "stamps are whole seconds"),
        (LATER.astimezone(dt.timezone(5 * HOUR)), LATER, "and in UTC"),
        (NOW, NOW + SECOND, "two builds in one second"),
        (NOW - DAY, NOW + SECOND, "the clock stepped back"),
        (dt.datetime(1970, 1, 1, tzinfo=dt.UTC), NOW + SECOND, "the clock was lost"),
    ],
)
def test_a_changed_event_is_later_than_it_was_and_no_other_event_is(
    now: dt.datetime, expected: dt.datetime, why: str
) -> None:
    changed = make_event(2, starts_at=TWO.starts_at, text="Write something else.")
    stamps = read_stamps(build(FEED, [ONE, changed, THREE], now=now).data)
    assert stamps == {"event-1": stamps_of(NOW), "event-2": stamps_of(expected), "event-3": stamps_of(NOW)}, why


def test_every_kind_of_change_is_told() -> None:
    moved = make_event(1, starts_at=NOW + 5 * DAY, text="Also other words.")
    reworded = make_event(2, starts_at=TWO.starts_at, text="Other words.")
    revision = build(FEED, [moved, make_event(4, starts_at=NOW + 6 * DAY), reworded], now=LATER, allow_shrink=True)
    assert revision.changes == (
        EventChange(
            difference=Difference.REWORDED,
            uid="event-2",
            summary="Follow-up 2",
            from_at=TWO.starts_at,
            to_at=TWO.starts_at,
        ),
        EventChange(
            difference=Difference.MOVED,
            uid="event-1",
            summary="Follow-up 1",
            from_at=ONE.starts_at,
            to_at=NOW + 5 * DAY,
        ),
        EventChange(difference=Difference.NEW, uid="event-4", summary="Follow-up 4", from_at=None, to_at=NOW + 6 * DAY),
        EventChange(
            difference=Difference.GONE, uid="event-3", summary="Follow-up 3", from_at=THREE.starts_at, to_at=None
        ),
    )
    assert summarize_revision(revision) == "1 moved, 1 reworded, 1 new, 1 gone"
    assert revision.notes == ()


def test_a_new_name_of_the_calendar_is_written_though_no_event_changes() -> None:
    revision = revise_feed(FEED, [ONE, TWO, THREE], make_job_search(name="Jobs"), now=LATER)
    assert revision.is_changed
    assert revision.changes == ()
    assert read_stamps(revision.data) == read_stamps(FEED)
    assert summarize_revision(revision) == "no event changed, only the calendar around them"


def test_line_ends_and_folds_are_no_change_but_are_put_right() -> None:
    long = make_event(1, text="words " * 50)
    good = build(None, [long]).data
    for bad in (good.replace(b"\r\n", b"\n"), good.replace(b"\r\n ", b""), good.replace(b"\r\n ", b"\n ")):
        revision = build(bad, [long], now=LATER)
        assert (revision.data, revision.is_changed, revision.changes, revision.notes) == (good, True, (), ())


def test_a_stamp_that_is_there_twice_is_put_right() -> None:
    revision = build(edit("SEQUENCE:", "SEQUENCE:1\r\nSEQUENCE:"), [ONE, TWO, THREE], now=LATER)
    assert summarize_revision(revision) == "1 reworded"
    assert read_stamps(revision.data)["event-1"] == stamps_of(LATER)


def edit(old: str, new: str) -> bytes:
    data = FEED.replace(old.encode(), new.encode(), 1)
    assert data != FEED
    return data


def restamp(stamped: str, modified: str, sequence: str) -> bytes:
    assert stamps_of(NOW)[2] in FEED.decode()
    old = "".join(f"{name}:{value}\r\n" for name, value in zip(STAMPS, stamps_of(NOW), strict=True))
    return edit(old, f"DTSTAMP:{stamped}\r\nLAST-MODIFIED:{modified}\r\nSEQUENCE:{sequence}\r\n")


WRONG_CLOCKS = [
    ("20791231T235959Z", "20791231T235959Z", "1893455999", "the last second before 2080"),
    ("20800101T000000Z", "20800101T000000Z", "1893456000", "2080"),
    ("20881231T000000Z", "20881231T000000Z", "2147483645", "two before the last one there is"),
    ("20990101T000000Z", "20990101T000000Z", "2147483647", "the last one, after which there is none"),
    ("20261124T100000Z", "20261124T100000Z", "2000000000", "a SEQUENCE of its own"),
    ("21501124T100000Z", "21501124T100000Z", "217692000", "moments that SEQUENCE cannot count"),
    ("", "", "1999999999", "without the other stamps"),
    ("garbage", "20261124T100000Z", "1999999999", "with stamps that make no sense"),
]


@pytest.mark.parametrize(("stamped", "modified", "sequence", "why"), WRONG_CLOCKS)
def test_after_a_clock_that_was_wrong_by_decades_no_sequence_steps_back(
    stamped: str, modified: str, sequence: str, why: str
) -> None:
    old, before = restamp(stamped, modified, sequence), int(sequence)
    for turn in range(3):
        changed = make_event(1, starts_at=ONE.starts_at, text=f"Words of turn {turn}.")
        old = build(old, [changed, TWO, THREE], now=LATER + turn * DAY).data
        check_feed(old, event_count=3)
        after = int(read_stamps(old)["event-1"][2])
        assert before < after or before == after == 2**31 - 1, why
        before = after


def test_of_two_events_with_one_identity_no_sequence_is_forgotten() -> None:
    event = FEED[FEED.index(b"BEGIN:VEVENT") : FEED.index(b"END:VEVENT") + len(b"END:VEVENT\r\n")]
    high = re.sub(rb"SEQUENCE:\d+", b"SEQUENCE:1500000000", event)
    new = re.sub(rb"(DTSTAMP|LAST-MODIFIED):\d+T", rb"\1:20781124T", event)
    for both in (high + new, new + high):
        data = build(FEED.replace(event, both), [make_event(1, text="Other words."), TWO, THREE], now=LATER).data
        assert int(read_stamps(data)["event-1"][2]) > 1500000000


@pytest.mark.parametrize("year", ["0001", "1899", "2200", "9999"])
def test_a_start_in_a_year_that_no_clock_shows_is_no_start(year: str) -> None:
    old = re.sub(rb"DTSTART:\d{4}", b"DTSTART:" + year.encode(), FEED)
    assert all(event.starts_at is None for event in read_former(old).events.values())
    revision = build(old, [ONE, TWO, THREE], now=LATER)
    assert {change.from_at for change in revision.changes} == {None}


def test_a_summary_in_an_old_feed_is_fit_to_be_shown() -> None:
    foreign = b"SUMMARY:\x1b]0;owned\x07\\n" + b"x" * 5000
    old = re.sub(rb"SUMMARY:[^\r]*", lambda _: foreign, FEED)
    for event in read_former(old).events.values():
        assert event.summary.isprintable()
        assert event.summary.startswith("\\x1b]0;owned\\x07\\n")
        assert len(event.summary) < 250


@pytest.mark.parametrize(
    ("old", "expected", "why"),
    [
        (restamp("99991231T235959Z", "99991231T235959Z", "5"), LATER, "the year 9999 is not believed"),
        (restamp("20800101T000000Z", "20800101T000000Z", "1893456000"), None, "2080 is: SEQUENCE may not step back"),
        (restamp("20791231T235900Z", "20261124T100000Z", "5"), None, "2079 is, since nobody can know"),
        (restamp("20261124T100000Z", "20261124T100000Z", "99999999999"), LATER, "a SEQUENCE beyond 31 bits"),
        (restamp("20261124T100000Z", "20261124T100000Z", "2147483647"), None, "the last SEQUENCE there is"),
        (restamp("20261124T100000Z", "20261124T100000Z", "-1"), LATER, "a negative one"),
        (restamp("20261324T100000Z", "20261124T100000Z", "1"), LATER, "a thirteenth month"),
        (restamp("20261124T100000", "20261124T100000Z", "1"), LATER, "a time without zone"),
        (restamp("", "", ""), LATER, "nothing"),
        (edit("DTSTAMP:20261124T100000Z\r\n", ""), LATER, "one of the three missing"),
    ],
)
def test_stamps_that_make_no_sense_are_replaced_and_told(old: bytes, expected: dt.datetime | None, why: str) -> None:
    revision = build(old, [ONE, TWO, THREE], now=LATER)
    check_feed(revision.data, event_count=3)
    stamps = read_stamps(revision.data)
    assert stamps.pop("event-1") == (stamps_of(expected) if expected else read_stamps(old)["event-1"]), why
    assert set(stamps.values()) == {stamps_of(NOW)}
    assert len(revision.notes) == (1 if expected else 0)
    assert not build(revision.data, [ONE, TWO, THREE], now=LATER + DAY).is_changed, "and that is the end of it"


@pytest.mark.parametrize(
    ("old", "expected"),
    [
        (restamp("20300101T000000Z", "20261124T100000Z", "1"), dt.datetime(2030, 1, 1, 0, 0, 1, tzinfo=dt.UTC)),
        (restamp("20261124T100000Z", "20300101T000000Z", "1"), dt.datetime(2030, 1, 1, 0, 0, 1, tzinfo=dt.UTC)),
        (restamp("20261124T100000Z", "20261124T100000Z", "315619200"), dt.datetime(2030, 1, 1, 0, 0, 1, tzinfo=dt.UTC)),
    ],
)
def test_a_changed_event_is_later_than_the_latest_of_its_stamps(old: bytes, expected: dt.datetime) -> None:
    changed = make_event(1, text="Other words.")
    assert read_stamps(build(old, [changed, TWO, THREE]).data)["event-1"] == stamps_of(expected)


def test_a_clock_beyond_all_stamps_is_refused() -> None:
    with pytest.raises(FeedError, match="the clock says '2080-01-01'"):
        build(FEED, [ONE], now=dt.datetime(2080, 1, 1, tzinfo=dt.UTC))


def test_before_2020_there_is_no_negative_sequence() -> None:
    data = build(None, [ONE], now=dt.datetime(1970, 1, 1, tzinfo=dt.UTC)).data
    check_feed(data, event_count=1)
    assert read_values(data, "SEQUENCE") == ["0"]


MIDDLE = FEED.index(b"UID:event-2")
DAMAGED = [
    (FEED[:MIDDLE], "its end is missing", 1),
    (FEED[:-1], "its end is missing", 3),
    (FEED[FEED.index(b"PRODID") :], "it is no calendar", 3),
    (FEED[:20], "its end is missing", 0),
    (FEED[:MIDDLE] + b"\0" * 600 + FEED[MIDDLE + 600 :], "its end is missing", 1),
    (FEED.replace(b"END:VEVENT\r\n", b"", 1), "a part of it is missing", 2),
    (FEED.replace(b"Follow-up 2", b"\xff\xfe"), "it holds bytes that are no text", 3),
    (FEED.replace(b"UID:event-2", b"UID:event-1"), "two of its events have one identity", 2),
    (FEED.replace(b"UID:event-2\r\n", b""), "an event in it is broken", 2),
    (FEED + FEED, "a part of it is missing or there twice", 3),
    (FEED.replace(b"CATEGORIES:decision-date\r\nT", b"\0" * 28), "it holds bytes that are no text", 0),
    (b"\0" * 4096, "it is no calendar", 0),
]


@pytest.mark.parametrize(("old", "damage", "usable"), DAMAGED)
def test_a_damaged_feed_is_told_kept_aside_and_used_as_far_as_it_goes(old: bytes, damage: str, usable: int) -> None:
    former = read_former(old)
    assert former.state is State.DAMAGED
    assert former.damage.startswith(damage)
    revision = build(old, [ONE, TWO, THREE], now=LATER)
    check_feed(revision.data, event_count=3)
    assert revision.is_changed
    assert revision.keep is Keep.CORRUPT
    assert "the feed before this one is damaged" in revision.notes[0]
    if usable:
        assert f"{usable} of its events could still be read" in revision.notes[0]
    stamps = read_stamps(revision.data)
    kept = [event.uid for event in (ONE, TWO, THREE) if event.uid in former.events]
    unharmed = [uid for uid in kept if damage != "it holds bytes that are no text" or uid != "event-2"]
    assert all(stamps[uid] == stamps_of(NOW) for uid in unharmed)


@pytest.mark.parametrize("old", [b"", b"\r\n", b"  \n"])
def test_an_empty_feed_is_told_and_every_event_is_new(old: bytes) -> None:
    revision = build(old, [ONE])
    assert summarize_revision(revision) == "1 new"
    assert "was empty" in revision.notes[0]
    assert revision.keep is None


@pytest.mark.parametrize(("start", "end"), [("", "\r\n"), ("", "\n"), ("\ufeff", "\r\n"), ("\n", "\n")])
@pytest.mark.parametrize(
    "producer", ["-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN", "ics.py - http://git.io/lLljaA"]
)
def test_another_programs_calendar_is_never_replaced(producer: str, start: str, end: str) -> None:
    other = start + FEED.decode().replace("-//followup-ics//followup-ics//EN", producer).replace("\r\n", end)
    with pytest.raises(FeedError, match="made by another program"):
        build(other.encode(), [ONE], now=LATER, allow_shrink=True)


def test_a_text_that_looks_like_the_end_of_a_calendar_is_no_damage() -> None:
    event = make_event(1, text="END:VEVENT\nEND:VCALENDAR\nBEGIN:VEVENT\nUID:event-2\nSEQUENCE:5\nPRODID:x")
    data = build(None, [event, TWO]).data
    assert not build(data, [event, TWO], now=LATER).is_changed
    assert read_former(data).state is State.WHOLE


def coming(number: int, *, days: int = 1) -> list:
    return [make_event(n, starts_at=NOW + days * DAY) for n in range(number)]


@pytest.mark.parametrize(
    ("before", "kept", "refused", "why"),
    [
        (1, 0, True, "all of one"),
        (3, 0, True, "all of three"),
        (3, 1, False, "two of three: an ordinary edit of a small plan"),
        (4, 2, False, "half of four is not more than half"),
        (4, 1, True, "three of four"),
        (5, 3, False, "two of five"),
        (5, 2, True, "three of five"),
        (100, 50, False, "half of a hundred"),
        (100, 49, True, "one more than half"),
        (0, 0, False, "nothing was coming"),
        (10, 10, False, "nothing goes"),
    ],
)
def test_a_feed_that_would_lose_too_much_is_not_replaced(before: int, kept: int, why: str, *, refused: bool) -> None:
    past = make_event(999, starts_at=NOW - DAY)
    old = build(None, [*coming(before), past]).data
    events = [*coming(kept), past]
    assert len(find_loss(read_former(old).events, events, now=NOW).events) == (before - kept if refused else 0), why
    if refused:
        with pytest.raises(FeedError, match=f"would lose {before - kept} coming event.*--allow-shrink"):
            build(old, events)
    assert build(old, events, allow_shrink=True).event_count == kept + 1


@pytest.mark.parametrize(
    ("starts_at", "refused", "why"),
    [(NOW, True, "an event that starts now is coming"), (NOW - SECOND, False, "one that has started is not")],
)
def test_only_what_is_coming_can_be_lost(starts_at: dt.datetime, why: str, *, refused: bool) -> None:
    old = build(None, [make_event(n, starts_at=starts_at) for n in range(6)]).data
    loss = find_loss(read_former(old).events, [make_event(7, starts_at=NOW + DAY)], now=NOW)
    assert bool(loss.events) is refused, why


def test_a_moved_event_is_not_lost_even_into_the_past() -> None:
    old = build(None, coming(4)).data
    assert build(old, coming(4, days=-7)).event_count == 4


def test_the_refusal_lists_what_would_go_in_the_users_zone_and_only_so_many() -> None:
    old = build(None, coming(30)).data
    with pytest.raises(FeedError) as refusal:
        build(old, [make_event(99, starts_at=NOW + 2 * DAY)])
    first, *listed = str(refusal.value).splitlines()
    assert (
        first == "the feed would lose 30 coming events, so it was not replaced; if that is right, add '--allow-shrink'"
    )
    assert listed[0] == "  2026-11-25 11:00 Follow-up 0"
    assert listed[-1] == "  and 10 more"
    assert len(listed) == 21


@given(st.binary(max_size=40), st.integers(0, len(FEED)), st.integers(0, 300))
def test_no_damage_stops_a_build(junk: bytes, at: int, lost: int) -> None:
    old = FEED[:at] + junk + FEED[at + lost :]
    try:
        revision = build(old, [ONE, TWO, THREE], now=LATER, allow_shrink=True)
    except FeedError as error:
        assert "the file in its place" in str(error)  # noqa: PT017 - what says that it is ours was hit
    else:
        check_feed(revision.data, event_count=3)


def test_a_feed_cut_at_any_place_keeps_the_stamps_of_the_events_before_the_cut() -> None:
    for end in range(0, len(FEED), 3):
        revision = build(FEED[:end], [ONE, TWO, THREE], now=LATER)
        check_feed(revision.data, event_count=3)
        whole = FEED[:end].count(b"END:VEVENT\r\n")
        assert list(read_stamps(revision.data).values()) == [stamps_of(NOW)] * whole + [stamps_of(LATER)] * (3 - whole)


def test_what_a_recorded_fact_takes_away_is_not_lost() -> None:
    old = build(None, coming(6)).data
    known = {f"event-{n}" for n in range(6)}
    revision = revise_feed(old, coming(1), make_job_search(), now=NOW, is_known=known.__contains__)
    assert [change.difference for change in revision.changes] == [Difference.GONE] * 5
    with pytest.raises(FeedError, match="would lose 4 coming events"):
        revise_feed(old, coming(1), make_job_search(), now=NOW, is_known={"event-3"}.__contains__)
