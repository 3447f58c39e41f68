"""Where a new entry of a list goes in the text of a file, in the file's own layout; all other characters stay.

The one thing ever taken out is the sign for nothing (``~``, ``null``, ``''``) where a list takes its place.
"""

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, TypeAlias

from followup_ics.input.edit.write_yaml import Fields, render_block_entry, render_flow_entry, render_key
from followup_ics.input.yaml_tree import LINE_BREAK, Span, scan_spans

Path: TypeAlias = tuple[tuple[str, int], ...]
"""The way to an entry: the keys of lists, each with a place in its list, counted from 0."""

BLOCK_TEXT: Final = frozenset("|>")
BRACKETS: Final = frozenset("[{")
KEEPS_BLANK_LINES: Final = re.compile(r"[|>][1-9]?\+")
LAST_BREAK: Final = re.compile(r"(?:\r\n|\n|\r)\Z")
BLANK_LINE: Final = re.compile(r"(?>\r\n|\n|\r)[ \t]*[\r\n]")
COMMENT_LINE: Final = re.compile(r"(?:\r\n|\n|\r)( *)#")
COMMENT_AFTER: Final = re.compile(r"[ \t]*(,?)[ \t]*#")
COLON: Final = re.compile(r"[ \t]*:")


class Change(NamedTuple):
    """Put ``text`` where the characters from ``start`` up to ``end`` are; mostly there are none."""

    start: int
    end: int
    text: str


class Steps(NamedTuple):
    """Hold how far a list's dash stands to the right of its key, and its entry to the right of the dash."""

    dash: int = 2
    entry: int = 2


def apply_changes(text: str, changes: Iterable[Change]) -> str:
    """Return the text with changes made; their places are those of the text before.

    >>> apply_changes("a: ~", [Change(2, 4, ""), Change(4, 4, " [b]")])
    'a: [b]'
    """
    pieces, at = [], 0
    for change in sorted(changes, key=lambda change: (change.start, change.end)):
        pieces += [text[at : change.start], change.text]
        at = change.end
    return "".join([*pieces, text[at:]])


def list_entries(mapping: Span) -> Iterator[tuple[Span, Span]]:
    """List the keys of a mapping, each with its value."""
    return zip(mapping.parts[::2], mapping.parts[1::2], strict=True)


def add_entry(text: str, path: Path, fields: Fields) -> tuple[Change, ...]:
    """Return the changes that put an entry into a list of the file, so that it stands at the end of ``path``.

    The list's key may be missing or have no value; all before it is there. ``text`` is what `scan_source` takes,
    without a mark at its start.

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
        return fill_flow_value(text, name, value, f"[{flow_entry}]")
    lines = _make_first(text, root, find_column(text, owner), fields)
    return (*_take_out(text, value), add_lines(text, _find_line_end(text, name.end), lines))


def _make_first(text: str, root: Span, column: int, fields: Fields) -> list[str]:
    """Return the lines of a list's first entry, below a key at ``column``."""
    steps = next(itertools.chain(_find_steps(text, root, "updates"), _find_steps(text, root, "interviews")), Steps())
    return render_block_entry(fields, column=column + steps.dash, gap=steps.entry)


def _find_steps(text: str, node: Span, key: str) -> Iterator[Steps]:
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


def _add_to_block_list(text: str, name: Span, items: Span, index: int, fields: Fields) -> Change:
    neighbour = items.parts[max(index - 1, 0)]
    dash = find_column(text, items)
    gap = _find_gap(text, dash, neighbour)
    lines = render_block_entry(fields, column=dash, gap=gap)
    if neighbour.style == "{":
        lines = [f"{' ' * dash}-{' ' * (gap - 1)}{render_flow_entry(fields)}"]
    is_airy = bool(items.parts[1:]) and bool(
        BLANK_LINE.search(text, _find_last(text, items.parts[-2]), items.parts[-1].start)
    )
    if not index:
        return add_lines(text, _find_line_end(text, name.end), [*lines, *[""] * is_airy])
    at = find_end_of_part(text, neighbour, least_indent=find_column(text, neighbour))
    return add_lines(text, at, [*[""] * is_airy, *lines])


