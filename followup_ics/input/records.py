"""Mappings of known keys: what a key and a form of value are, how they are read, everything wrong collected."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, Generic, NamedTuple, TypeAlias, TypeVar, cast

from followup_ics.input import yaml_tree
from followup_ics.input.fields import LONGEST_LINE, FieldError, clean_text, find_quotes
from followup_ics.input.yaml_tree import Entry, Node, Scalar
from followup_ics.model.errors import KeyPath, Location, Problem
from followup_ics.model.quoting import quote, quote_key, show

T = TypeVar("T")
D = TypeVar("D")

MOST_SUGGESTIONS: Final = 20
"""As many problems are shown; looking for the nearest word takes long enough to stop there."""

LONGEST_TITLE: Final = 30

OWN_KEY: Final = "x-"
"""How a key starts that is the user's own, and is passed over."""

NOTHING: Final = frozenset({"", "~", "null", "Null", "NULL"})


class Findings:
    """Collect what is wrong in one file; ``homes`` says of every key where it belongs."""

    def __init__(self, homes: Mapping[str, str] = MappingProxyType({})) -> None:
        self.problems: list[Problem] = []
        self.suggestions = 0
        self.homes = homes

    def suggest(self, word: str, choices: tuple[str, ...]) -> str | None:
        """Return the nearest choice; None where there is none, or where enough has been suggested."""
        if not choices or self.suggestions >= MOST_SUGGESTIONS:
            return None
        self.suggestions += 1
        from followup_ics.model.nearest import find_nearest  # noqa: PLC0415 - few files have a slip in them

        return find_nearest(word, choices)


class Place(NamedTuple):
    """Point to one node: where it is, the keys and numbers that lead there, and the form that is expected there.

    ``about`` is what the entry of the outermost list on that way is called.
    """

    location: Location
    path: KeyPath
    form: str
    findings: Findings
    about: str = ""

    def report(self, message: str, advice: str = "") -> None:
        """Record one problem here; ``advice`` is for who can change the file here."""
        problem = Problem(location=self.location, path=self.path, message=message, advice=advice, about=self.about)
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
        return self._replace(location=location, path=(*self.path, name), form=form)

    def enter_item(self, index: int, location: Location, form: str) -> "Place":
        """Return the place of a list's item."""
        return self._replace(location=location, path=(*self.path, index), form=form)


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

    An empty value is as good as none, unless the key is required, or ``means_nothing`` tells that it says so;
    ``needs_text`` tells that quotes with nothing in them are a slip.
    ``default`` and ``examples`` are for editors, as the file would have them. ``option`` is None for what is not
    given on the command line.
    """

    name: str
    form: Form[T]
    description: str
    is_required: bool = False
    means_nothing: bool = False
    needs_text: bool = False
    default: object = None
    examples: tuple[object, ...] = ()
    option: Option | None = None

    def is_given(self, node: Node) -> bool:
        """Tell whether a value is one to be read."""
        is_blank = isinstance(node, Scalar) and not node.is_plain and not node.text.strip()
        return self.is_required or self.means_nothing or not is_empty(node) or (self.needs_text and is_blank)


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


class PlacedText(NamedTuple):
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
            if quotes := find_quotes(node.text.strip()):
                place.report(f'{quote(node.text)} stands in quotes that YAML does not know, {quotes}; write " or none')
            else:
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


def make_record_reader(
    keys: tuple[Key[Any], ...], *, may_have_own: bool = False, named_by: Key[str] | None = None
) -> Reader[Record]:
    """Return a reader of mappings with known keys; ``may_have_own`` passes over keys that start with ``x-``.

    Problems within are told with the value of the key ``named_by``.
    """
    known = {key.name: key for key in keys}

    def read_record(node: Node, place: Place) -> Record | None:
        if not isinstance(node, yaml_tree.Mapping):
            _report_shape(node, place)
            return None
        if named_by is not None:
            place = place._replace(about=_find_text(node, named_by.name))
        entries = _pick_entries(node, place, known, may_have_own=may_have_own)
        for key in keys:
            if key.is_required and key.name not in entries:
                place.report(f"missing key '{key.name}' (expected {key.form.words})")
        given = {name: entry for name, entry in entries.items() if known[name].is_given(entry.value)}
        places = {
            name: place.enter_key(name, entry.value.location, known[name].form.words) for name, entry in given.items()
        }
        values = {name: known[name].form.read(entry.value, places[name]) for name, entry in given.items()}
        return Record(place=place, values=values, places=places)

    return read_record


def _find_text(node: yaml_tree.Mapping, name: str) -> str:
    """Return the text under a key as a message can show it; empty where there is none."""
    values = [entry.value for entry in node.entries if entry.key.text == name and not is_empty(entry.value)]
    text = values[0].text if values and isinstance(values[0], Scalar) else ""
    return show(" ".join(text.split()), most=LONGEST_TITLE)


def _pick_entries(
    node: yaml_tree.Mapping, place: Place, known: Mapping[str, Key[Any]], *, may_have_own: bool
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
            at_key.report(f"unknown key {quote_key(name)} ({_advise(name, place, known, may_have_own=may_have_own)})")
    return entries


def _advise(name: str, place: Place, known: Mapping[str, Key[Any]], *, may_have_own: bool) -> str:
    if may_have_own and name in place.findings.homes:
        return place.findings.homes[name]
    nearest = place.findings.suggest(name, tuple(known))
    return f"did you mean '{nearest}'?" if nearest else f"the keys here are {', '.join(known)}"


def keep_words(read: Reader[str]) -> Reader[PlacedText]:
    """Return a reader that keeps the place with the text."""

    def read_words(node: Node, place: Place) -> PlacedText | None:
        text = read(node, place)
        return None if text is None else PlacedText(text, place)

    return read_words


def _report_shape(node: Node, place: Place) -> None:
    """Report a node that is empty, or of another shape than the one expected."""
    if is_empty(node):
        word = node.text.strip() if isinstance(node, Scalar) else ""
        why = f": YAML reads {word} as nothing; if it is a name, put it in quotes" if word else ""
        place.report(f"is empty{why} (expected {place.form})")
        return
    others = "a list" if isinstance(node, yaml_tree.Sequence) else "keys of its own"
    shape = quote(node.text) if isinstance(node, Scalar) else others
    place.report(f"expected {place.form}, not {shape}")
