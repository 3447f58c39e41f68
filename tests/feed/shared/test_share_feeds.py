"""The feed of a share over its life: its events, its stamps, what the guard lets go, and its end."""

import datetime as dt

import pytest
from builders import read_values
from mentor import ID, NOW, OTHER_ID, SEARCH, make_share, plan_text

from followup_ics.feed.check import check_feed
from followup_ics.feed.shared.events import prepare_share
from followup_ics.feed.shared.names import name_share_feed, refuse_rival
from followup_ics.model.errors import FeedError, FollowUpError
from followup_ics.model.search import Kind, Show

DAY = dt.timedelta(days=1)
FIRST_OF_2020 = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
MIDNIGHT = dt.datetime(2026, 12, 2, tzinfo=dt.UTC)


def count(at):
    return (at - FIRST_OF_2020) // dt.timedelta(seconds=1)


def revise(old=None, text=SEARCH, *, now=NOW, shares=None, **fields):
    planned, share = plan_text(text), make_share(**fields)
    planned = planned._replace(job_search=planned.job_search._replace(shares=shares or (share,)))
    revision = prepare_share(planned, share, now=now)(old)
    check_feed(revision.data, event_count=revision.event_count)
    return revision


def build(*args, **options):
    return revise(*args, **options).data


def stamps_of(data):
    return {
        uid: stamps
        for uid, *stamps in zip(
            *(read_values(data, name) for name in ("UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE")), strict=True
        )
    }


@pytest.mark.parametrize(
    ("show", "categories"),
    [(Show.TIMES, {"follow-up"}), (Show.PLAN, set(map(str, Kind))), (Show.ADVICE, set(map(str, Kind)))],
)
def test_events_have_their_kind_where_it_is_shown(show, categories):
    assert set(read_values(build(show=show), "CATEGORIES")) <= categories
    assert "follow-up" not in categories or show is Show.TIMES


@pytest.mark.parametrize("show", Show)
def test_a_feed_has_no_alarm_no_link_and_no_name_of_its_own(show):
    data = build(show=show)

    assert b"VALARM" not in data
    assert b"URL" not in data
    assert read_values(data, "X-WR-CALNAME") == ["Follow-ups"]


@pytest.mark.parametrize("show", Show)
def test_the_same_file_gives_the_same_bytes_whenever_it_is_built(show):
    first = build(show=show)

    assert build(first, show=show, now=NOW + 40 * DAY) == first
    assert not revise(first, show=show, now=NOW + 40 * DAY).is_changed


# ---- stamps


def test_stamps_tell_the_day_and_not_the_second():
    for _, stamp, modified, sequence in ((uid, *each) for uid, each in stamps_of(build()).items()):
        assert stamp == modified == "20261202T000000Z"
        assert (int(sequence) - count(MIDNIGHT)) % 86400 == 0


def change(text, number):
    return text.replace("by Friday", f"by Dec {number + 6}")


def test_a_day_of_several_changes_goes_up_by_a_step_each():
    feeds = [build(now=NOW - DAY)]
    for number in range(1, 5):
        feeds.append(build(feeds[-1], change(SEARCH, number), now=NOW + number * dt.timedelta(seconds=7)))
    highest = [max(int(each[2]) for each in stamps_of(feed).values()) for feed in feeds]

    assert highest == [count(MIDNIGHT) + step for step in range(5)]
    assert all(
        each[0] == "20261202T000000Z" for uid, each in stamps_of(feeds[-1]).items() if each[2] == str(highest[-1])
    )


def test_a_sequence_never_steps_back_even_where_the_feed_is_lost():
    """A feed of yesterday, changed today, lost, and built anew: every event is later than it ever was."""
    old = build(now=NOW - DAY)
    changed = build(old, change(SEARCH, 1))
    anew = build(None, change(SEARCH, 1), now=NOW + dt.timedelta(hours=1))
    later = build(anew, change(SEARCH, 2), now=NOW + DAY)

    for before, after in ((old, changed), (changed, anew), (anew, later)):
        sequences = {uid: int(each[2]) for uid, each in stamps_of(before).items()}
        assert all(int(each[2]) >= sequences.get(uid, 0) for uid, each in stamps_of(after).items())
    assert {int(each[2]) for each in stamps_of(anew).values()} == {count(MIDNIGHT + DAY)}, "by a day at most"


def test_a_change_shows_by_its_sequence_also_on_the_day_of_the_one_before():
    first = build()
    second = build(first, change(SEARCH, 1))
    moved = [uid for uid, each in stamps_of(second).items() if each != stamps_of(first).get(uid)]

    assert moved
    assert all(
        int(stamps_of(second)[uid][2]) > int(stamps_of(first)[uid][2]) for uid in moved if uid in stamps_of(first)
    )