def _find_gap(text: str, dash: int, item: Span) -> int:
    """Return how far to the right of its dash an entry starts; two where it starts on another line."""
    return max(find_column(text, item) - dash, 2)


def add_to_flow_list(text: str, items: Span, index: int, entry: str) -> tuple[Change, ...]:
    """Return the changes that put an entry into a list between brackets, at a place counted from 0."""
    if not items.parts:
        return (Change(items.start + 1, items.start + 1, entry),)
    if index:
        before = items.parts[index - 1]
        return add_after(text, before.start, before.end, entry)
    first = items.parts[0].start
    return (Change(first, first, f"{entry},{_find_gap_before(text, first)}"),)


def add_after(text: str, start: int, end: int, part: str) -> tuple[Change, ...]:
    """Return the changes that put a part between brackets after the one from ``start`` to ``end``.

    A part that has a line of its own gets one after it, past the comment that may stand there.
    """
    space = _find_gap_before(text, start)
    comment = COMMENT_AFTER.match(text, end)
    if comment is None or space == " ":
        return (Change(end, end, f",{space}{part}"),)
    at = _find_line_end(text, end)
    if comment[1]:
        return (Change(at, at, f"{space}{part},"),)
    return (Change(end, end, ","), Change(at, at, f"{space}{part}"))


def _find_gap_before(text: str, start: int) -> str:
    """Return what stands between the parts of a list in brackets: a new line where this one starts its line."""
    indent = text[_find_line_start(text, start) : start]
    return " " if indent.strip(" ") else _find_newline(text, start) + indent


def fill_flow_value(text: str, name: Span, value: Span, written: str) -> tuple[Change, ...]:
    """Return the changes that give a value to a key that has none, between brackets."""
    if value.end > value.start:
        return (Change(value.start, value.end, written),)
    colon = COLON.match(text, name.end)
    return (Change(colon.end(), colon.end(), f" {written}") if colon else Change(name.end, name.end, f": {written}"),)


def _take_out(text: str, value: Span) -> tuple[Change, ...]:
    """Return the change that takes out a sign for nothing, with the space before it."""
    if value.end == value.start:
        return ()
    before = text[_find_line_start(text, value.start) : value.start]
    return (Change(value.start - len(before) + len(before.rstrip(" \t")), value.end, ""),)


def add_lines(text: str, at: int, lines: list[str]) -> Change:
    """Return the change that puts lines after the one that ends at ``at``, last line of the file or not."""
    newline = _find_newline(text, at)
    return Change(at, at, "".join(newline + line for line in lines))


def _find_newline(text: str, at: int) -> str:
    """Return how lines end here."""
    near = LINE_BREAK.search(text, at) or LINE_BREAK.search(text)
    return near[0] if near else "\n"


def _find_line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _find_line_end(text: str, at: int) -> int:
    end = LINE_BREAK.search(text, at)
    return end.start() if end else len(text)


def find_column(text: str, node: Span) -> int:
    """Return how many characters stand before a node in its line."""
    return node.start - _find_line_start(text, node.start)


def _find_last(text: str, node: Span) -> int:
    """Return where the last thing that a node says ends, comments left out."""
    if node.parts and node.style not in BRACKETS:
        return _find_last(text, node.parts[-1])
    if node.style not in BLOCK_TEXT:
        return node.end
    written = text[node.start : node.end]
    kept = LAST_BREAK.sub("", written) if KEEPS_BLANK_LINES.match(written) else written.rstrip()
    return node.start + len(kept)


def find_end_of_part(text: str, node: Span, *, least_indent: int) -> int:
    """Return the end of the last line that belongs to a node: comments right below it, indented like it, do too."""
    at = _find_line_end(text, _find_last(text, node))
    while (comment := COMMENT_LINE.match(text, at)) and len(comment[1]) >= least_indent:
        at = _find_line_end(text, comment.end())
    return at
