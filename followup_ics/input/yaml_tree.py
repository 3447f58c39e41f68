"""YAML text as a tree of located nodes; its limits are enforced while scanning, and nothing gets a type here.

libyaml is used as a scanner of events only: no node is resolved, no tag is looked up, no object is made.
"""

import codecs
import itertools
import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple, NoReturn, TypeAlias, cast

import yaml

from followup_ics.model.errors import FollowUpError, InputError, Location, Problem
from followup_ics.model.limits import MOST_SOURCE_BYTES
from followup_ics.model.quoting import name_character, quote

MAX_DEPTH: Final = 20
MAX_NODES: Final = 200_000
MAX_CHARACTER_PROBLEMS: Final = 20

CORE_TAG: Final = "tag:yaml.org,2002:"

CALENDAR_START: Final = b"BEGIN:VCALENDAR"
WIDE_START: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
"""UTF-32, little end first, starts like UTF-16 does."""

UNWANTED_CHARACTER: Final = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]"
"""What libyaml refuses, and what it takes for a line break where no editor shows one."""

LINE_BREAK: Final = re.compile("\r\n|\n|\r")


class Scalar(NamedTuple):
    """Hold a single value as it was written; ``is_plain`` tells that it stood without quotes."""

    text: str
    location: Location
    is_plain: bool


class Sequence(NamedTuple):
    """Hold a list."""

    items: "tuple[Node, ...]"
    location: Location


class Entry(NamedTuple):
    """Hold a key and its value."""

    key: Scalar
    value: "Node"


class Mapping(NamedTuple):
    """Hold keys and values in the order of the file; a key that is there twice is there twice."""

    entries: tuple[Entry, ...]
    location: Location


Node: TypeAlias = Scalar | Sequence | Mapping


class TextSpan(NamedTuple):
    """Hold which characters of a text a node takes: those from ``start`` up to ``end``, both counted from 0.

    ``style`` is the sign of how it is written: ``[`` or ``{`` for a list or a mapping in brackets, ``-`` or ``:`` for
    one without, a quote, ``|`` or ``>`` for a text, nothing for a plain one. What stands without brackets ends where
    the next thing starts: blank lines and comments in between count as its own. ``parts`` are a list's items, or a
    mapping's keys and values by turns.
    """

    style: str
    start: int
    end: int
    text: str = ""
    parts: "tuple[TextSpan, ...]" = ()


def scan_source(data: bytes, *, name: str) -> Mapping:
    """Read the bytes of an input file as one mapping; raise `InputError` where they are anything else.

    ``name`` stands for the file in every location.

    >>> root = scan_source(b"timezone: UTC", name="search.yaml")
    >>> root.entries[0].value
    Scalar(text='UTC', location=Location(source='search.yaml', line=1, column=11), is_plain=True)
    """
    if not yaml.__with_libyaml__:
        raise FollowUpError("PyYAML is here without its scanner libyaml; install a built wheel: pip install -U PyYAML")
    text = _decode(data, name)
    start = Location(source=name, line=1, column=1)
    reader = _TreeReader(name, text)
    try:
        root = reader.read_document()
    except yaml.MarkedYAMLError as error:
        from followup_ics.input.yaml_errors import describe_error  # noqa: PLC0415 - few files are broken

        line, column, message = describe_error(error, text)
        problem = Problem(location=Location(source=name, line=line, column=column), path=(), message=message)
        raise InputError([*reader.problems, problem]) from error
    if root is None or (isinstance(root, Scalar) and not root.text):
        _refuse(start, "the file is empty; expected 'timezone:', 'holidays:' and 'interviews:'")
    if isinstance(root, Sequence):
        _refuse(root.location, "the file is a list; expected 'timezone:', 'holidays:' and 'interviews:' above it")
    if isinstance(root, Scalar):
        _refuse(root.location, f"the file is one text, {quote(root.text)}; expected 'timezone:' and more, one a line")
    return root


def scan_spans(text: str) -> TextSpan:
    """Find where everything stands in the text of a file that `scan_source` takes; a mark at its start is left out.

    >>> [part.start for part in scan_spans("timezone: UTC").parts]
    [0, 10]
    """
    events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.CSafeLoader)
    next(events)  # the stream starts
    next(events)  # the document starts
    return _read_span(next(events), events)


def _read_span(event: yaml.Event, events: Iterator[yaml.Event]) -> TextSpan:
    parts: list[TextSpan] = []
    last = event
    if isinstance(event, yaml.CollectionStartEvent):
        while not isinstance(last := next(events), yaml.CollectionEndEvent):
            parts.append(_read_span(last, events))
    if event.start_mark is None or last.end_mark is None:
        raise AssertionError("libyaml gives every event its place")
    return TextSpan(
        style=_find_style(event),
        start=event.start_mark.index,
        end=last.end_mark.index,
        text=event.value if isinstance(event, yaml.ScalarEvent) else "",
        parts=tuple(parts),
    )


def _find_style(event: yaml.Event) -> str:
    if isinstance(event, yaml.SequenceStartEvent):
        return "[" if event.flow_style else "-"
    if isinstance(event, yaml.MappingStartEvent):
        return "{" if event.flow_style else ":"
    return (event.style or "") if isinstance(event, yaml.ScalarEvent) else ""


