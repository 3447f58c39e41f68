"""What a file may mean otherwise than it is read: values that a comment cuts, quotes that are none for YAML."""

import bisect
import codecs
import re
from collections.abc import Iterator
from typing import Final

from followup_ics.input import yaml_tree
from followup_ics.input.fields import find_quotes
from followup_ics.input.yaml_tree import LINE_BREAK, Mapping, Node, Scalar, TextSpan, scan_spans
from followup_ics.model.errors import KeyPath, Location, Problem
from followup_ics.model.quoting import quote

TIGHT_COMMENT: Final = re.compile(r"[ \t]+#(?=[^\s#])([^\r\n]*)")
"""A comment without a space after its sign is mostly none: role: Dev #1."""

MAY_BE_CUT: Final = re.compile(rb"[ \t]#[^\s#]")
BRACKETS: Final = {"(": ")", "[": "]", "{": "}", "\N{LEFT DOUBLE QUOTATION MARK}": "\N{RIGHT DOUBLE QUOTATION MARK}"}
FREE: Final = frozenset({"note", "mention", "hear_by", "check_in", "answer_by"})
"""Keys whose text is somebody's own words, with whatever signs they use."""

BLOCK_TEXT: Final = frozenset("|>")


def find_misreadings(root: Mapping, data: bytes) -> tuple[Problem, ...]:
    """Find what may be meant otherwise in a file that can be read; ``data`` is its bytes, ``root`` what they are.

    >>> data = b"role: Dev #1"
    >>> for each in find_misreadings(yaml_tree.scan_source(data, name="a.yaml"), data):
    ...     print(each)
    a.yaml:1:11: role: note: read as 'Dev', since ' #' begins a comment; if '#1' belongs to it, write role: "Dev #1"
    """
    source = root.location.source
    cut = tuple(_find_cut_values(data, source)) if MAY_BE_CUT.search(data) else ()
    places = {problem.path for problem in cut}
    return tuple(sorted((*cut, *(each for each in _find_odd_values(root, ()) if each.path not in places))))


def _find_cut_values(data: bytes, source: str) -> Iterator[Problem]:
    """Find the values that a comment follows which has no space after its sign."""
    text = data.removeprefix(codecs.BOM_UTF8).decode()
    starts = [0, *(match.end() for match in LINE_BREAK.finditer(text))]
    for path, span in _walk_spans(scan_spans(text), ()):
        comment = TIGHT_COMMENT.match(text, span.end) if span.style not in BLOCK_TEXT else None
        if comment is None:
            continue
        tail = comment[0].strip()
        line = bisect.bisect_right(starts, span.end)
        key = next((step for step in reversed(path) if isinstance(step, str)), "")
        read_as = quote(span.text) if span.text else "nothing"
        whole = f"{span.text} {tail}".strip().replace('"', "'")
        yield Problem(
            location=Location(source=source, line=line, column=comment.end(0) - len(tail) - starts[line - 1] + 1),
            path=path,
            message=f"note: read as {read_as}, since ' #' begins a comment; if {quote(tail)} belongs to it, write "
            f'{key}: "{whole}"',
        )


def _walk_spans(span: TextSpan, path: KeyPath) -> Iterator[tuple[KeyPath, TextSpan]]:
    """Go through the single values of a text, each with its path."""
    if span.style in {"[", "-"}:
        for index, part in enumerate(span.parts):
            yield from _walk_spans(part, (*path, index))
    elif span.style in {"{", ":"} and span.parts:
        for key, value in zip(span.parts[::2], span.parts[1::2], strict=True):
            yield from _walk_spans(value, (*path, key.text))
    else:
        yield path, span


def _find_odd_values(node: Node, path: KeyPath, key: str = "") -> Iterator[Problem]:
    """Find values in quotes that are none for YAML, and those with a bracket or a quote that has no end."""
    if isinstance(node, yaml_tree.Sequence):
        for index, item in enumerate(node.items):
            yield from _find_odd_values(item, (*path, index), key)
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield from _find_odd_values(entry.value, (*path, entry.key.text), entry.key.text)
    elif node.is_plain and key not in FREE and (message := _find_oddity(node)):
        yield Problem(location=node.location, path=path, message=f"note: {message}")


def _find_oddity(node: Scalar) -> str:
    if quotes := find_quotes(node.text):
        return f'{quote(node.text)} keeps its quotes, {quotes}, which are none for YAML; write " or none'
    for opening, closing in BRACKETS.items():
        if node.text.count(opening) > node.text.count(closing):
            return f"{quote(node.text)} looks cut: {quote(opening)} has no end; if it is whole, put it in quotes"
    if node.text.count('"') % 2:
        return f"{quote(node.text)} looks cut: '\"' has no end; if it is whole, put it in quotes"
    return ""
