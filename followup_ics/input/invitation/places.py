"""Where a meeting takes place: its address, or the link to join it; and the link to the posting, where there is one."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from followup_ics.input.fields import LONGEST_LINK, FieldError, read_link
from followup_ics.input.invitation.lines import Component
from followup_ics.input.invitation.text import MOST_READ, UNSEEN, tame_text

LINK: Final = re.compile(r"https?://[^\s<>\"'\\^`{|}\[\]()]{4,2000}", re.IGNORECASE)
AFTER_A_LINK: Final = ".,;:!?*_…>"

JOIN_PROPERTIES: Final = (
    "CONFERENCE",
    "X-GOOGLE-CONFERENCE",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-MICROSOFT-ONLINEMEETINGCONFLINK",
    "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK",
    "X-ZOOM-MEETING-URL",
)
JOIN: Final = re.compile(
    r"(?:[a-z0-9-]+\.)*(?:zoom\.us|zoom\.com|zoomgov\.com)/(?:j|my|w|s)/.+|meet\.google\.com/.+|hangouts\.google\.com/.+"
    r"|teams\.(?:microsoft|live)\.com/(?:l/meetup-join|meet)/.+|(?:[a-z0-9-]+\.)*webex\.com/.+|whereby\.com/.+"
    r"|(?:[a-z0-9-]+\.)?gotomeeting\.com/join/.+|meet\.goto\.com/.+|(?:[a-z0-9-]+\.)?bluejeans\.com/.+|chime\.aws/.+"
    r"|meet\.jit\.si/.+|join\.skype\.com/.+|meet\.lync\.com/.+|app\.coderpad\.io/.+|coderpad\.io/.+"
    r"|facetime\.apple\.com/join.*|(?:[a-z0-9-]+\.)?daily\.co/.+|around\.co/.+",
    re.IGNORECASE,
)
"""Addresses, without their scheme, that lead into a meeting."""

POSTING: Final = re.compile(
    r"(?:(?:job-)?boards(?:\.eu)?\.greenhouse\.io|jobs(?:\.eu)?\.lever\.co|jobs\.ashbyhq\.com|apply\.workable\.com"
    r"|jobs\.smartrecruiters\.com|[a-z0-9-]+\.(?:bamboohr|recruitee|teamtailor|breezy|applytojob)\.(?:com|hr)"
    r"|[a-z0-9.-]+\.myworkdayjobs\.com)/.+"
    r"|(?:[a-z]+\.)?linkedin\.com/jobs/view/.+|(?:jobs|careers)\.[a-z0-9.-]+/.+"
    r"|[a-z0-9.-]+/(?:[a-z-]+/){0,3}(?:jobs?|careers?|vacancies|positions?|openings?|stellen|karriere)/.+",
    re.IGNORECASE,
)
ONLINE: Final = re.compile(
    r".*\b(?:zoom|teams|google meet|hangouts?|webex|skype|online|virtual|remote|web ?conference"
    r"|video ?(?:call|conference)?"
    r"|see (?:description|below|link|details)|tbd|tba)\b.*",
    re.IGNORECASE,
)
"""A location that only says that there is a link."""


def find_place(event: Component) -> tuple[str, str] | None:
    """Return where a meeting takes place, and by which property; None where it does not say so.

    Where there are both, an address and a link to join, the place is both: calendars add links to meetings on site.
    """
    location = event.read_text("LOCATION")
    join = next(_list_joins(event, location), None)
    words = tame_text(LINK.sub(" ", location))
    address = None if words is None or (join and ONLINE.fullmatch(words)) or not words.strip(" ;,.()-") else words
    if join is None:
        links = list(_list_links(location))
        return (links[0], "LOCATION") if links and address is None else (address, "LOCATION") if address else None
    link, name = join
    if address is None:
        return link, name
    return f"{address.strip(' ;,(')}; {link}", f"LOCATION and {name}"


def find_posting(event: Component) -> tuple[str, str] | None:
    """Return the link to the posting, and by which property; None where there is none, or more than one."""
    texts = (("URL", event.read_text("URL")), ("DESCRIPTION", event.read_text("DESCRIPTION")))
    found = {link: name for name, text in reversed(texts) for link in _list_links(text) if _fits(POSTING, link)}
    return next(iter(found.items())) if len(found) == 1 else None


def _list_joins(event: Component, location: str) -> Iterator[tuple[str, str]]:
    """Return links that lead into the meeting, each with its property, the surest first."""
    for name in JOIN_PROPERTIES:
        for each in event.find_all(name):
            yield from ((link, name) for link in _list_links(each.value.replace("\\,", ",").replace("\\;", ";")))
    for name, text in (("LOCATION", location), ("URL", event.read_text("URL"))):
        yield from ((link, name) for link in _list_links(text) if _fits(JOIN, link))
    for name in ("DESCRIPTION", "X-ALT-DESC"):
        yield from ((link, name) for link in _list_links(event.read_text(name)) if _fits(JOIN, link))


def _list_links(text: str) -> Iterator[str]:
    for match in LINK.finditer(text[:MOST_READ].replace("&amp;", "&")):
        link = match[0].rstrip(AFTER_A_LINK)
        try:
            checked = read_link(link)
        except FieldError:
            continue
        if len(checked) <= LONGEST_LINK and not UNSEEN.search(checked) and "@" not in urlsplit(checked).netloc:
            yield checked


def _fits(pattern: re.Pattern[str], link: str) -> bool:
    parts = urlsplit(link)
    return bool(pattern.fullmatch(f"{parts.hostname}{parts.path}"))
