"""Where a new entry of a list goes in the text of a file, in the file's own layout; all other characters stay.

The one thing ever taken out is the sign for nothing (``~``, ``null``, ``''``) where a list takes its place.
"""

import itertools
import re
from collections.abc import Iterator
from typing import Final, NamedTuple, TypeAlias

from followup_ics.input.edit.lines import (
    LineChange,
    add_after,
    add_lines,
    fill_value,
    find_column,
    find_end_of_part,
    find_gap_before,
    find_last,
    find_line_end,
    list_entries,
    take_out,
)
from followup_ics.input.edit.write_yaml import Fields, render_block_entry, render_flow_entry, render_key
from followup_ics.input.yaml_tree import TextSpan, scan_spans

Path: TypeAlias = tuple[tuple[str, int], ...]
"""The way to an entry: the keys of lists, each with a place in its list, counted from 0."""

BLANK_LINE: Final = re.compile(r"(?>\r\n|\n|\r)[ \t]*[\r\n]")


class Steps(NamedTuple):
    """Hold how far a list's dash stands to the right of its key, and its entry to the right of the dash."""

    dash: int = 2
    entry: int = 2


def add_entry(text: str, path: Path, fields: Fields) -> tuple[LineChange, ...]:
    """Return the changes that put an entry into a list of the file, so that it stands at the end of ``path``.

    The list's key may be missing or have no value; all before it is there. ``text`` is what `scan_source` takes,
    without a mark at its start.

    >>> from followup_ics.input.edit.lines import apply_changes
    >>> text = "interviews: [] # none yet"
    >>> apply_changes(text, add_entry(text, (("interviews", 0),), (("company", "Acme"),)))
    'interviews: [{company: Acme}] # none yet'
    """
    root = owner = scan_spans(text)
    for key, index in path[:-1]:
        owner = next(value.parts[index] for name, value in list_entries(owner) if name.text == key)
    key, index = path[-1]
    name, value = next((entry for entry in list_entries(owner) if entry[0].text == key), (None, None))
    quoted = owner.style == "{" and owner.parts[0].style == '"'  # the file is JSON, then, and stays so
    flow_entry = render_flow_entry(fields, quoted=quoted)
    if name is None or value is None:
        if owner.style == "{":
            flow_list = f"{render_key(key, quoted=quoted)}: [{flow_entry}]"
            return add_after(text, owner.parts[-2].start, owner.parts[-1].end, flow_list)
        column = find_column(text, owner)
        at = find_end_of_part(text, owner, least_indent=column)
        return (add_lines(text, at, [f"{' ' * column}{key}:", *_make_first(text, root, column, fields)]),)
    if value.style == "[":
        return add_to_flow_list(text, value, index, flow_entry)
    if value.style == "-":
        return (_add_to_block_list(text, name, value, index, fields),)
    if owner.style == "{":
        return fill_value(text, name, value, f"[{flow_entry}]")
    lines = _make_first(text, root, find_column(text, owner), fields)
    return (*take_out(text, value), add_lines(text, find_line_end(text, name.end), lines))


def _make_first(text: str, root: TextSpan, column: int, fields: Fields) -> list[str]:
    """Return the lines of a list's first entry, below a key at ``column``."""
    steps = next(itertools.chain(_find_steps(text, root, "updates"), _find_steps(text, root, "interviews")), Steps())
    return render_block_entry(fields, column=column + steps.dash, gap=steps.entry)


def _find_steps(text: str, node: TextSpan, key: str) -> Iterator[Steps]:
    """Find how the lists under a key are indented, wherever that key is."""
    if node.style == ":":
        for name, value in list_entries(node):
            if value.style == "-" and name.text == key:
                dash = find_column(text, value)
                yield Steps(dash - find_column(text, node), _find_gap(text, dash, value.parts[0]))
            else:
                yield from _find_steps(text, value, key)
    elif node.style == "-":
        for item in node.parts:
            yield from _find_steps(text, item, key)


def _add_to_block_list(text: str, name: TextSpan, items: TextSpan, index: int, fields: Fields) -> LineChange:
    neighbour = items.parts[max(index - 1, 0)]
    dash = find_column(text, items)
    gap = _find_gap(text, dash, neighbour)
    lines = render_block_entry(fields, column=dash, gap=gap)
    if neighbour.style == "{":
        lines = [f"{' ' * dash}-{' ' * (gap - 1)}{render_flow_entry(fields)}"]
    is_airy = bool(items.parts[1:]) and bool(
        BLANK_LINE.search(text, find_last(text, items.parts[-2]), items.parts[-1].start)
    )
    if not index:
        return add_lines(text, find_line_end(text, name.end), [*lines, *[""] * is_airy])
    at = find_end_of_part(text, neighbour, least_indent=find_column(text, neighbour))
    return add_lines(text, at, [*[""] * is_airy, *lines])


def _find_gap(text: str, dash: int, item: TextSpan) -> int:
    """Return how far to the right of its dash an entry starts; two where it starts on another line."""
    return max(find_column(text, item) - dash, 2)


def add_to_flow_list(text: str, items: TextSpan, index: int, entry: str) -> tuple[LineChange, ...]:
    """Return the changes that put an entry into a list between brackets, at a place counted from 0."""
    if not items.parts:
        return (LineChange(items.start + 1, items.start + 1, entry),)
    if index:
        before = items.parts[index - 1]
        return add_after(text, before.start, before.end, entry)
    first = items.parts[0].start
    return (LineChange(first, first, f"{entry},{find_gap_before(text, first)}"),)