def _decode(data: bytes, name: str) -> str:
    start = Location(source=name, line=1, column=1)
    if len(data) > MOST_SOURCE_BYTES:
        _refuse(start, f"the file has {len(data):,} bytes; at most {MOST_SOURCE_BYTES:,} are read")
    if _is_wide(data):
        _refuse(start, "this is UTF-16 or UTF-32; save the file as UTF-8")
    data = data.removeprefix(codecs.BOM_UTF8)
    if data.lstrip()[: len(CALENDAR_START)].upper() == CALENDAR_START:
        _refuse(start, "this is a calendar (.ics); give the YAML file that a calendar is made from")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        location = _locate(before, len(before), name)
        _refuse(location, f"byte 0x{data[error.start]:02X} is not UTF-8; save the file as UTF-8", error)
    if problems := tuple(itertools.islice(_find_unwanted_characters(text, name), MAX_CHARACTER_PROBLEMS)):
        raise InputError(problems)
    return text


def _is_wide(data: bytes) -> bool:
    """Tell whether bytes look like text of two or four bytes a character, with a mark at its start or without."""
    head = data[:64]
    zeros = max(head[::2].count(0), head[1::2].count(0))
    return data.startswith(WIDE_START) or (any(head) and zeros * 3 > len(head))


def _find_unwanted_characters(text: str, name: str) -> Iterator[Problem]:
    if text.isascii() and text.replace("\n", "").isprintable():
        return
    for match in re.finditer(UNWANTED_CHARACTER, text):
        location = _locate(text, match.start(), name)
        yield Problem(location=location, path=(), message=f"{name_character(match[0])} is no text; take it out")


def _locate(text: str, offset: int, name: str) -> Location:
    breaks = list(LINE_BREAK.finditer(text, 0, offset))
    line_start = breaks[-1].end() if breaks else 0
    return Location(source=name, line=len(breaks) + 1, column=offset - line_start + 1)


def _refuse(location: Location, message: str, cause: Exception | None = None) -> NoReturn:
    raise InputError([Problem(location=location, path=(), message=message)]) from cause


class _TreeReader:
    """Read events as nodes, one level at a time; what can be read past is collected in ``problems``."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.next_event = cast("Callable[[], yaml.Event]", yaml.CSafeLoader(text).get_event)
        self.problems: list[Problem] = []
        self.nodes = 0

    def read_document(self) -> Node | None:
        """Return the top node, None where there is nothing, or raise `InputError`."""
        self.next_event()  # the stream starts
        if isinstance(self.next_event(), yaml.StreamEndEvent):
            return None
        root = self.read_node(self.next_event(), depth=1)
        self.next_event()  # the document ends
        after = self.next_event()
        if isinstance(after, yaml.DocumentStartEvent):
            self.stop(self.locate(after), "a second document starts here; one file holds one job search")
        if self.problems:
            raise InputError(self.problems)
        return root

    def read_node(self, event: yaml.Event, depth: int) -> Node:
        location = self.locate(event)
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.stop(location, f"more than {MAX_NODES:,} values in one file")
        if isinstance(event, yaml.ScalarEvent):
            self.refuse_properties(event, location)
            return Scalar(event.value, location, not event.style)
        if isinstance(event, yaml.CollectionStartEvent):
            self.refuse_properties(event, location)
            if depth > MAX_DEPTH:
                self.stop(location, f"lists and keys stand more than {MAX_DEPTH} levels deep here")
            if isinstance(event, yaml.SequenceStartEvent):
                return Sequence(tuple(self.read_items(depth)), location)
            return Mapping(tuple(self.read_entries(depth)), location)
        alias = cast("yaml.AliasEvent", event)  # libyaml has no other nodes
        self.report(location, f"{quote(f'*{alias.anchor}')} is a YAML alias; write the value out, or in quotes")
        return Scalar("", location, is_plain=True)

    def refuse_properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, location: Location) -> None:
        if event.anchor is not None:
            self.report(location, f"{quote(f'&{event.anchor}')} is a YAML anchor; write the value out, or in quotes")
        if event.tag is not None:
            tag = quote(event.tag.replace(CORE_TAG, "!!"))
            self.report(location, f"{tag} is a YAML tag; take it out, or put the text in quotes")

    def read_items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := self.next_event(), yaml.SequenceEndEvent):
            yield self.read_node(event, depth + 1)

    def read_entries(self, depth: int) -> Iterator[Entry]:
        while not isinstance(event := self.next_event(), yaml.MappingEndEvent):
            key = self.read_node(event, depth + 1)
            value = self.read_node(self.next_event(), depth + 1)
            if not isinstance(key, Scalar):
                self.report(key.location, "a key is one text, not a list or a mapping")
            elif key.text == "<<" and key.is_plain:
                self.report(key.location, "'<<' merges YAML mappings; write the keys out")
            else:
                yield Entry(key, value)

    def locate(self, event: yaml.Event) -> Location:
        mark = event.start_mark
        if mark is None:
            raise AssertionError("libyaml gives every event its place")
        return Location(self.name, mark.line + 1, mark.column + 1)

    def report(self, location: Location, message: str) -> None:
        self.problems.append(Problem(location=location, path=(), message=message))

    def stop(self, location: Location, message: str) -> NoReturn:
        self.report(location, message)
        raise InputError(self.problems)
