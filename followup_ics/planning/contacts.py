"""Who is written to: the one person to whom check-ins go, and everybody who was met (rules, section 1)."""

import itertools
from collections.abc import Iterable, Mapping

from followup_ics.model.names import fold
from followup_ics.model.search import JobSearch, Person
from followup_ics.planning.rounds import Application, Round


def find_contact(
    application: Application, round_index: int, job_search: JobSearch, known: Mapping[str, Person]
) -> Person | None:
    """Find the one person to write to: the interview's contact, the file's, or the first one met.

    Whoever said what a message answers comes before these, save where only the contact is to be written to.
    None where nobody is named. ``known`` is what `gather_people` has found.
    """
    rounds = application.rounds[round_index::-1]
    interviews = itertools.chain.from_iterable(reversed(each.kept) for each in rounds)
    own = next((interview.contact for interview in interviews if interview.contact), None)
    met = next((each.people[0] for each in rounds if each.people), None)
    contact = own or job_search.contact or met
    return contact and complete(contact, known)


def is_contact_only(a_round: Round) -> bool:
    """Tell whether nobody but the contact of a round is to be written to."""
    return any(interview.contact_only for interview in a_round.kept)


def complete(person: Person, known: Mapping[str, Person]) -> Person:
    """Add to a person what the file says of them elsewhere: the address, and how to call them."""
    other = known.get(fold(person.name), person)
    return person if other is person else _join(person, other)


def gather_people(application: Application, job_search: JobSearch) -> Mapping[str, Person]:
    """Gather what the file says of everybody around an application, by their folded names."""
    known: dict[str, Person] = {}
    for person in _list_known(application, job_search):
        before = known.setdefault(fold(person.name), person)
        if before != person:
            known[fold(person.name)] = _join(before, person)
    return known


def _join(person: Person, other: Person) -> Person:
    return Person(
        name=person.name,
        address=person.address or other.address,
        call=person.call or other.call,
        go_between=person.go_between or other.go_between,
    )


def _list_known(application: Application, job_search: JobSearch) -> Iterable[Person]:
    if job_search.contact:
        yield job_search.contact
    for a_round in application.rounds:
        for interview in a_round.interviews:
            yield from interview.interviewers
            if interview.contact:
                yield interview.contact


def list_met(application: Application, round_index: int) -> tuple[Person, ...]:
    """List everybody met in a round or, where it names nobody, in the last one before it that does."""
    return next((each.people for each in application.rounds[round_index::-1] if each.people), ())


def merge_people(*groups: Iterable[Person]) -> tuple[Person, ...]:
    """List people of several groups, each once, as the first group has them."""
    people: dict[str, Person] = {}
    for person in itertools.chain.from_iterable(groups):
        people.setdefault(fold(person.name), person)
    return tuple(people.values())
