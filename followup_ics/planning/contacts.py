"""Who is written to: the one person to whom check-ins go, and everybody who was met (rules, section 1)."""

import itertools
from collections.abc import Iterable

from followup_ics.model.names import fold
from followup_ics.model.search import JobSearch, Person
from followup_ics.planning.rounds import Application


def find_contact(
    application: Application, round_index: int, job_search: JobSearch, *, said_by: Person | None
) -> Person | None:
    """Find the one person to write to: who said it, else the interview's contact, the file's, or the first one met.

    Only the contact counts where the interview says that nobody else is to be written to. None where nobody is named.
    """
    rounds = application.rounds[round_index::-1]
    interviews = list(itertools.chain.from_iterable(reversed(each.kept) for each in rounds))
    own = next((interview.contact for interview in interviews if interview.contact), None)
    if is_contact_only(application, round_index):
        said_by = None
    met = next((each.people[0] for each in rounds if each.people), None)
    contact = said_by or own or job_search.contact or met
    return contact and complete(contact, application, job_search)


def is_contact_only(application: Application, round_index: int) -> bool:
    """Tell whether nobody but the contact of a round is to be written to."""
    return any(interview.contact_only for interview in application.rounds[round_index].kept)


def complete(person: Person, application: Application, job_search: JobSearch) -> Person:
    """Add to a person what the file says of them elsewhere: the address, and how to call them."""
    known = [other for other in _list_known(application, job_search) if fold(other.name) == fold(person.name)]
    return person._replace(
        address=person.address or next((other.address for other in known if other.address), None),
        call=person.call or next((other.call for other in known if other.call), None),
        go_between=person.go_between or next((other.go_between for other in known if other.go_between), None),
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
