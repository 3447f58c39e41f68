"""What an invitation does to a file that has interviews already."""

import itertools
import re
from zoneinfo import ZoneInfo

import pytest
from invitations import EVENT, write_invitation

from followup_ics.input.edit.changes import read_before_adding
from followup_ics.input.edit.invited import make_given, override, write_invitations
from followup_ics.input.invitation.merge import InterviewChange, New, Nothing
from followup_ics.input.invitation.read import read_invitation
from followup_ics.input.parse import Calendars, parse_job_search
from followup_ics.input.yaml_tree import scan_source
from followup_ics.model.errors import FollowUpError
from followup_ics.phrases.read import count_weekdays

CALENDARS = Calendars(lambda code: None, lambda job_search, codes: count_weekdays)
HEAD = "timezone: America/New_York\nholidays: none\nme: Sam Rivera\ninterviews:\n"
BIRCH = "  - company: Birch   # a shop\n    when: 2026-11-20 10:00\n"
EMPTY = HEAD


def parse(text: str):
    return parse_job_search(scan_source(text.encode(), name="f"), calendars=CALENDARS)


def take(text: str, *invitations: bytes, told=None, is_change=True):
    """Return a file's text after invitations, and what each did; without ``is_change`` what is sure decides."""
    job_search, told = read_before_adding(text.encode(), name="f", calendars=CALENDARS), told or {}
    given = make_given(told, addresses=(), job_search=job_search)
    readings = [
        override(reading, told)
        for data in invitations
        for reading in read_invitation(data, name="i.ics", job_search=job_search, given=given)
    ]
    done = write_invitations(
        text.encode(),
        name="f",
        readings=readings,
        told=told,
        calendars=CALENDARS,
        draw_id=map("id-{}".format, itertools.count(text.count("id: id-"))).__next__,
        is_change=lambda _, each: each.is_sure if is_change is None else is_change,
    )
    return done.after.decode(), [step for _, step in done.steps]


def drop_invitation(text: str) -> str:
    return re.sub(r"\n    (?:invitation|id): [^\n]*", "", text)


def test_a_new_interview_stands_after_the_others_and_every_other_byte_stays():
    after, (step,) = take(HEAD + BIRCH, write_invitation("LOCATION:5 Main St"))

    assert isinstance(step, New)
    assert after.startswith(HEAD + BIRCH)
    assert drop_invitation(after.removeprefix(HEAD + BIRCH)) == (
        "  - company: Acme\n    when: 2026-11-24 10:00\n    length: 1h\n"
        "    interviewers: [Dana Lee <dana@acme.example>]\n    booked: 2026-11-17\n    place: 5 Main St\n"
    )


def test_the_invitation_is_known_again():
    after, _ = take(EMPTY, write_invitation("SEQUENCE:3"))
    (interview,) = parse(after).interviews

    assert interview.invitation is not None
    assert (interview.invitation.uid, interview.invitation.sequence, interview.invitation.stamp) == (
        "1",
        3,
        "20261117T150000Z",
    )


