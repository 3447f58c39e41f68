"""The identity of an event: derived from what it is, never from its day, its words or its place in the file."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from followup_ics.model.names import fold
from followup_ics.model.search import Interview, JobSearch, Kind
from followup_ics.planning.rounds import Application, Round, group_applications

NAMESPACE: Final = "a712b7c5-369a-51b8-a38f-0c6235736cd2"
"""Root of every derived identity; changing it would give every event in every calendar a new one."""

IN_NAMESPACE: Final = hashlib.sha1(bytes.fromhex(NAMESPACE.replace("-", "")), usedforsecurity=False)
VARIANTS: Final = {digit: "89ab"[int(digit, 16) % 4] for digit in "0123456789abcdef"}
"""The digit that tells the variant, by the one that it takes the place of: its first two bits are 1 and 0."""

DEFAULT_FILE_ID: Final = "followupics"
"""Stands in for a file's own ``id`` where it has none."""

MOST_ORDINALS: Final = 9
"""Follow-ups of one kind in one round: more than anybody has."""

RoundNames: TypeAlias = Mapping[tuple[str, str, int], str]
"""What all events of a round share, by the company and role of its application and its place there."""


def name_rounds(job_search: JobSearch, applications: Iterable[Application]) -> RoundNames:
    """Name every round by the ``id`` of its first interview or, without one, by company, role and number.

    Company and role are those that the interview had ``formerly``. Where a company or role has taken over the name
    of one that was renamed, the rounds of the renamed one keep their numbers, and the others are counted after them.
    """
    places = [
        (application, index, a_round)
        for application in applications
        for index, a_round in enumerate(application.rounds)
    ]
    if any(a_round.interviews[0].formerly for _, _, a_round in places):
        places.sort(key=lambda place: _counting_order(place[2]))
    counts = Counter[tuple[str, str]]()
    names = dict[tuple[str, str, int], str]()
    for application, index, a_round in places:
        first = a_round.interviews[0]
        former = _find_former_names(first)
        identity = ("id", first.id) if first.id else ("round", *former, counts[former])
        counts[former] += 1
        # The beginning of a JSON list, which kind and ordinal end.
        names[application.company, application.role, index] = json.dumps([job_search.id or DEFAULT_FILE_ID, *identity])[
            :-1
        ]
    return names


def _counting_order(a_round: Round) -> tuple[bool, int]:
    return a_round.interviews[0].formerly is None, a_round.on.toordinal()


def _find_former_names(interview: Interview) -> tuple[str, str]:
    """Return company and role, folded, as they were before they were renamed."""
    company, role, formerly = interview.company, interview.role, interview.formerly
    if formerly is not None:
        company = formerly.company or company
        role = role if formerly.role is None else formerly.role
    return fold(company), fold(role or "")


def make_uid(round_name: str, kind: Kind, ordinal: int) -> str:
    """Derive an event's identity from what its round is called, its kind, and which of that kind it is there."""
    return make_uuid(f'{round_name}, "{kind}", {ordinal}]')


def make_uuid(name: str) -> str:
    """Derive a UUID from a name (RFC 9562, version 5), as `uuid.uuid5` does, without an object for each.

    >>> import uuid
    >>> make_uuid('["followupics"]') == str(uuid.uuid5(uuid.UUID(NAMESPACE), '["followupics"]'))
    True
    """
    digest = IN_NAMESPACE.copy()
    digest.update(name.encode())
    octets = digest.hexdigest()
    variant = VARIANTS[octets[16]]
    return f"{octets[:8]}-{octets[8:12]}-5{octets[13:16]}-{variant}{octets[17:20]}-{octets[20:32]}"


def list_uids(job_search: JobSearch) -> frozenset[str]:
    """List the identities that the events of the file's interviews have, or may have had before what came later."""
    applications = (each for company in group_applications(job_search.interviews) for each in company)
    return frozenset(_list_all(name_rounds(job_search, applications)))


def _list_all(names: RoundNames) -> Iterator[str]:
    for name in names.values():
        for kind in Kind:
            for ordinal in range(1, MOST_ORDINALS + 1):
                yield make_uid(name, kind, ordinal)
