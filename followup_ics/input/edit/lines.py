"""Lines, columns and gaps in the text of a file, and changes of it: each puts a text where some characters are."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from followup_ics.input.yaml_tree import LINE_BREAK, TextSpan

BLOCK_TEXT: Final = frozenset("|>")
BRACKETS: Final = frozenset("[{")
KEEPS_BLANK_LINES: Final = re.compile(r"[|>][1-9]?\+")
LAST_BREAK: Final = re.compile(r"(?:\r\n|\n|\r)\Z")
COMMENT_LINE: Final = re.compile(r"(?:\r\n|\n|\r)( *)#")
COLON: Final = re.compile(r"[ \t]*:")
COMMENT_AFTER: Final = re.compile(r"[ \t]*(,?)[ \t]*#")


class LineChange(NamedTuple):
    """Put ``text`` where the characters from ``start`` up to ``end`` are; mostly there are none."""

    start: int
    end: int
    text: str


def apply_changes(text: str, changes: Iterable[LineChange]) -> str:
    """Return the text with changes made; their places are those of the text before.

    >>> apply_changes("a: ~", [LineChange(2, 4, ""), LineChange(4, 4, " [b]")])
    'a: [b]'
    """
    pieces, at = [], 0
    for change in sorted(changes, key=lambda change: (change.start, change.end)):
        pieces += [text[at : change.start], change.text]
        at = change.end
    return "".join([*pieces, text[at:]])


def list_entries(mapping: TextSpan) -> Iterator[tuple[TextSpan, TextSpan]]:
    """Return a mapping's keys and values, in pairs."""
    return zip(mapping.parts[::2], mapping.parts[1::2], strict=True)


def find_newline(text: str, at: int) -> str:
    """Return how lines end here."""
    near = LINE_BREAK.search(text, at) or LINE_BREAK.search(text)
    return near[0] if near else "\n"


def find_line_start(text: str, at: int) -> int:
    """Return where the line begins that a character stands in."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def find_line_end(text: str, at: int) -> int:
    """Return where the line ends that a character stands in, before its line break."""
    end = LINE_BREAK.search(text, at)
    return end.start() if end else len(text)


def find_column(text: str, node: TextSpan) -> int:
    """Return how far from the start of its line something stands, counted from 0."""
    return node.start - find_line_start(text, node.start)


def find_last(text: str, node: TextSpan) -> int:
    """Return where the last thing that a node says ends, comments left out."""
    if node.parts and node.style not in BRACKETS:
        return find_last(text, node.parts[-1])
    if node.style not in BLOCK_TEXT:
        return node.end
    written = text[node.start : node.end]
    kept = LAST_BREAK.sub("", written) if KEEPS_BLANK_LINES.match(written) else written.rstrip()
    return node.start + len(kept)


def find_end_of_part(text: str, node: TextSpan, *, least_indent: int) -> int:
    """Return the end of the last line that belongs to a node: comments right below it, indented like it, do too."""
    at = find_line_end(text, find_last(text, node))
    while (comment := COMMENT_LINE.match(text, at)) and len(comment[1]) >= least_indent:
        at = find_line_end(text, comment.end())
    return at


def find_gap_before(text: str, start: int) -> str:
    """Return what stands between the parts of a list in brackets: a new line where this one starts its line."""
    indent = text[find_line_start(text, start) : start]
    return " " if indent.strip(" ") else find_newline(text, start) + indent


def add_after(text: str, start: int, end: int, part: str) -> tuple[LineChange, ...]:
    """Return the changes that put a part between brackets after the one from ``start`` to ``end``.

    A part that has a line of its own gets one after it, past the comment that may stand there.
    """
    space = find_gap_before(text, start)
    comment = COMMENT_AFTER.match(text, end)
    if comment is None or space == " ":
        return (LineChange(end, end, f",{space}{part}"),)
    at = find_line_end(text, end)
    if comment[1]:
        return (LineChange(at, at, f"{space}{part},"),)
    return (LineChange(end, end, ","), LineChange(at, at, f"{space}{part}"))


def add_lines(text: str, at: int, lines: list[str]) -> LineChange:
    """Return the change that puts lines after the one that ends at ``at``, last line of the file or not."""
    newline = find_newline(text, at)
    return LineChange(at, at, "".join(newline + line for line in lines))


def take_out(text: str, value: TextSpan) -> tuple[LineChange, ...]:
    """Return the change that takes out a sign for nothing, with the space before it."""
    if value.end == value.start:
        return ()
    before = text[find_line_start(text, value.start) : value.start]
    return (LineChange(value.start - len(before) + len(before.rstrip(" \t")), value.end, ""),)


def fill_value(text: str, name: TextSpan, value: TextSpan, written: str) -> tuple[LineChange, ...]:
    """Return the changes that give a value to a key that has none, on the same line."""
    if value.end > value.start:
        return (LineChange(value.start, value.end, written),)
    colon = COLON.match(text, name.end)
    return (
        LineChange(colon.end(), colon.end(), f" {written}")
        if colon
        else LineChange(name.end, name.end, f": {written}"),
    )
