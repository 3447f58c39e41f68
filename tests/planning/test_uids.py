import pytest

from followup_ics.planning.plan_file import plan_source
from followup_ics.planning.uids import list_uids

TOP = "timezone: UTC\nholidays: none\ninterviews:\n"
FIRST, SECOND = "when: 2026-11-03 10:00", "when: 2026-11-24 10:00, booked: 2026-11-17"

ACME = "company: Acme, role: Analyst"
GMBH = "company: Acme GmbH, role: Analyst"
FORMERLY = "formerly: {company: Acme}"


def list_of(interviews: str) -> set[str]:
    planned = plan_source((TOP + interviews).encode(), name="search.yaml")
    uids = {each.uid for each in planned.follow_ups}
    assert uids <= list_uids(planned.job_search), "what is listed has all that is planned"
    return uids


def write(*interviews: str) -> str:
    return "".join(f"- {{{interview}}}\n" for interview in interviews)


# the interviews before, and after; do all events keep their identity; why
RENAMED = [
    ((f"{ACME}, {FIRST}",), (f"{GMBH}, {FIRST}, {FORMERLY}",), True, "the company has another name"),
    ((f"{ACME}, {FIRST}",), (f"{GMBH}, {FIRST}, formerly: {{company: ' ACME '}}",), True, "spelled otherwise"),
    ((f"{ACME}, {FIRST}",), (f"{GMBH}, {FIRST}",), False, "nobody said that it is the same one"),
    (
        (f"{ACME}, {FIRST}",),
        (f"company: Acme, role: Senior analyst, {FIRST}, formerly: {{role: Analyst}}",),
        True,
        "the role has another name",
    ),
    ((f"company: Acme, {FIRST}",), (f"{ACME}, {FIRST}, formerly: {{role: ''}}",), True, "the role has a name now"),
    (
        (f"{ACME}, {FIRST}", f"{ACME}, {SECOND}"),
        (f"{GMBH}, {SECOND}, {FORMERLY}", f"{GMBH}, {FIRST}, {FORMERLY}"),
        True,
        "two rounds, in another order",
    ),
    ((f"{ACME}, {FIRST}, id: a",), (f"{GMBH}, {FIRST}, id: a",), True, "an id needs no former name"),
    (
        (f"{ACME}, {FIRST}", f"company: ACNE, role: Analyst, {SECOND}"),
        (f"{ACME}, {FIRST}", f"{ACME}, {SECOND}, formerly: {{company: Acne}}"),
        True,
        "a slip mended: the second round was another application's first",
    ),
]


@pytest.mark.parametrize(("before", "after", "are_same", "why"), RENAMED)
def test_what_is_renamed_keeps_its_identity(
    before: tuple[str, ...], after: tuple[str, ...], *, are_same: bool, why: str
) -> None:
    uids = list_of(write(*before))
    now = list_of(write(*after))
    # Events of what were two applications may be fewer in one.
    assert (now <= uids) is are_same, why


def test_who_takes_over_a_name_does_not_take_over_its_identity() -> None:
    renamed = write(f"{GMBH}, {FIRST}, {FORMERLY}", f"{GMBH}, {SECOND}, {FORMERLY}")
    other = write(f"{ACME}, when: 2026-11-10 10:00")

    both = list_of(renamed + other)

    assert list_of(renamed) < both
    assert len(both - list_of(renamed)) == len(list_of(other))


def test_identities_are_those_of_the_first_edition() -> None:
    uids = list_of(write(f"{ACME}, {FIRST}", f"company: Birch, {SECOND}, id: birch-1"))
    assert uids == {
        "75470bba-5352-558d-8554-a1d1b54198fc",
        "4e639bee-2420-56bc-8101-e2b648208d11",
        "b7c67417-680d-57b6-ab6c-30fbfe4a7b1f",
        "45351503-653d-5b53-bdf6-ba3b79c44ae7",
    }
