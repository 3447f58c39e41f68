"""Which share is meant, which have a feed, and when each ends."""

import datetime as dt

import pytest
from builders import make_job_search
from mentor import make_share

from followup_ics.model.errors import FollowUpError
from followup_ics.sharing.shares import choose_share, find_end, find_next_end, list_feeds

MARIA, BEN = make_share(), make_share(who="Dr. Ben Ode", id="b" * 32)
ENDED = make_share(id="e" * 32, ended_on=dt.date(2026, 12, 1))


def at(text):
    return dt.datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("shares", "who", "chosen", "why"),
    [
        ([MARIA, BEN], "Maria", MARIA, "the name"),
        ([MARIA, BEN], " MARIA ", MARIA, "in any case"),
        ([MARIA, BEN], "dr-ben-ode", BEN, "its slug"),
        ([ENDED, MARIA], "Maria", MARIA, "the one that goes on, of two"),
        ([MARIA, ENDED], "Maria", MARIA, "wherever it stands"),
        ([ENDED], "Maria", ENDED, "an ended one where there is no other"),
    ],
)
def test_a_share_is_chosen_by_name(shares, who, chosen, why):
    assert choose_share(shares, who) is chosen, why


@pytest.mark.parametrize(
    ("shares", "message"),
    [
        ([], "nothing is shared with 'Mara' or anybody else; begin with 'followup-ics share'"),
        ([MARIA, BEN], "nothing is shared with 'Mara' (did you mean 'Maria'?)"),
        ([BEN], "nothing is shared with 'Mara' (expected 'Dr. Ben Ode')"),
    ],
)
def test_an_unknown_name_is_told_with_the_way_out(shares, message):
    with pytest.raises(FollowUpError) as error:
        choose_share(shares, "Mara")
    assert str(error.value) == message


@pytest.mark.parametrize("shares", [[ENDED, MARIA, BEN], [MARIA, ENDED, BEN]])
def test_a_name_has_one_feed_and_it_is_that_of_the_share_that_goes_on(shares):
    assert set(list_feeds(shares)) == {MARIA, BEN}


@pytest.mark.parametrize(
    ("fields", "now", "ended_on", "why"),
    [
        ({}, "2099-01-01T00:00:00Z", None, "without an end"),
        ({"until": dt.date(2027, 3, 1)}, "2027-03-01T22:59:59Z", None, "the last day, in Berlin, is not over"),
        ({"until": dt.date(2027, 3, 1)}, "2027-03-01T23:00:00Z", dt.date(2027, 3, 1), "it is over"),
        ({"ended_on": dt.date(2026, 12, 1)}, "2026-12-01T08:00:00Z", dt.date(2026, 12, 1), "ended today"),
        ({"ended_on": dt.date(2026, 12, 2)}, "2026-12-01T08:00:00Z", None, "an end that was written for tomorrow"),
        (
            {"ended_on": dt.date(2026, 12, 1), "until": dt.date(2026, 11, 1)},
            "2027-01-01T00:00:00Z",
            dt.date(2026, 12, 1),
            "what was done by hand counts",
        ),
    ],
)
def test_a_share_ends_after_its_last_day(fields, now, ended_on, why):
    timezone = make_job_search().timezone

    assert find_end(make_share(**fields), now=at(now), timezone=timezone) == ended_on, why


@pytest.mark.parametrize(
    ("shares", "now", "moment", "why"),
    [
        ([MARIA], "2026-12-01T08:00:00Z", None, "none ends"),
        (
            [make_share(until=dt.date(2027, 3, 1)), make_share(until=dt.date(2027, 2, 1))],
            "2026-12-01T08:00:00Z",
            "2027-02-02T00:00:00+01:00",
            "the earliest, as its last day is over",
        ),
        ([make_share(until=dt.date(2026, 11, 1))], "2026-12-01T08:00:00Z", None, "it is past"),
        ([make_share(ended_on=dt.date(2026, 12, 2))], "2026-12-01T08:00:00Z", "2026-12-02T00:00:00+01:00", "tomorrow"),
    ],
)
def test_the_next_end_is_known(shares, now, moment, why):
    job_search = make_job_search(shares=tuple(shares))

    assert find_next_end(job_search, now=at(now)) == (moment and at(moment)), why
