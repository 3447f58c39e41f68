"""The people of an invitation: who will be met, by the name that people write; no rooms, groups, robots, nor you."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from followup_ics.input.invitation.employer.domains import is_free_mail, is_service
from followup_ics.input.invitation.lines import Component, Property
from followup_ics.input.invitation.text import read_address, read_domain, tame_text
from followup_ics.model.names import fold
from followup_ics.model.quoting import quote
from followup_ics.model.search import Person

MOST_PEOPLE: Final = 20
LONGEST_NAME: Final = 80

NO_PERSON: Final = frozenset({"ROOM", "RESOURCE", "GROUP"})
ROOM: Final = re.compile(
    r"(?:^|[^a-z])(?:room|conf|conference|meetingroom|boardroom|raum|salle|sala|huddle)(?:[^a-z]|$)"
)
ROOM_DOMAINS: Final = frozenset({"resource.calendar.google.com", "group.calendar.google.com"})
ROBOT: Final = re.compile(
    r"(?:no|donot|do-not|dont)[._-]?reply|no[._-]?answer|ne-?pas-?repondre|mailer-?daemon|postmaster|notifications?"
    r"|calendar|scheduler|scheduling|invites?|bot|(?:reply|unsubscribe|bounces?)[+=._-].*|.*[+._-](?:no-?reply|bot)"
)
GROUP: Final = re.compile(
    r"(?:talent|recruit|recruiting|recruitment|recruiters|hiring|careers?|jobs?|interviews?|hr|people|peopleops|team|all"
    r"|staff|office|info|contact|hello|support|admin|bewerbung|karriere|personal|rh|recrutement)"
    r"(?:[._-](?:team|ops|dept|us|eu|uk|emea|de|fr|all))?|.*[._-]team|team[._-].*"
)
OF_FIRST_AND_LAST: Final = re.compile(
    r"[^\W\d_]{2,}(?:-[^\W\d_]+)?(?:\.[^\W\d_]{1,20}){0,1}\.[^\W\d_]{2,}(?:-[^\W\d_]+)?"
)
AFTER_A_NAME: Final = re.compile(
    r"\s*(?:[(\[{|].*|\s(?:via|at|from|bei|chez)\s.*|\s[-\u2013\u2014]\s.*|/.*)$", re.IGNORECASE
)
SUFFIX: Final = re.compile(r"(?:ph\.?\s?d|m\.?d|mba|msc|cpa|pmp|esq|jr|sr|ii|iii|iv|she|he|they)\b\.?.*", re.IGNORECASE)


class People(NamedTuple):
    """Hold who will be met, and a note on each who was left out for a reason that the user may see otherwise."""

    met: tuple[Person, ...]
    notes: tuple[str, ...]


class Me(NamedTuple):
    """Know you again: by addresses in small letters, and by your name as the file has it."""

    addresses: frozenset[str] = frozenset()
    name: str | None = None

    def is_known(self) -> bool:
        """Tell whether there is anything to know you by."""
        return bool(self.addresses or self.name)

    def is_meant(self, name: str | None, address: str | None) -> bool:
        """Tell whether a name or an address is yours."""
        if address is not None and address.casefold() in self.addresses:
            return True
        return bool(self.name and name) and fold(name or "") == fold(self.name or "")


def read_people(event: Component, me: Me) -> People:
    """Return the attendees and the organiser who will be met."""
    met: dict[str, Person] = {}
    notes: list[str] = []
    for each in (*event.find_all("ATTENDEE"), *event.find_all("ORGANIZER")):
        person = _read_person(each, me, notes)
        if person is not None:
            known = met.get(fold(person.name))
            met[fold(person.name)] = person if known is None or known.address is None else known
    if len(met) > MOST_PEOPLE:
        notes.append(f"{len(met)} people are invited; the first {MOST_PEOPLE} were taken")
    return People(met=tuple(met.values())[:MOST_PEOPLE], notes=tuple(dict.fromkeys(notes)))


def list_names(event: Component) -> Iterator[str]:
    """Return the names of all people who are invited, you included, and those in their addresses."""
    for each in (*event.find_all("ATTENDEE"), *event.find_all("ORGANIZER")):
        address = read_address(each.value)
        if address is not None and _is_no_person(address, each.params.get("CN", "")):
            continue
        yield from filter(None, (read_name(each.params.get("CN", "")), _name_by_address(address)))


def _read_person(invited: Property, me: Me, notes: list[str]) -> Person | None:
    """Return a person to be met; None, and mostly a note, where there is none."""
    address = read_address(invited.value) or read_address(invited.params.get("EMAIL", ""))
    name = read_name(invited.params.get("CN", "")) or _name_by_address(address)
    shown = quote(name or address or invited.value)
    if me.is_meant(name, address) or invited.params.get("CUTYPE", "").upper() in NO_PERSON:
        return None
    if invited.params.get("PARTSTAT", "").upper() == "DECLINED":
        notes.append(f"{shown} has declined, and was left out of interviewers")
        return None
    if address is not None and _is_no_person(address, invited.params.get("CN", "")):
        notes.append(f"{shown} is no person's address, and was left out of interviewers")
        return None
    if address is not None and not me.is_known() and invited.name == "ATTENDEE" and is_free_mail(read_domain(address)):
        notes.append(f"{quote(address)} may be you, and was left out of interviewers; say who you are with --me")
        return None
    if name is None:
        notes.append(f"{shown} has no name, and was left out of interviewers; add it with --interviewers")
        return None
    return Person(name=name, address=address)


def _is_no_person(address: str, name: str) -> bool:
    """Tell whether an address is a room's, a group's or a robot's."""
    local, domain = address.casefold().rpartition("@")[::2]
    if domain in ROOM_DOMAINS or is_service(domain) or ROBOT.fullmatch(local) or GROUP.fullmatch(local):
        return True
    return bool(ROOM.search(local) or (ROOM.search(name.casefold()) and re.search(r"\d|\(", name)))


def read_name(written: str) -> str | None:
    """Return a name as people write it; None where it is none, or only an address.

    >>> read_name("Lee, Dana (Acme)"), read_name("'dana.lee@acme.example'"), read_name("Dana Lee, PhD")
    ('Dana Lee', None, 'Dana Lee')
    """
    name = AFTER_A_NAME.sub("", (tame_text(written.replace('"', "")) or "").strip("'` "))
    first, *rest = (part.strip() for part in name.split(","))
    rest = [part for part in rest if part and not SUFFIX.fullmatch(part)]
    if len(rest) > 1 or len(name) > LONGEST_NAME or "@" in name:
        return None
    turned = f"{rest[0]} {first}" if rest else first
    return tame_text(turned.strip("' ;:\\")) if any(character.isalpha() for character in turned) else None


def _name_by_address(address: str | None) -> str | None:
    """Return the name that an address of ``first.last`` is made of; None for any other.

    >>> _name_by_address("dana.lee@acme.example"), _name_by_address("dlee@acme.example")
    ('Dana Lee', None)
    """
    local = (address or "").rpartition("@")[0].casefold()
    if not OF_FIRST_AND_LAST.fullmatch(local):
        return None
    return " ".join("-".join(part.capitalize() for part in word.split("-")) for word in local.split("."))


def list_addresses(people: Iterable[Person]) -> tuple[str, ...]:
    """Return the addresses of people who have one."""
    return tuple(person.address for person in people if person.address)
