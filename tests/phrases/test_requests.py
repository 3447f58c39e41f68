"""What they ask of you: whether a day is the last one on which to write, and how they want to be reached."""

import datetime as dt

import pytest

from followup_ics.model.search import Channel, Window
from followup_ics.phrases.read import read_phrase

TUESDAY = dt.date(2026, 11, 24)


def read(phrase: str, said_on: dt.date = TUESDAY) -> Window:
    return read_phrase(phrase, said_on=said_on)


BIDDEN = [
    # phrase, last day, bidden, why
    ("check in by Friday", "11-27", True, "a request with its last day"),
    ("please check in by Friday", "11-27", True, "a courtesy changes nothing"),
    ("check in within a week", "12-01", True, "within names the last day, too"),
    ("Please follow up before Friday", "11-26", True, "before: the last day is the one before it"),
    ("Follow up no later than Friday", "11-27", True, "no later than is by"),
    ("Call me by Friday if you haven't heard", "11-27", True, "the day belongs to the call"),
    ("by Friday", "11-27", True, "the bare words: their key says that it is a request"),
    ("within two weeks", "12-08", True, "the bare words"),
    ("They asked me to follow up by Friday", "11-27", True, "passed on"),
    ("check in on Friday", "11-27", False, "the day itself is named"),
    ("Friday", "11-27", False, "the day itself is named"),
    ("check in next week", "12-04", False, "a window"),
    ("If you don't hear by Friday, please follow up", "11-27", False, "theirs to keep: yours begins after it"),
    ("Follow up if you don't hear by Friday", "11-27", False, "the same, the other way round"),
    ("By Friday, otherwise call me", "11-27", False, "theirs to keep"),
    ("Give us two weeks, then call", "12-08", False, "a wait that ends"),
    ("Wait until Friday, then email me", "11-27", False, "a wait that ends"),
    ("after Monday", "12-01", False, "the first day is named"),
    ("We'll let you know by Friday", "11-27", False, "a promise asks for nothing"),
]


@pytest.mark.parametrize(("phrase", "last", "is_bidden", "why"), BIDDEN)
def test_a_request_tells_whether_it_names_the_last_day(phrase: str, last: str, is_bidden: bool, why: str) -> None:  # noqa: FBT001 - a row of the table
    window = read(phrase)
    assert (f"{window.last_on:%m-%d}", window.last_day_bidden) == (last, is_bidden), why


def test_a_wait_that_ends_keeps_its_deadline() -> None:
    for phrase in (
        "If you don't hear on Friday, call me",
        "On Friday; if not, call me",
        "Give it until Friday, then call",
    ):
        assert str(read(phrase).deadline_on) == "2026-11-27", phrase


CHANNELS = [
    ("Call me on Friday", Channel.CALL, "the plain verb"),
    ("Give me a ring next week", Channel.CALL, "a ring is a call"),
    ("Reach out by phone next week", Channel.CALL, "the way is named after the verb"),
    ("Text me Thursday", Channel.TEXT, "a text message"),
    ("Shoot me a text on Friday", Channel.TEXT, "a text message"),
    ("Drop me a line on Friday", Channel.MAIL, "a line is written"),
    ("Please follow up by email next week", Channel.MAIL, "the way is named after the verb"),
    ("If you don't get an email by Friday, call me", Channel.CALL, "theirs was the e-mail, yours is the call"),
    ("Give it until Friday and then email me", Channel.MAIL, "after a wait"),
    ("They asked me to call on Friday", Channel.CALL, "passed on"),
    ("We'll call you by Friday", Channel.CALL, "a promise tells how the answer comes"),
    ("Sarah will email you on Friday", Channel.MAIL, "the same with a name"),
    ("We'll be in touch by Friday", None, "they did not say how"),
    ("Follow up on Friday", None, "they did not say how"),
    ("by Friday", None, "they did not say how"),
]


@pytest.mark.parametrize(("phrase", "channel", "why"), CHANNELS)
def test_the_way_to_write_is_told(phrase: str, channel: Channel | None, why: str) -> None:
    assert read(phrase).channel is channel, why