LATER = "DTSTAMP:20261118T150000Z"
DANA = EVENT["ORGANIZER"]
NEWER = [
    ({"DTSTAMP": LATER, "DTSTART": "DTSTART:20261125T160000Z", "DTEND": "DTEND:20261125T173000Z"},
     {"when: 2026-11-24 10:00": "when: 2026-11-25 11:00", "length: 1h\n": "length: 1h30m\n"}, "a newer stamp moves it"),
    ({"DTSTART": "DTSTART:20261125T150000Z\r\nSEQUENCE:1", "DTEND": "DTEND:20261125T160000Z"},
     {"when: 2026-11-24": "when: 2026-11-25"}, "a newer sequence moves it"),
    ({"DTSTAMP": LATER, "ORGANIZER": f"{DANA}\r\nLOCATION:6 Main St"}, {"5 Main St": "6 Main St"}, "the place"),
    ({"DTSTAMP": LATER, "ORGANIZER": f"{DANA}\r\nLOCATION:"}, {"    place: 5 Main St\n": ""}, "no place left"),
    ({"DTSTAMP": LATER, "ORGANIZER": "ORGANIZER;CN=Omar Aziz:mailto:omar@acme.example\r\nLOCATION:5 Main St"},
     {"Dana Lee <dana@": "Omar Aziz <omar@"}, "other people"),
    ({"DTSTAMP": LATER, "SUMMARY": "SUMMARY:Panel\r\nLOCATION:5 Main St"}, {}, "what was not taken of it"),
    ({"DTSTAMP": LATER, "DTSTART": "DTSTART;VALUE=DATE:20261126", "DTEND": "LOCATION:5 Main St"},
     {"when: 2026-11-24 10:00": "when: 2026-11-26"}, "the day alone"),
    ({"DTSTAMP": LATER, "DTSTART": "DTSTART;TZID=Europe/Berlin:20261124T180000", "DTEND": "DURATION:PT1H"},
     {"when: 2026-11-24 10:00": "when: 2026-11-24 18:00", "    booked": "    timezone: Europe/Berlin\n    booked"},
     "on another clock"),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "replaced", "why"), NEWER, ids=[row[2] for row in NEWER])
def test_a_newer_copy_changes_what_it_says_otherwise(changed, replaced, why):
    before, _ = take(HEAD + BIRCH, write_invitation("LOCATION:5 Main St"))
    expected = before
    for old, new in replaced.items():
        assert old in expected
        expected = expected.replace(old, new)
    more = [] if any("LOCATION" in line for line in changed.values()) else ["LOCATION:5 Main St"]
    after, (step,) = take(before, write_invitation(*more, **changed))

    assert isinstance(step, InterviewChange)
    assert drop_invitation(after) == drop_invitation(expected), why
    assert after.count("stamp: 20261118T150000Z" if changed.get("DTSTAMP") else "sequence: 1") == 1


SAME = [
    ({}, "the same"),
    ({"DTSTAMP": "DTSTAMP:20261116T150000Z", "DTSTART": "DTSTART:20261201T150000Z"}, "an older stamp"),
    ({"SUMMARY": "SUMMARY:x\r\nSEQUENCE:-1", "DTSTAMP": "DTSTAMP:20261101T000000Z"}, "a sequence that is none"),
]


@pytest.mark.parametrize(("changed", "why"), SAME, ids=[row[1] for row in SAME])
def test_the_same_or_an_older_copy_changes_nothing(changed, why):
    before, _ = take(EMPTY, write_invitation())
    after, (step,) = take(before, write_invitation(**changed))

    assert after == before, why
    assert isinstance(step, Nothing)


def test_copies_without_a_stamp_are_told_apart_by_what_they_say():
    before, _ = take(EMPTY, write_invitation(DTSTAMP=""))

    assert take(before, write_invitation(DTSTAMP=""))[0] == before
    assert "when: 2026-11-25" in take(before, write_invitation(DTSTAMP="", DTSTART="DTSTART:20261125T150000Z"))[0]


EDITED = [
    ("when: 2026-11-24 10:00", "when: 2026-11-24 12:00", {"DTSTART": "DTSTART:20261125T150000Z"}, "when"),
    ("length: 1h", "length: 2h", {"DTEND": "DTEND:20261124T153000Z"}, "length"),
    ("place: 5 Main St", "place: the back door", {"DTEND": "DTEND:20261124T160000Z\r\nLOCATION:6 Main St"}, "place"),
    ("[Dana Lee <", "[Li, Dana Lee <", {"ORGANIZER": "ORGANIZER:mailto:omar.aziz@acme.example"}, "interviewers"),
]


