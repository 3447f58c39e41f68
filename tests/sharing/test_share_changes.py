"""What becomes of the shares when somebody is shared with, and when that ends."""

import datetime as dt

import pytest
from builders import make_interview, make_job_search
from mentor import OTHER_ID, make_share

from followup_ics.model.errors import FollowUpError
from followup_ics.model.search import Show
from followup_ics.sharing.changes import Placed, ShareWish, place_end, place_share

TODAY = dt.date(2026, 12, 2)
NOW = dt.datetime(2026, 12, 2, 9, tzinfo=dt.UTC)
YESTERDAY, TOMORROW = TODAY - dt.timedelta(days=1), TODAY + dt.timedelta(days=1)


def make_search(*shares):
    companies = ("Acme Robotics", "Acme Foods", "Birch Lane Books")
    return make_job_search(interviews=tuple(make_interview(company=each) for each in companies), shares=shares)


def place(shares, who="Maria", **wish):
    return place_share(make_search(*shares), who, ShareWish(**wish), share_id=OTHER_ID, today=TODAY)


NEW = make_share(id=OTHER_ID)
OLD = make_share(show=Show.TIMES, hide=("Acme Foods",), until=TOMORROW)
GONE = OLD._replace(ended_on=YESTERDAY)
BEN = make_share(who="Ben", id="b" * 32)
PLACED = [
    ([], {}, Placed(NEW, 0, is_new=True), "the first"),
    ([BEN], {}, Placed(NEW, 1, is_new=True), "one more"),
    ([BEN, OLD], {}, Placed(OLD, 1), "nothing is given, nothing changes"),
    ([OLD], {"show": Show.ADVICE}, Placed(OLD._replace(show=Show.ADVICE), 0), "the id stays"),
    ([OLD], {"until": TODAY}, Placed(OLD._replace(until=TODAY), 0), "until today is not past"),
    ([OLD], {"hide": ("birch",)}, Placed(OLD._replace(hide=("Acme Foods", "Birch Lane Books")), 0), "more is hidden"),
    ([OLD], {"hide": ("ACME foods",)}, Placed(OLD, 0), "what is hidden already is not hidden twice"),
    ([OLD._replace(until=YESTERDAY)], {"until": TODAY}, Placed(OLD._replace(until=TODAY), 0), "it goes on again"),
    (
        [BEN, GONE],
        {},
        Placed(NEW._replace(show=Show.TIMES, hide=("Acme Foods",)), 1, is_new=True),
        "after its end there is a new id, and what was kept back is kept back still",
    ),
    ([GONE], {"show": Show.PLAN, "hide": ("birch",)},
     Placed(NEW._replace(hide=("Acme Foods", "Birch Lane Books")), 0, is_new=True), "unless more is asked for"),
]  # fmt: skip


@pytest.mark.parametrize(("shares", "wish", "placed", "why"), PLACED, ids=[row[3] for row in PLACED])
def test_a_share_begins_or_is_changed(shares, wish, placed, why):
    assert place(shares, **wish) == placed, why


REFUSED = [
    ([], "Maria", {"until": YESTERDAY}, "--until: 2026-12-01 is past (expected 2026-12-02 or a later day)"),
    ([], "Maria", {"hide": ("Akme",)}, "--hide: no interview is with 'Akme'"),
    ([], "Maria", {"hide": ("Acme Robotix",)},
     "--hide: no interview is with 'Acme Robotix' (did you mean 'Acme Robotics'?)"),
    ([], "Maria", {"hide": ("acme",)}, "--hide: 'acme' could be 'Acme Robotics' or 'Acme Foods'; write more of it"),
    ([], "Maria", {"hide": ("",)}, "--hide: no interview is with ''"),
    ([], "...", {}, "'...' has neither a letter nor a digit to name a feed by; write a name"),
    ([make_share(who="Dr. Maria")], "Dr Maria", {},
     "'Dr Maria' and 'Dr. Maria' would have one feed, '….dr-maria.ics'; write another name"),
    ([make_share(until=YESTERDAY)], "Maria", {"show": Show.TIMES},
     "sharing with 'Maria' ended after 2026-12-01; give a later day with --until"),
]  # fmt: skip


@pytest.mark.parametrize(("shares", "who", "wish", "message"), REFUSED)
def test_what_makes_no_share_is_told(shares, who, wish, message):
    with pytest.raises(FollowUpError) as error:
        place(shares, who, **wish)
    assert str(error.value) == message


def test_an_end_stands_on_the_day_that_it_is_in_the_file():
    late = dt.datetime(2026, 12, 2, 23, 30, tzinfo=dt.UTC)

    assert place_end(make_search(BEN, OLD), "maria", now=late) == Placed(OLD._replace(ended_on=TOMORROW), 1)


@pytest.mark.parametrize("share", [GONE, make_share(until=YESTERDAY)])
def test_what_has_ended_is_not_ended_again(share):
    with pytest.raises(FollowUpError, match="sharing with 'Maria' has ended already, on 2026-12-01"):
        place_end(make_search(share), "Maria", now=NOW)
