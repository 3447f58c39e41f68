"""iCalendar as it arrives: components, properties and values, line by line; a line that is none is passed over."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from icalendar.parser import Contentlines, unescape_backslash

from followup_ics.model.errors import FollowUpError

MOST_DEEP: Final = 8
MOST_LINES: Final = 20_000
LONGEST_LINE: Final = 100_000
BROKEN_FOLD: Final = re.compile(r"(?:\r\n|\r|\n)(?=[ \t])")
SLOVENLY_PERSON: Final = re.compile(r"(ATTENDEE|ORGANIZER);(?:.*;)?CN=([^;:]*)(?:;.*)?:(mailto:[^:]*)", re.IGNORECASE)
"""Somebody whose name has quotes in it."""

LONGEST_PERSON: Final = 1_000

QUOTES: Final = "\"' "
LINE_END: Final = re.compile(r"\r\n|\r|\n")


class Property(NamedTuple):
    """Hold one property: its name in capitals, its parameters, and its value as it is written."""

    name: str
    params: Mapping[str, str]
    value: str


class Component(NamedTuple):
    """Hold one component: its name in capitals, its properties, and the components in it."""

    name: str
    properties: tuple[Property, ...]
    parts: tuple["Component", ...]

    def find_all(self, name: str) -> tuple[Property, ...]:
        """Return every property of a name, in the order of the file."""
        return tuple(each for each in self.properties if each.name == name)

    def find(self, name: str) -> Property | None:
        """Return the first property of a name that has a value."""
        return next((each for each in self.properties if each.name == name and each.value.strip()), None)

    def read_text(self, name: str) -> str:
        """Return a property's text without its escapes; empty where there is none."""
        found = self.find(name)
        return unescape_backslash(found.value).strip() if found else ""

    def read_word(self, name: str) -> str:
        """Return a property's value in capitals, for the words of RFC 5545; empty where there is none."""
        return self.read_text(name).upper()


class _Open(NamedTuple):
    """Hold a component whose end has not come yet."""

    name: str
    properties: list[Property]
    parts: list[Component]


def scan_calendars(text: str) -> tuple[Component, ...]:
    r"""Return the calendars of a text; raise `FollowUpError` where it is cut off or nested without end.

    >>> scan_calendars("BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n")[0].read_word("method".upper())
    'REQUEST'
    """
    stack = [_Open("", [], [])]
    for each in _read_properties(text):
        name = each.value.strip().upper()
        if each.name == "BEGIN":
            if len(stack) > MOST_DEEP:
                raise FollowUpError("is nested too deeply to be an invitation; save it again")
            stack.append(_Open(name, [], []))
        elif each.name == "END":
            if len(stack) == 1 or stack[-1].name != name:
                raise FollowUpError(f"is broken: an end without its beginning ('END:{name[:20]}'); save it again")
            done = stack.pop()
            stack[-1].parts.append(Component(done.name, tuple(done.properties), tuple(done.parts)))
        else:
            stack[-1].properties.append(each)
    if len(stack) > 1:
        raise FollowUpError("is cut off in the middle; save or download it again")
    return tuple(part for part in stack[0].parts if part.name == "VCALENDAR")


def _read_properties(text: str) -> Iterator[Property]:
    lines = LINE_END.split(BROKEN_FOLD.sub("\r\n", text.replace("\0", "")))
    if len(lines) > MOST_LINES:
        raise FollowUpError(f"has {len(lines):,} lines; an invitation has fewer, so save that alone")
    for line in Contentlines.from_ical("\r\n".join(lines)):  # type: ignore[no-untyped-call]
        if not line.strip() or len(line) > LONGEST_LINE:
            continue
        try:
            name, params, value = line.raw_parts()
        except ValueError:  # no content line: the rest of one that was broken, or a slip of the sender's program
            if len(line) < LONGEST_PERSON and (match := SLOVENLY_PERSON.fullmatch(line)):
                yield Property(match[1].upper(), {"CN": match[2].strip(QUOTES)}, match[3])
            continue
        yield Property(name.upper(), {key.upper(): _join(given) for key, given in params.items()}, value)


def _join(given: object) -> str:
    """Return a parameter as one text; the parser splits what has a comma without quotes."""
    return ",".join(map(str, given)) if isinstance(given, list | tuple) else str(given)