@pytest.mark.parametrize(("was", "edited", "changed", "part"), EDITED, ids=[row[3] for row in EDITED])
def test_what_was_edited_by_hand_stays_and_the_difference_is_told(was, edited, changed, part):
    before, _ = take(HEAD + BIRCH, write_invitation("LOCATION:5 Main St"))
    assert was in before
    mine = before.replace(was, edited)
    more = [] if "LOCATION" in str(changed) else ["LOCATION:5 Main St"]
    after, (step,) = take(mine, write_invitation(*more, DTSTAMP=LATER, **changed))

    assert edited in after
    assert isinstance(step, InterviewChange)
    assert any(line.startswith(f"{part}: ") and "edited by hand and stays" in line for line in step.told)


def test_an_edit_that_says_the_same_is_none():
    before, _ = take(EMPTY, write_invitation())
    same = before.replace("when: 2026-11-24 10:00", "when: 2026-11-24T16:00\n    timezone: Europe/Berlin")
    after, _ = take(same, write_invitation(DTSTAMP=LATER, DTSTART="DTSTART:20261125T150000Z", DTEND=""))

    assert "when: 2026-11-25 16:00\n    timezone: Europe/Berlin" in after


def test_a_cancellation_is_written_with_its_day_in_the_files_zone():
    before, _ = take(HEAD + BIRCH, write_invitation())
    late = "DTSTAMP:20261120T030000Z"
    after, (step,) = take(before, write_invitation("STATUS:CANCELLED", DTSTAMP=late))

    assert isinstance(step, InterviewChange)
    assert drop_invitation(after) == drop_invitation(before).replace(
        "booked: 2026-11-17\n", "booked: 2026-11-17\n    cancelled: 2026-11-19\n"
    )
    assert take(after, write_invitation("STATUS:CANCELLED", DTSTAMP=late))[0] == after
    assert take(after, write_invitation("STATUS:CANCELLED", DTSTAMP="DTSTAMP:20261121T030000Z"))[0] == after


def test_a_cancellation_by_method_needs_no_times():
    before, _ = take(EMPTY, write_invitation())
    cancel = write_invitation(head="METHOD:CANCEL\r\n", DTSTAMP=LATER, DTSTART="", DTEND="")

    assert "cancelled: 2026-11-18" in take(before, cancel)[0]


def test_what_was_cancelled_and_takes_place_after_all_is_not_cancelled():
    before, _ = take(EMPTY, write_invitation())
    cancelled, _ = take(before, write_invitation("STATUS:CANCELLED", DTSTAMP=LATER))
    after, _ = take(cancelled, write_invitation(DTSTAMP="DTSTAMP:20261119T150000Z"))

    assert drop_invitation(after) == drop_invitation(before)


def test_what_was_cancelled_by_hand_stays_cancelled():
    before, _ = take(EMPTY, write_invitation())
    mine = before.replace("    booked", "    cancelled: 2026-11-18\n    booked")
    after, (step,) = take(mine, write_invitation(DTSTAMP=LATER))

    assert "cancelled: 2026-11-18" in after
    assert any("cancelled: cancelled on 2026-11-18 was edited by hand and stays" in line for line in step.told)


def test_a_cancellation_of_what_is_not_there_is_refused():
    with pytest.raises(FollowUpError, match=r"i\.ics cancels 'Interview', an invitation that no interview"):
        take(HEAD + BIRCH, write_invitation("STATUS:CANCELLED"))


TYPED = "  - company: ACME # by hand\n    when: 2026-11-24\n    interviewers: [Li]\n"
OTHER = {"UID": "UID:2", "DTSTART": "DTSTART:20261124T170000Z", "DTEND": "DTEND:20261124T180000Z"}


def test_an_interview_typed_by_hand_is_offered_as_what_changes():
    after, (step,) = take(HEAD + TYPED, write_invitation())

    assert isinstance(step, InterviewChange)
    assert step.is_likely
    assert drop_invitation(after) == HEAD + TYPED.replace("2026-11-24", "2026-11-24 10:00").replace(
        "[Li]", "[Dana Lee <dana@acme.example>, Li]"
    )
    assert "uid: " in after


def test_what_is_no_change_is_added():
    after, (step,) = take(HEAD + TYPED, write_invitation(), is_change=False)

    assert isinstance(step, New)
    assert after.startswith(HEAD + TYPED)