def test_what_is_the_same_keeps_its_stamps_among_what_changes():
    first = build(now=NOW - DAY)
    second = build(first, change(SEARCH, 1))
    same = [uid for uid, each in stamps_of(second).items() if each == stamps_of(first).get(uid)]

    assert len(same) > len(stamps_of(second)) / 2


def test_a_clock_that_went_back_steps_nothing_back():
    first = build(now=NOW + 10 * DAY)
    second = build(first, change(SEARCH, 1))

    for uid, each in stamps_of(second).items():
        former = stamps_of(first).get(uid)
        assert former is None or (each[0] >= former[0] and int(each[2]) >= int(former[2]))


# ---- what the guard lets go


@pytest.mark.parametrize(
    ("hide", "why"),
    [(("Acme Robotics",), "one"), (("Acme Robotics", "Birch Lane Books"), "most"),
     (("Acme Robotics", "Birch Lane Books", "Cobalt Labs"), "all")],
)  # fmt: skip
def test_hiding_is_not_shrinking(hide, why):
    revision = revise(build(), hide=hide)

    assert revision.is_changed, why


def test_where_all_is_hidden_one_quiet_event_says_that_nothing_is_planned():
    data = build(build(), hide=("Acme Robotics", "Birch Lane Books", "Cobalt Labs"))

    assert read_values(data, "SUMMARY") == ["Nothing is planned"]
    assert read_values(data, "DTSTART") == ["20200101T120000Z"]


def test_what_goes_from_the_file_is_shrinking():
    with pytest.raises(FeedError, match="would lose") as error:
        build(build(), SEARCH[: SEARCH.index("  - company: Acme")])
    assert not any(secret in str(error.value) for secret in ("Acme", "Birch", "Dana", "Data engineer"))


@pytest.mark.parametrize("show", Show)
def test_another_level_keeps_every_identity(show):
    assert stamps_of(build(build(), show=show)).keys() == stamps_of(build()).keys()


def test_a_new_share_in_the_place_of_an_ended_one_is_no_loss():
    ended = make_share(id=OTHER_ID, ended_on=dt.date(2026, 12, 2))
    revision = revise(build(id=OTHER_ID), shares=(make_share(), ended))

    assert stamps_of(revision.data).keys() == stamps_of(build(id=ID)).keys()


# ---- its end


@pytest.mark.parametrize(
    ("fields", "starts", "why"),
    [
        ({"ended_on": dt.date(2026, 12, 2)}, "20261202T170000Z", "ended by its owner: noon of that day in New York"),
        ({"until": dt.date(2026, 12, 1)}, "20261201T170000Z", "its last day is over"),
    ],
)
@pytest.mark.parametrize("show", Show)
def test_the_last_feed_has_one_neutral_event_on_that_day(show, fields, starts, why):
    revision = revise(build(show=show), show=show, **fields)

    assert read_values(revision.data, "DTSTART") == [starts], why
    assert read_values(revision.data, "SUMMARY") == ["Sharing has ended"]
    assert read_values(revision.data, "DESCRIPTION") == []
    assert read_values(revision.data, "CATEGORIES") == ["follow-up"]
    assert revision.notes == ("sharing has ended, and the feed says so in one event",)
    assert build(revision.data, show=show, now=NOW + DAY, **fields) == revision.data, "and stays as it is"


def test_it_goes_on_through_its_last_day():
    assert build(until=dt.date(2026, 12, 2)) == build()


# ---- its name


@pytest.mark.parametrize(
    ("feed", "who", "name"),
    [
        ("follow-ups.ics", "Maria", "follow-ups.maria.ics"),
        ("follow-ups.ics", "Dr. Zoë Müller", "follow-ups.dr-zoe-muller.ics"),
        ("my.search.ics", "../../etc", "my.search.etc.ics"),
        ("feed", "Maria", "feed.maria"),
    ],
)
def test_a_share_has_a_name_beside_the_owners(tmp_path, feed, who, name):
    assert name_share_feed(tmp_path / feed, make_share(who=who)) == tmp_path / name


@pytest.mark.parametrize(
    ("there", "feed", "is_refused"),
    [
        ("search.maria.yaml", "search.ics", True),
        ("search.maria.yml", "out/search.ics", True),
        ("out/search.maria.yaml", "out/search.ics", True),
        ("search.maria.yaml", "out/follow-ups.ics", False),
        ("search.marias.yaml", "search.ics", False),
    ],
)
def test_a_share_never_has_the_name_of_another_searchs_feed(tmp_path, there, feed, is_refused):
    (tmp_path / "out").mkdir()
    (tmp_path / there).touch()
    source = tmp_path / "search.yaml"
    if not is_refused:
        return refuse_rival(source, tmp_path / feed, make_share())
    with pytest.raises(FollowUpError, match=r"'search\.maria\.ics', would be that of 'search\.maria\.ya?ml' too"):
        refuse_rival(source, tmp_path / feed, make_share())
    return None
