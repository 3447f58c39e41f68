"""What each level shows, and what it does not."""

import datetime as dt

import pytest
from mentor import ID, NOW, OTHER_ID, SEARCH, make_share, plan_text, view_text

from followup_ics.feed.texts.format import DASH
from followup_ics.feed.texts.shared import compose_shared, describe_shared, explain_ground
from followup_ics.model.plan import Fact
from followup_ics.model.search import Formerly, Show
from followup_ics.sharing.letters import name_place
from followup_ics.sharing.rounds import name_round
from followup_ics.sharing.view import Ground, make_view


def list_titles(view):
    zone = view.job_search.timezone
    return [
        f"{each.starts_at.astimezone(zone):%d %b %H:%M} {describe_shared(each, view).summary.replace(DASH, '-')}"
        for each in view.follow_ups
    ]


def write_all(view):
    return "\n".join(compose_shared(each, view) for each in view.follow_ups)


def test_times_shows_days_and_times():
    view = view_text(show=Show.TIMES)

    assert {title[13:] for title in list_titles(view)} == {"Follow-up"}
    assert len(view.follow_ups) == len(plan_text().follow_ups)
    assert write_all(view).strip() == ""


def test_plan_shows_kinds_letters_and_rounds():
    assert list_titles(view_text())[:5] == [
        "24 Nov 15:00 Done: say thank you - Company A (phone screen)",
        "01 Dec 09:00 Say thank you - Company B (round 1)",
        "01 Dec 15:00 Say thank you - Company C (round 1)",
        "07 Dec 10:00 Check in as they asked - Company B (round 1)",
        "08 Dec 10:00 Ask about the decision - Company A (phone screen)",
    ]


def test_plan_gives_the_reason_in_general_words():
    view = view_text()
    texts = [compose_shared(each, view) for each in view.follow_ups]

    assert texts[:5] == [
        "Why this day: On the day of the interview.",
        "Why this day: First thing on the next working day after the interview.",
        "Why this day: On the day of the interview.",
        "Why this day: The first working day after the day until which they asked to wait.",
        "Why this day: Two working days after the promised day.",
    ]


def test_advice_shows_company_and_role_and_no_name():
    view = view_text(show=Show.ADVICE)
    written = "\n".join(list_titles(view)) + write_all(view)

    assert "Ask Acme Robotics about the decision (Data engineer)" in written
    assert "On Tue Nov 24 they named Fri Dec 4." in written
    for secret in ("Dana", "Omar", "Mia", "Sam Rivera", "end of next week", "95,000", "https://", "follow up"):
        assert secret not in written


def test_hidden_companies_leave_no_hole():
    titles = list_titles(view_text(hide=("birch lane books",)))

    assert [title for title in titles if "Company" in title] == titles
    assert {title.partition("Company ")[2][0] for title in titles} == {"A", "B"}
    assert "08 Dec 10:00 Ask about the decision - Company A (phone screen)" in titles
    assert "01 Dec 15:00 Say thank you - Company B (round 1)" in titles


def test_what_was_hidden_under_a_former_name_stays_hidden():
    planned, formerly = plan_text(), Formerly(company="Old Labs")
    follow_ups = tuple(
        each._replace(interview=each.interview._replace(formerly=formerly))
        if each.interview.company == "Cobalt Labs"
        else each
        for each in planned.follow_ups
    )

    view = make_view(follow_ups, planned.job_search, make_share(hide=("Old Labs",)), now=NOW)
    companies = {each.interview.company for each in view.follow_ups}
    assert companies == {"Company A", "Company B"}


ACCEPTED = """\
timezone: America/New_York
holidays: US
interviews:
- {company: Acme, when: 2026-11-24 10:00, updates: [{on: 2026-12-01, outcome: accepted}]}
- {company: Birch, when: 2026-11-24 14:00}
"""


@pytest.mark.parametrize("show", Show)
@pytest.mark.parametrize(("hide", "is_told"), [((), True), (("Birch",), False), (("acme",), False)])
def test_an_offer_accepted_at_a_hidden_company_is_told_nowhere(show, hide, is_told):
    view = view_text(ACCEPTED, show=show, hide=hide)
    withdrawn_on = dt.date(2026, 12, 2)

    assert (withdrawn_on in {each.starts_at.date() for each in view.follow_ups}) is is_told


