"""Whom a message goes to (the rules, section 1): each person met, or the one contact that the plan found."""

from typing import Final, NamedTuple

from followup_ics.feed.texts.letters.letter import Reader
from followup_ics.model.names import fold
from followup_ics.model.plan import FollowUp
from followup_ics.model.search import Kind, Person

MOST_THANKED: Final = 4
"""Where more people were met, the contact is asked to pass the thanks on."""


class Addressees(NamedTuple):
    """Hold whom a message goes to.

    ``first`` is the one whom the draft is for, None where the file names nobody; ``others`` get messages of their own;
    ``passed_on`` is whom the first is asked to thank as well.
    """

    first: Person | None
    others: tuple[Person, ...]
    passed_on: tuple[Person, ...]
    reader: Reader


def find_addressees(follow_up: FollowUp) -> Addressees:
    """Find whom a follow-up goes to.

    A thank-you goes to each person met, unless only the contact may be written to or more were met than one can write
    to; every other message goes to the contact. A thank-you that goes out with a check-in goes to the check-in's
    contact first, and to everybody else met on their own.
    """
    contact = find_contact(follow_up)
    if follow_up.kind is Kind.THANK_YOU:
        return _share_thanks(follow_up, follow_up.people[0] if _may_write_to_each(follow_up) else contact)
    if follow_up.thanks:
        return _share_thanks(follow_up.thanks, contact)
    return Addressees(first=contact, others=(), passed_on=(), reader=_find_reader(contact, follow_up.people))


def find_contact(follow_up: FollowUp) -> Person | None:
    """Find the one person to write to: whom the plan names, or the interview, or the first one met."""
    met = follow_up.people[0] if follow_up.people else None
    return follow_up.contact or follow_up.interview.contact or met


def _may_write_to_each(thanks: FollowUp) -> bool:
    is_contact_only = thanks.contact_only or thanks.interview.contact_only
    return 0 < len(thanks.people) <= MOST_THANKED and not is_contact_only


def _share_thanks(thanks: FollowUp, first: Person | None) -> Addressees:
    """Share out who is thanked: by a message of their own, or through the first."""
    rest = tuple(person for person in thanks.people if not is_same(person, first))
    others = rest if _may_write_to_each(thanks) else ()
    # Who was met is thanked; whoever was not in the room passes on what is not said in a message of its own.
    return Addressees(
        first=first, others=others, passed_on=() if others else rest, reader=_find_reader(first, thanks.people)
    )


def _find_reader(person: Person | None, met: tuple[Person, ...]) -> Reader:
    if person is not None and person.go_between is not None:
        return Reader.GO_BETWEEN
    if met and met[0] is person:
        return Reader.MET
    return Reader.MET if any(is_same(each, person) for each in met) else Reader.CONTACT


def is_same(person: Person, other: Person | None) -> bool:
    """Tell whether two entries name one person."""
    return person is other or (other is not None and fold(person.name) == fold(other.name))
