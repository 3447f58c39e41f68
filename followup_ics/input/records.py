"""Mappings of known keys: what a key and a form of value are, how they are read, everything wrong collected."""

from collections.abc import Callable, Mapping
from typing import Any, Final, Generic, NamedTuple, TypeAlias, TypeVar, cast

from followup_ics.input import yaml_tree
from followup_ics.input.fields import LONGEST_LINE, FieldError, clean_text
from followup_ics.input.yaml_tree import Entry, Node, Scalar
from followup_ics.model.errors import KeyPath, Location, Problem
from followup_ics.model.quoting import quote

T = TypeVar("T")
D = TypeVar("D")

MOST_SUGGESTIONS: Final = 20
"""As many problems are shown; looking for the nearest word takes long enough to stop there."""

OWN_KEY: Final = "x-"
"""How a key starts that is the user's own, and is passed over."""

NOTHING: Final = frozenset({"", "~", "null", "Null", "NULL"})


class Findings:
    """Collect what is wrong in one file."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.suggestions = 0

    def suggest(self, word: str, choices: tuple[str, ...]) -> str | None:
        """Return the nearest choice; None where there is none, or where enough has been suggested."""
        if not choices or self.suggestions >= MOST_SUGGESTIONS:
            return None
        self.suggestions += 1
        from followup_ics.model.nearest import find_nearest  # noqa: PLC0415 - few files have a slip in them

        return find_nearest(word, choices)


class Place(NamedTuple):
    """Point to one node: where it is, the keys and numbers that lead there, and the form that is expected there."""

    location: Location
    path: KeyPath
    form: str
    findings: Findings

    def report(self, message: str, advice: str = "") -> None:
        """Record one problem here; ``advice`` is for who can change the file here."""
        problem = Problem(location=self.location, path=self.path, message=message, advice=advice)
        self.findings.problems.append(problem)

    def report_field(self, error: FieldError) -> None:
        """Record what a field cannot be, with the nearest word or the form that it should have."""
        if not error.choices:
            self.report(str(error))
            return
        nearest = self.findings.suggest(error.word, error.choices)
        self.report(f"{error} (did you mean '{nearest}'?)" if nearest else f"{error} (expected {self.form})")

    def enter_key(self, name: str, location: Location, form: str) -> "Place":
        """Return the place of a key's value."""
        return Place(location=location, path=(*self.path, name), form=form, findings=self.findings)

    def enter_item(self, index: int, location: Location, form: str) -> "Place":
        """Return the place of a list's item."""
        return Place(location=location, path=(*self.path, index), form=form, findings=self.findings)


Reader: TypeAlias = Callable[[Node, Place], T | None]
"""Read a node; None says that what was wrong has been reported."""


Schema: TypeAlias = Mapping[str, object]
"""A form in the words of JSON Schema; other forms, and keys as properties, stand in it as they are."""


class Form(NamedTuple, Generic[T]):
    """Say what a value looks like: in words for messages, as a reader, and as a schema for editors.

    ``name`` is what the schema defines it by, where it is used in several places.
    """

    words: str
    read: Reader[T]
    schema: Schema
    name: str | None = None


class Option(NamedTuple):
    """Say how a key is given to the commands that write it: what their help calls its value, and says of it.

    ``is_repeated`` tells that it may be given several times, for a list.
    """

    metavar: str
    help: str
    is_repeated: bool = False


class Key(NamedTuple, Generic[T]):
    """Declare one key of the input file.

    An empty value is as good as none, unless the key is required, or ``means_nothing`` tells that it says so.
    ``default`` and ``examples`` are for editors, as the file would have them. ``option`` is None for what is not
    given on the command line.
    """

    name: str
    form: Form[T]
    description: str
    is_required: bool = False
    means_nothing: bool = False
    default: object = None
    examples: tuple[object, ...] = ()
    option: Option | None = None


class Record(NamedTuple):
    """Hold what a mapping's keys were read as, and where they are; ``places`` has every key that was given."""

    place: Place
    values: Mapping[str, object]
    places: Mapping[str, Place]

    def get(self, key: Key[T]) -> T | None:
        """Return a key's value; None where it is absent, empty or wrong."""
        return cast("T | None", self.values.get(key.name))

    def get_or(self, key: Key[T], default: D) -> T | D:
        """Return a key's value, or another where it is absent, empty or wrong."""
        value = self.get(key)
        return default if value is None else value

    def is_wrong(self, key: Key[Any]) -> bool:
        """Tell whether a key is there whose value could not be read."""
        return key.name in self.places and self.get(key) is None

    def place_of(self, key: Key[Any]) -> Place:
        """Return the place of a key's value, or of the whole where the key is absent."""
        return self.places.get(key.name, self.place)


