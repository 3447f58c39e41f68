"""What a file may mean otherwise than it is read: values that a comment cuts, quotes that are none for YAML."""

import bisect
import codecs
import re
from collections.abc import Iterable, Iterator
from typing import Final

from followup_ics.input import yaml_tree
from followup_ics.input.fields import OTHER_QUOTES, STRAIGHT_QUOTES, find_quotes
from followup_ics.input.yaml_tree import LINE_BREAK, Mapping, Node, Scalar, TextSpan, scan_spans
from followup_ics.model.errors import KeyPath, Location, Problem
from followup_ics.model.quoting import quote

TIGHT_COMMENT: Final = r"[ \t]+#(?=[^\s#])([^\r\n]*)"
"""A comment without a space after its sign is mostly none: role: Dev #1."""

MAY_BE_CUT: Final = re.compile(rb"[ \t]#[^\s#]")
BRACKETS: Final = {"(": ")", "[": "]", "{": "}", "\N{LEFT DOUBLE QUOTATION MARK}": "\N{RIGHT DOUBLE QUOTATION MARK}"}
SIGNS: Final = frozenset((*BRACKETS, *STRAIGHT_QUOTES, *OTHER_QUOTES))
"""What a value that is odd has in it."""

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
    odd = [
        Problem(location=location, path=path, message=f"note: {message}")
        for path, location, message in _find_odd_values(root)
        if path not in places
    ]
    return tuple(sorted((*cut, *odd)))


def _find_cut_values(data: bytes, source: str) -> Iterator[Problem]:
    """Find the values that a comment follows which has no space after its sign."""
    text = data.removeprefix(codecs.BOM_UTF8).decode()
    tight_comment = re.compile(TIGHT_COMMENT)
    starts = [0, *(match.end() for match in LINE_BREAK.finditer(text))]
    for path, span in _walk_spans(scan_spans(text), ()):
        comment = tight_comment.match(text, span.end) if span.style not in BLOCK_TEXT else None
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


def _find_odd_values(node: Mapping | yaml_tree.Sequence, key: str = "") -> Iterator[tuple[KeyPath, Location, str]]:
    """Find values in quotes that are none for YAML, and those with a bracket or a quote that has no end.

    Each comes with the path to it from the node, which is put together only for what is found.
    """
    steps: Iterable[tuple[int | str, Node, str]] = (
        [(entry.key.text, entry.value, entry.key.text) for entry in node.entries]
        if isinstance(node, Mapping)
        else [(index, item, key) for index, item in enumerate(node.items)]
    )
    for step, value, value_key in steps:
        if not isinstance(value, Scalar):
            for path, location, message in _find_odd_values(value, value_key):
                yield (step, *path), location, message
        elif value.is_plain and value_key not in FREE and (message := _find_oddity(value)):
            yield (step,), value.location, message


def _find_oddity(node: Scalar) -> str:
    if SIGNS.isdisjoint(node.text):
        return ""
    if quotes := find_quotes(node.text):
        return f'{quote(node.text)} keeps its quotes, {quotes}, which are none for YAML; write " or none'
    for opening, closing in BRACKETS.items():
        if node.text.count(opening) > node.text.count(closing):
            return f"{quote(node.text)} looks cut: {quote(opening)} has no end; if it is whole, put it in quotes"
    if node.text.count('"') % 2:
        return f"{quote(node.text)} looks cut: '\"' has no end; if it is whole, put it in quotes"
    return ""