def test_a_new_uid_for_each_change_is_the_change_of_the_same_interview():
    before, _ = take(HEAD + BIRCH, write_invitation())
    after, (step,) = take(before, write_invitation(**OTHER))

    assert step.is_likely
    assert drop_invitation(after) == drop_invitation(before).replace("10:00\n    length", "12:00\n    length")
    assert 'uid: "2"' in after or "uid: 2," in after


def test_a_new_uid_keeps_what_was_edited_by_hand():
    before, _ = take(HEAD + BIRCH, write_invitation())
    after, _ = take(before.replace("when: 2026-11-24 10:00", "when: 2026-11-24 11:00"), write_invitation(**OTHER))

    assert "when: 2026-11-24 11:00" in after


def test_a_cancelled_interview_is_not_what_a_new_invitation_changes():
    before, _ = take(EMPTY, write_invitation())
    cancelled, _ = take(before, write_invitation("STATUS:CANCELLED", DTSTAMP=LATER))
    _, (step,) = take(cancelled, write_invitation(**OTHER))

    assert isinstance(step, New)


def test_invitations_taken_together_are_not_each_others_changes():
    after, steps = take(EMPTY, write_invitation(), write_invitation(**OTHER))

    assert [type(step) for step in steps] == [New, New]
    assert len(parse(after).interviews) == 2


def test_an_invitation_and_its_change_taken_together_are_one_interview():
    moved = write_invitation(DTSTAMP=LATER, DTSTART="DTSTART:20261125T150000Z", DTEND="")
    for pair in ((write_invitation(), moved), (moved, write_invitation())):
        after, _ = take(EMPTY, *pair)
        assert [str(each.on) for each in parse(after).interviews] == ["2026-11-25"]


def test_one_that_is_surely_several_is_refused():
    two = TYPED + TYPED.replace("- company", "- role: Cook\n    company")
    with pytest.raises(FollowUpError, match="any of 2 interviews at 'ACME' on 2026-11-24"):
        take(HEAD + two, write_invitation())


ANN = "ORGANIZER;CN=Ann Fox:mailto:ann@acme.example"
BO = "ORGANIZER;CN=Bo Li:mailto:bo@acme.example"
ROBOT = "ORGANIZER:mailto:no-reply@acme.example"
RECRUITER = "ATTENDEE;CN=Dana Lee:mailto:dana@acme.example"
BY_HAND = "  - company: Acme\n    when: 2026-11-24 10:00\n"
SURE = [
    ({"ORGANIZER": ANN}, {"ORGANIZER": BO, **OTHER}, New, "another UID, another hour, other people"),
    ({"ORGANIZER": f"{ANN}\r\n{RECRUITER}"}, {"ORGANIZER": f"{BO}\r\n{RECRUITER}", **OTHER}, New, "one is in both"),
    ({"ORGANIZER": ROBOT}, {"ORGANIZER": ROBOT, **OTHER}, New, "another hour, and nobody is named"),
    ({"ORGANIZER": ANN, "SUMMARY": "SUMMARY:Coding"}, {"ORGANIZER": ANN, "SUMMARY": "SUMMARY:Panel", **OTHER}, New,
     "another hour and another round with the same person"),
    ({"ORGANIZER": ANN}, {"ORGANIZER": ANN, **OTHER}, InterviewChange, "the same people at another hour"),
    ({"ORGANIZER": ANN}, {"ORGANIZER": BO, "UID": "UID:2"}, InterviewChange, "the same hour, and nobody is twice"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "what", "why"), SURE, ids=[row[3] for row in SURE])
def test_another_invitation_of_the_day_is_a_change_only_where_that_is_sure(first, second, what, why):
    before, _ = take(EMPTY, write_invitation(**first))
    after, (step,) = take(before, write_invitation(**second), is_change=None)

    assert isinstance(step, what), why
    if what is New:
        assert drop_invitation(after).startswith(drop_invitation(before)), "what is there stays as it is"
        assert "Acme has an interview at 10:00" in step.told[0]