class Words(NamedTuple):
    """Keep a text with its place, to be read once more is known."""

    text: str
    place: Place


def is_empty(node: Node) -> bool:
    """Tell whether there is no value: nothing at all, ``null``, ``~``, or quotes with nothing in them."""
    return isinstance(node, Scalar) and (not node.text.strip() or (node.is_plain and node.text in NOTHING))


def make_scalar_reader(read: Callable[[str], T], *, limit: int = LONGEST_LINE, many_lines: bool = False) -> Reader[T]:
    """Return a reader of single values, from a reader of cleaned text."""

    def read_scalar(node: Node, place: Place) -> T | None:
        if not isinstance(node, Scalar) or is_empty(node):
            _report_shape(node, place)
            return None
        try:
            return read(clean_text(node.text, limit=limit, many_lines=many_lines))
        except FieldError as error:
            place.report_field(error)
            return None

    return read_scalar


def make_reader_of_nothing(read: Reader[T], nothing: T) -> Reader[T]:
    """Return a reader that reads an empty value too."""
    return lambda node, place: nothing if is_empty(node) else read(node, place)


def make_list_reader(
    read_item: Reader[T], *, item_form: str, most: int, may_be_single: bool = False
) -> Reader[tuple[T, ...]]:
    """Return a reader of lists of at most ``most`` items; items that are wrong are left out."""

    def read_list(node: Node, place: Place) -> tuple[T, ...] | None:
        if may_be_single and not isinstance(node, yaml_tree.Sequence):
            item = read_item(node, place)
            return None if item is None else (item,)
        if not isinstance(node, yaml_tree.Sequence):
            _report_shape(node, place)
            return None
        if len(node.items) > most:
            beyond = place.enter_item(most, node.items[most].location, item_form)
            beyond.report(f"one entry too many: a list may have {most:,} here")
            return None
        places = (place.enter_item(index, item.location, item_form) for index, item in enumerate(node.items))
        items = (read_item(item, at_item) for item, at_item in zip(node.items, places, strict=True))
        return tuple(item for item in items if item is not None)

    return read_list


def make_record_reader(keys: tuple[Key[Any], ...], *, may_have_own: bool = False) -> Reader[Record]:
    """Return a reader of mappings with known keys; ``may_have_own`` passes over keys that start with ``x-``."""
    known = tuple(key.name for key in keys)
    forms = {key.name: key.form for key in keys}
    read_when_empty = frozenset(key.name for key in keys if key.is_required or key.means_nothing)

    def read_record(node: Node, place: Place) -> Record | None:
        if not isinstance(node, yaml_tree.Mapping):
            _report_shape(node, place)
            return None
        entries = _pick_entries(node, place, known, may_have_own=may_have_own)
        for key in keys:
            if key.is_required and key.name not in entries:
                place.report(f"missing key '{key.name}' (expected {key.form.words})")
        given = {name: entry for name, entry in entries.items() if name in read_when_empty or not is_empty(entry.value)}
        places = {name: place.enter_key(name, entry.value.location, forms[name].words) for name, entry in given.items()}
        values = {name: forms[name].read(entry.value, places[name]) for name, entry in given.items()}
        return Record(place=place, values=values, places=places)

    return read_record


def _pick_entries(
    node: yaml_tree.Mapping, place: Place, known: tuple[str, ...], *, may_have_own: bool
) -> dict[str, Entry]:
    """Return the first entry of each known key; report those that are unknown or there twice."""
    entries: dict[str, Entry] = {}
    for entry in node.entries:
        name = entry.key.text
        if name in known and name not in entries:
            entries[name] = entry
            continue
        at_key = place._replace(location=entry.key.location)
        if name in entries:
            at_key.report(f"key {quote(name)} is there twice (first on line {entries[name].key.location.line})")
        elif not (may_have_own and name.startswith(OWN_KEY)):
            nearest = place.findings.suggest(name, known)
            way_out = f"did you mean '{nearest}'?" if nearest else f"the keys here are {', '.join(known)}"
            at_key.report(f"unknown key {quote(name)} ({way_out})")
    return entries


def keep_words(read: Reader[str]) -> Reader[Words]:
    """Return a reader that keeps the place with the text."""

    def read_words(node: Node, place: Place) -> Words | None:
        text = read(node, place)
        return None if text is None else Words(text, place)

    return read_words


def _report_shape(node: Node, place: Place) -> None:
    """Report a node that is empty, or of another shape than the one expected."""
    if is_empty(node):
        place.report(f"is empty (expected {place.form})")
        return
    shape = "keys of its own"
    if isinstance(node, Scalar):
        shape = quote(node.text)
    elif isinstance(node, yaml_tree.Sequence):
        shape = "a list"
    place.report(f"expected {place.form}, not {shape}")
