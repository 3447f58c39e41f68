"""An input file with a change in it, checked before it is written: it means what it should, no more and no less."""

import codecs
import itertools
from collections.abc import Callable
from collections.abc import Mapping as AnyMapping
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias, cast

from followup_ics.input.edit.insert import Path, add_entry
from followup_ics.input.edit.lines import LineChange, apply_changes
from followup_ics.input.edit.set_value import Values, set_values
from followup_ics.input.edit.write_yaml import Fields, Value, render_flow_entry
from followup_ics.input.parse import Calendars, parse_job_search
from followup_ics.input.yaml_tree import Entry, Mapping, Node, Scalar, Sequence, scan_source
from followup_ics.model.errors import FollowUpError, InputError, Location, describe_path
from followup_ics.model.search import JobSearch

Options: TypeAlias = AnyMapping[str, str]
"""The options by which values are given, by their keys."""

NO_OPTIONS: Final[Options] = MappingProxyType({})


class File(NamedTuple):
    """Hold an input file as it is before an edit; ``name`` stands for it in messages."""

    data: bytes
    name: str
    root: Mapping
    calendars: Calendars

    def parse(self, root: Mapping) -> JobSearch:
        """Read a tree that stands for this file as a job search."""
        return parse_job_search(root, calendars=self.calendars)


def write_entry(file: File, path: Path, fields: Fields) -> bytes:
    """Return the bytes of a file with an entry more; raise `FollowUpError` where it is wrong, or where it cannot be."""
    node = _make_node(fields, _find_last_location(file.root))
    entry = f"write {describe_path(itertools.chain.from_iterable(path))} yourself: {render_flow_entry(fields)}"
    root, given = _insert(file.root, path, node), {key: name_option(key) for key, _ in fields}
    return _write(file, path, root, lambda text: add_entry(text, path, fields), given=given, way_out=entry)


def write_values(file: File, path: Path, values: Values, *, options: Options = NO_OPTIONS) -> bytes:
    """Return the bytes of a file with other values in an entry; raise `FollowUpError` where one is wrong.

    ``options`` names those by which values were given that are not called as their keys are.
    """
    given = tuple((key, value) for key, value in values.items() if value is not None)
    way_out = f"write into {describe_path(itertools.chain.from_iterable(path))} yourself: {render_flow_entry(given)}"
    root, named = _replace_values(file.root, path, values), {key: name_option(key) for key in values} | {**options}
    return _write(file, path, root, lambda text: set_values(text, path, values), given=named, way_out=way_out)


def _write(  # noqa: PLR0913 - the file, what is to become of it, and how it is told of
    file: File,
    path: Path,
    root: Mapping,
    change: Callable[[str], tuple[LineChange, ...]],
    *,
    given: Options,
    way_out: str,
) -> bytes:
    """Return the bytes of a changed file, checked against the tree that they have to mean."""
    try:
        expected = file.parse(root)
    except InputError as error:
        raise _translate(error, path, given) from error
    mark = codecs.BOM_UTF8 if file.data.startswith(codecs.BOM_UTF8) else b""
    text = file.data.removeprefix(mark).decode()
    data = mark + apply_changes(text, change(text)).encode()
    try:
        written = file.parse(scan_source(data, name=file.name))
    except InputError as error:
        raise FollowUpError(
            f"{file.name}: nothing was written ({error.problems[0].whole_message}); {way_out}"
        ) from error
    if written != expected:
        raise FollowUpError(
            f"{file.name}: nothing was written (the lines there are laid out in an unusual way); {way_out}"
        )
    return data


def _translate(error: InputError, path: Path, given: Options) -> FollowUpError:
    """Tell problems of what is not in the file yet by the options that it was given with, others by their place."""
    start = tuple(itertools.chain.from_iterable(path))
    messages = []
    for problem in error.problems:
        below = problem.path[len(start) :]
        if problem.path[: len(start)] != start or (below and below[0] not in given):
            messages.append(f"this does not go with {problem.location}: {problem.message}")
        elif below:
            messages.append(f"{given[str(below[0])]}: {problem.whole_message}")
        else:
            messages.append(problem.whole_message)
    return FollowUpError("\n".join(messages))


def name_option(key: str) -> str:
    """Return the option that a key is given with.

    >>> name_option("hear_by")
    '--hear-by'
    """
    return f"--{key.replace('_', '-')}"


def _make_node(fields: Fields, location: Location) -> Mapping:
    """Return an entry as the tree has it; ``location`` stands for all of it."""

    def make_value(value: Value) -> Node:
        if isinstance(value, str):
            return Scalar(value, location, is_plain=False)
        if isinstance(value, tuple):
            return Sequence(tuple(map(make_value, value)), location)
        return _make_node(tuple(value.items()), location)

    entries = (Entry(Scalar(key, location, is_plain=True), make_value(value)) for key, value in fields)
    return Mapping(tuple(entries), location)


def _insert(node: Mapping, path: Path, new: Node) -> Mapping:
    """Return a tree with one entry more at the end of a path."""
    (key, index), *rest = path
    values = (entry.value for entry in node.entries if entry.key.text == key)
    items = next((value.items for value in values if isinstance(value, Sequence)), ())
    if rest:
        changed = _insert(cast("Mapping", items[index]), tuple(rest), new)
        return replace_items(node, key, (*items[:index], changed, *items[index + 1 :]))
    return replace_items(node, key, (*items[:index], new, *items[index:]))


def _replace_values(node: Mapping, path: Path, values: Values) -> Mapping:
    """Return a tree with other values in the entry at the end of a path."""
    (key, index), *rest = path
    items = next(cast("Sequence", entry.value).items for entry in node.entries if entry.key.text == key)
    changed = cast("Mapping", items[index])
    if rest:
        changed = _replace_values(changed, tuple(rest), values)
    else:
        given = tuple((name, value) for name, value in values.items() if value is not None)
        kept = tuple(entry for entry in changed.entries if entry.key.text not in values)
        changed = changed._replace(entries=(*kept, *_make_node(given, changed.location).entries))
    return replace_items(node, key, (*items[:index], changed, *items[index + 1 :]))


def replace_items(mapping: Mapping, key: str, items: tuple[Node, ...]) -> Mapping:
    """Return a mapping with another list under a key, which may have been missing."""
    others = tuple(entry for entry in mapping.entries if entry.key.text != key)
    entry = Entry(Scalar(key, mapping.location, is_plain=True), Sequence(items, mapping.location))
    return mapping._replace(entries=(*others, entry))


def _find_last_location(node: Node) -> Location:
    """Return the place of a tree's last value, after which whatever is new comes."""
    if isinstance(node, Sequence) and node.items:
        return _find_last_location(node.items[-1])
    if isinstance(node, Mapping) and node.entries:
        return _find_last_location(node.entries[-1].value)
    return node.location