TYPED_SURE = [
    (BY_HAND, {}, InterviewChange, "the hour agrees"),
    (BY_HAND.replace(" 10:00", ""), {}, InterviewChange, "the file names no hour"),
    (BY_HAND + "    round: coding\n", {"SUMMARY": "SUMMARY:Coding", **OTHER}, InterviewChange, "the round agrees"),
    (BY_HAND + "    interviewers: [Dana Lee, Li]\n", OTHER, InterviewChange, "one of the people agrees"),
    (BY_HAND, OTHER, New, "nothing but the day agrees"),
    (
        BY_HAND + "    interviewers: [Li]\n    round: panel\n",
        {"SUMMARY": "SUMMARY:Coding", **OTHER},
        New,
        "nothing does",
    ),
]


@pytest.mark.parametrize(("typed", "changed", "what", "why"), TYPED_SURE, ids=[row[3] for row in TYPED_SURE])
def test_an_interview_typed_by_hand_is_the_invitations_only_where_that_is_sure(typed, changed, what, why):
    _, (step,) = take(HEAD + typed, write_invitation(**changed), is_change=None)

    assert isinstance(step, what), why


def test_three_of_a_day_are_three_however_they_are_taken():
    people = enumerate([("15", "Ann Fox"), ("16", "Bo Li"), ("18", "Cy Ray")])
    three = [
        write_invitation(
            UID=f"UID:{number}",
            DTSTART=f"DTSTART:20261208T{hour}0000Z",
            DTEND="",
            ORGANIZER=f"ORGANIZER;CN={who}:mailto:x@acme.example",
        )
        for number, (hour, who) in people
    ]
    one_by_one = EMPTY
    for each in three:
        one_by_one, _ = take(one_by_one, each, is_change=None)
    again, (step,) = take(one_by_one, three[0], is_change=None)
    together, _ = take(EMPTY, *three, is_change=None)

    assert drop_invitation(one_by_one) == drop_invitation(together)
    assert [person.name for each in parse(together).interviews for person in each.interviewers] == [
        "Ann Fox",
        "Bo Li",
        "Cy Ray",
    ]
    assert (again, type(step)) == (one_by_one, Nothing)


def test_of_several_the_one_at_the_same_time_is_meant():
    two = TYPED.replace("2026-11-24", "2026-11-24 10:00") + TYPED.replace("2026-11-24", "2026-11-24 15:00")
    _, (step,) = take(HEAD + two, write_invitation())

    assert (step.number, step.is_likely) == (0, True)


def test_what_the_user_says_goes_first():
    told = {"company": "Acme Robotics", "role": "Cook", "when": "2026-11-30 09:00", "timezone": "Europe/Berlin"}
    after, _ = take(EMPTY, write_invitation(DTSTART="DTSTART:"), told=told | {"note": "mine", "interviewers": ("Li",)})
    (interview,) = parse(after).interviews

    assert (interview.company, interview.role, interview.note) == ("Acme Robotics", "Cook", "mine")
    assert (str(interview.on), str(interview.start_time), interview.timezone) == (
        "2026-11-30",
        "09:00:00",
        ZoneInfo("Europe/Berlin"),
    )
    assert [person.name for person in interview.interviewers] == ["Li"]


def test_what_is_said_of_one_interview_is_refused_for_two():
    with pytest.raises(FollowUpError, match="--when is for one interview, and there are 2"):
        take(EMPTY, write_invitation(), write_invitation(**OTHER), told={"when": "2026-11-30"})


def test_a_move_that_the_file_cannot_take_is_refused():
    before, _ = take(EMPTY, write_invitation())
    with_update = before + "    updates:\n      - {on: 2026-11-25, hear_by: by Friday}\n"
    with pytest.raises(FollowUpError, match="does not go with"):
        take(with_update, write_invitation(DTSTAMP=LATER, DTSTART="DTSTART:20261201T150000Z", DTEND=""))