@pytest.mark.parametrize("show", Show)
def test_renaming_a_company_changes_nothing_where_its_interview_has_an_id(show):
    renamed = SEARCH.replace("Acme Robotics", "Zenith").replace("Data engineer", "Analyst")
    before, after = view_text(show=show), view_text(renamed, show=show)

    assert [each.uid for each in before.follow_ups] == [each.uid for each in after.follow_ups]
    assert (before == after) is (show is not Show.ADVICE)


@pytest.mark.parametrize("show", Show)
def test_an_ended_share_shows_nothing(show):
    view = view_text(show=show, until=dt.date(2026, 12, 1))

    assert (view.follow_ups, view.grounds, view.ended_on) == ((), {}, dt.date(2026, 12, 1))


def test_two_shares_and_the_owner_have_no_identity_in_common():
    owner = {each.uid for each in plan_text().follow_ups}
    shares = [
        {each.uid for each in view_text(id=share_id, show=show).follow_ups}
        for share_id in (ID, OTHER_ID)
        for show in Show
    ]

    assert all(len(uids) == len(owner) for uids in shares)
    assert len(owner.union(*shares)) == 3 * len(owner), "one identity for one share, whatever it shows"


def test_the_order_at_one_moment_is_that_of_the_identities():
    entry = "  - {{company: {0}, id: {1}, when: 2026-11-24 10:00}}\n"
    head = "timezone: UTC\nholidays: none\ninterviews:\n"
    one = view_text(head + entry.format("Aaa", "x1") + entry.format("Zzz", "x2"))
    two = view_text(head + entry.format("Zzz", "x1") + entry.format("Aaa", "x2"))

    assert one == two
    starts = [(each.starts_at, each.uid) for each in one.follow_ups]
    assert starts == sorted(starts)


def test_a_view_is_made_of_what_is_allowed_and_of_placeholders():
    """Of every follow-up at `times`, only its identity and its time may tell it from another one."""
    view = view_text(show=Show.TIMES)
    blank = {
        each._replace(uid="", starts_at=None, arrives_at=None, on=None, reason=None, interview=None)
        for each in view.follow_ups
    }

    assert len(blank) == 1
    assert view.job_search.interviews == ()
    assert view.grounds == {}


@pytest.mark.parametrize(
    ("label", "number", "name", "why"),
    [
        ("phone screen", 3, "phone screen", "a known word"),
        ("  Phone   SCREEN ", 3, "phone screen", "in any case and spacing"),
        ("ONSITE", 3, "on-site", "in another spelling"),
        ("phone screen with Dana", 3, "round 3", "a known word in free text is free text"),
        ("salary talk", 2, "round 2", "free text"),
        (None, 1, "round 1", "no label"),
        ("", 1, "round 1", "an empty one"),
    ],
)
def test_a_round_is_a_known_word_or_a_number(label, number, name, why):
    assert name_round(label, number) == name, why


def test_rounds_are_counted_by_day_within_an_application():
    entry = "  - {{company: Acme, role: {0}, when: {1}}}\n"
    days = [("Clerk", "2026-11-02 10:00"), ("Clerk", "2026-11-02 14:00"), ("Clerk", "2026-11-16 10:00")]
    others = [("Cook", "2026-11-09 10:00")]
    text = "timezone: UTC\nholidays: none\ninterviews:\n" + "".join(entry.format(*each) for each in days + others)
    view = view_text(text)
    first_of = {each.interview.on: each.interview.round for each in view.follow_ups if each.kind == "thank-you"}

    assert first_of == {
        dt.date(2026, 11, 3): "round 1",
        dt.date(2026, 11, 9): "round 1",
        dt.date(2026, 11, 16): "round 2",
    }


def test_letters_go_on_after_z():
    assert [name_place(place) for place in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


@pytest.mark.parametrize("fact", Fact)
@pytest.mark.parametrize("working_days", [0, 1, 2, 20])
@pytest.mark.parametrize("flags", [{}, {"is_by": True}, {"is_by": True, "is_bidden": True}, {"is_moved": True}])
def test_every_ground_has_a_sentence(fact, working_days, flags):
    sentence = explain_ground(Ground(fact=fact, working_days=working_days, **flags))

    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert ("moved" in sentence) is flags.get("is_moved", False)
