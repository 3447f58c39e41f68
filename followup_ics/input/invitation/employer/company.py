"""The company of an invitation: what the file, the summary and the organiser's domain say, and how sure that is."""

import re
from collections.abc import Iterable
from typing import Final

from followup_ics.input.invitation.employer.domains import find_own_domain, is_agency, name_company
from followup_ics.input.invitation.employer.people import Me, list_addresses, list_names, read_name
from followup_ics.input.invitation.events import InvitedEvent
from followup_ics.input.invitation.summary import JOBS, NO_COMPANY, find_company
from followup_ics.input.invitation.taken import Certainty, Taken
from followup_ics.input.invitation.text import read_address, read_domain
from followup_ics.model.alike import WORD, find_alike, list_beginnings, may_be_one
from followup_ics.model.names import fold
from followup_ics.model.quoting import quote
from followup_ics.model.search import JobSearch

COMPANY: Final = "company"
SUMMARY: Final = "the summary"
MOST_WORDS: Final = 6
JOINT: Final = re.compile(r"\s+(?:&\s+)?|-|['\u2019.]\s?")
END: Final = re.compile(
    r"\s*$|\s*[:|(),;\[\]<>/]|\s+[-\u2013\u2014]\s|\s+(?:for|re|on|about|with|and|interview)\b", re.IGNORECASE
)
NO_NAME: Final = re.compile(rf"{NO_COMPANY.pattern}|(?:{JOBS})|role|position|call|chat|screen|talk", re.IGNORECASE)


def take_company(event: InvitedEvent, summary: str, me: Me, job_search: JobSearch) -> Taken | None:
    """Return the company whose interview it is, as the file writes it where it is there; None where nothing tells.

    The summary goes before the domain. What only a domain tells is a guess, and where the two do not agree it is
    disputed.
    """
    own = _find_domain(event, me)
    if own is not None and (known := _find_by_people(own, job_search)):
        return Taken(COMPANY, known, f"the file, where {own} is theirs")
    names = (*list_names(event.component), *filter(None, [me.name]))
    said = find_company(summary, names)
    guess = name_company(own) if own is not None else None
    if own is not None and guess is not None and (is_agency(own) or _is_of_the_organizer(event, guess)):
        said, guess = None if said and may_be_one(said, guess) else said, None
    if own is None or guess is None:
        return _match(said, SUMMARY, Certainty.SURE, job_search) if said else None
    if spelt := find_spelling(summary, guess, names):
        return _match(spelt, SUMMARY, Certainty.SURE, job_search)
    return _weigh(said, guess, f"the organiser's domain, {own}", job_search)


def _weigh(said: str | None, guess: str, domain: str, job_search: JobSearch) -> Taken:
    """Return the company where summary and domain each say a part, or one alone does."""
    if said is None:
        return _match(guess, domain, Certainty.GUESS, job_search)
    if may_be_one(said, guess):
        name, source = (said, SUMMARY) if len(said) > len(guess) else (guess, domain)
        return _match(name, source, Certainty.SURE, job_search)
    return _match(said, f"{SUMMARY}, while {domain}, says {quote(guess)}", Certainty.DISPUTED, job_search)


def _find_domain(event: InvitedEvent, me: Me) -> str | None:
    """Return the domain that the organiser writes from, where it may be an employer's."""
    organizer = event.component.find("ORGANIZER")
    address = read_address(organizer.value) if organizer else None
    if organizer is None or address is None or me.is_meant(organizer.params.get("CN"), address):
        return None
    return find_own_domain(read_domain(address))


def _find_by_people(own: str, job_search: JobSearch) -> str | None:
    """Return the one company in the file whose people write from a domain; an agency's people are of none."""
    known = {
        fold(interview.company): interview.company
        for interview in job_search.interviews
        if own in {find_own_domain(read_domain(each)) for each in list_addresses(interview.interviewers)}
    }
    return next(iter(known.values())) if len(known) == 1 and not is_agency(own) else None


def _is_of_the_organizer(event: InvitedEvent, guess: str) -> bool:
    """Tell whether a domain has the organiser's own name: it is a person's then, and no company's."""
    organizer = event.component.find("ORGANIZER")
    name = read_name(organizer.params.get("CN", "")) if organizer else None
    if not name:
        return False
    words = {beginnings[0] for word in name.split() for beginnings in list_beginnings(word)}
    whole = {beginnings[-1] for beginnings in list_beginnings(name)}
    return any(beginnings[-1] in words | whole for beginnings in list_beginnings(guess))


def find_spelling(summary: str, guess: str, people: Iterable[str]) -> str | None:
    """Return the words of a summary that a domain's name is made of, with those of the same name after them.

    >>> find_spelling("Sam Miller and Ravi Shah (Plum Street Press)", "Plumstreet", ["Sam Miller", "Ravi Shah"])
    'Plum Street Press'
    >>> find_spelling("Coding interview Acme Data Engineer", "Acme", []) or find_spelling("Panel", "Acme", [])
    'Acme'
    """
    wanted = {beginnings[-1] for beginnings in list_beginnings(guess)}
    nobody = {word for name in people for word in fold(name).split()}
    words = list(WORD.finditer(summary))
    for first in range(len(words)):
        for last in range(first, min(first + MOST_WORDS, len(words))):
            spelt = summary[words[first].start() : words[last].end()]
            if spelt != spelt.casefold() and wanted & {each[-1] for each in list_beginnings(spelt)}:
                return _extend(summary, words[first : last + MOST_WORDS], last - first, nobody)
    return None


def _extend(summary: str, words: list[re.Match[str]], last: int, nobody: set[str]) -> str:
    """Return a name with the words that follow it, where all up to the next stop are a name's."""
    start, end = words[0].start(), words[last].end()
    at = last
    while not END.match(summary, words[at].end()):
        at += 1
        if at == len(words) or not JOINT.fullmatch(summary, words[at - 1].end(), words[at].start()):
            return summary[start:end]
        word = words[at][0]
        if not word[0].isupper() or fold(word) in nobody or NO_NAME.fullmatch(word):
            return summary[start:end]
    return summary[start : words[at].end()]


def _match(name: str, source: str, certainty: Certainty, job_search: JobSearch) -> Taken:
    """Return a company as the file writes it; what is only nearly the name of one there is a guess."""
    known = tuple(dict.fromkeys(each.company for each in job_search.interviews))
    folded = fold(name).replace(" ", "")
    if same := next((each for each in known if fold(each).replace(" ", "") == folded), None):
        return Taken(COMPANY, same, source, Certainty.SURE if certainty is Certainty.GUESS else certainty)
    near = tuple({fold(each): each for each in find_alike(name, known)}.values())
    if not near:
        return Taken(COMPANY, name, source, certainty)
    if len(near) > 1:
        return Taken(COMPANY, near[0], f"the file; {source} says {quote(name)}", Certainty.DISPUTED)
    certainty = certainty if certainty is Certainty.DISPUTED else Certainty.GUESS
    return Taken(COMPANY, near[0], f"the file; {source} says {quote(name)}", certainty)
