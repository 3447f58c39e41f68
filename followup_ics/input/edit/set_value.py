"""Where other values of an entry go in the text of a file, in the file's own layout; all other characters stay."""

from collections.abc import Mapping
from typing import TypeAlias

from followup_ics.input.edit.insert import Path, add_to_flow_list
from followup_ics.input.edit.lines import (
    BRACKETS,
    LineChange,
    add_after,
    add_lines,
    fill_value,
    find_column,
    find_end_of_part,
    find_last,
    find_line_end,
    find_line_start,
    find_newline,
    list_entries,
)
from followup_ics.input.edit.write_yaml import Value, render_flow_value, render_key, render_value
from followup_ics.input.keys.interview import INTERVIEW_KEYS
from followup_ics.input.yaml_tree import TextSpan, scan_spans

Values: TypeAlias = Mapping[str, Value | None]
"""New values by their keys; None takes a key away."""

ORDER = tuple(key.name for key in INTERVIEW_KEYS)
NOTHING = "~"
MAPPINGS = frozenset(":{")


def set_values(text: str, path: Path, values: Values) -> tuple[LineChange, ...]:
    r"""Return the changes that give keys of the entry at the end of ``path`` other values, or take them away.

    >>> from followup_ics.input.edit.lines import apply_changes
    >>> text = "interviews:\n  - company: Acme # mine\n    when: 2026-11-24\n"
    >>> changes = set_values(text, (("interviews", 0),), {"company": "Birch", "place": "here"})
    >>> print(apply_changes(text, changes), end="")
    interviews:
      - company: Birch # mine
        when: 2026-11-24
        place: here
    """
    owner = find_entry(scan_spans(text), path)
    known = {name.text: (name, value) for name, value in list_entries(owner)}
    changes: list[LineChange] = []
    new: list[tuple[str, Value]] = []
    for key, value in values.items():
        if key in known and value is None:
            changes += _remove(text, owner, *known[key])
        elif key in known and value is not None:
            changes += _replace(text, owner, *known[key], value)
        elif value is not None:
            new.append((key, value))
    return (*changes, *_add(text, owner, new))


def add_item(text: str, path: Path, key: str, item: str) -> tuple[LineChange, ...]:
    """Return the changes that put a text at the end of a list of the entry at ``path``.

    The key may be missing, have no value, or a single text, which is then the list's first.

    >>> from followup_ics.input.edit.lines import apply_changes
    >>> for text in ("shares: [{with: Maria}]", "shares: [{hide: Acme}]", "shares: [{hide: [Acme, Borealis]}]"):
    ...     print(apply_changes(text, add_item(text, (("shares", 0),), "hide", "Cobalt")))
    shares: [{with: Maria, hide: [Cobalt]}]
    shares: [{hide: [Acme, Cobalt]}]
    shares: [{hide: [Acme, Borealis, Cobalt]}]
    """
    entry = find_entry(scan_spans(text), path)
    quoted = bool(entry.parts) and entry.parts[0].style == '"'
    items = next((value for name, value in list_entries(entry) if name.text == key), None)
    if items is None or items.end == items.start:
        return set_values(text, path, {key: (item,)})
    if items.style == "[":
        written = render_value(item, in_flow=True, quoted=quoted)
        return add_to_flow_list(text, items, len(items.parts), written)
    if items.style == "-":
        dash, last = find_column(text, items), items.parts[-1]
        gap = max(find_column(text, last) - dash, 2)
        at = find_end_of_part(text, last, least_indent=dash + gap)
        return (add_lines(text, at, [f"{' ' * dash}-{' ' * (gap - 1)}{render_value(item, in_flow=False)}"]),)
    return set_values(text, path, {key: (items.text, item)})


def find_entry(root: TextSpan, path: Path) -> TextSpan:
    """Find the entry that stands at the end of a path, which is there; one alone may stand without a list."""
    entry = root
    for key, index in path:
        value = next(value for name, value in list_entries(entry) if name.text == key)
        entry = value if value.style in MAPPINGS else value.parts[index]
    return entry


def _replace(text: str, owner: TextSpan, name: TextSpan, value: TextSpan, new: Value) -> tuple[LineChange, ...]:
    in_flow = owner.style in BRACKETS
    quoted = _is_json(owner)
    written = render_flow_value(new, in_flow=in_flow, quoted=quoted)
    if value.end == value.start:
        return fill_value(text, name, value, written)
    if value.style == "-" and isinstance(new, tuple):
        start = find_line_start(text, value.start)
        if start > name.end:
            indent = " " * find_column(text, value)
            items = (f"{indent}- {render_flow_value(item, in_flow=False)}" for item in new)
            return (LineChange(start, find_last(text, value), find_newline(text, start).join(items)),)
    return (LineChange(value.start, find_last(text, value), written),)


def _remove(text: str, owner: TextSpan, name: TextSpan, value: TextSpan) -> tuple[LineChange, ...]:
    """Return the changes that take a key away; where it is the first one, only its value goes."""
    end = max(find_last(text, value), name.end)
    if name.start == owner.start or (owner.style in BRACKETS and name is owner.parts[0]):
        return (LineChange(value.start, end, NOTHING),) if value.end > value.start else ()
    if owner.style in BRACKETS:
        before = owner.parts[owner.parts.index(name) - 1]
        if not text[before.end : name.start].strip(", \t\r\n"):
            return (LineChange(before.end, end, ""),)
        return (LineChange(value.start, end, NOTHING),)
    start = find_line_start(text, name.start)
    at = start - (2 if text[start - 2 : start] == "\r\n" else 1)
    return (LineChange(at, find_line_end(text, end), ""),)


def _add(text: str, owner: TextSpan, new: list[tuple[str, Value]]) -> tuple[LineChange, ...]:
    """Return the changes that put new keys after the last of those that come before them, as keys are listed."""
    if owner.style in BRACKETS:
        quoted = _is_json(owner)
        parts = [
            f"{render_key(key, quoted=quoted)}: {render_flow_value(value, in_flow=True, quoted=quoted)}"
            for key, value in new
        ]
        return add_after(text, owner.parts[-2].start, owner.parts[-1].end, ", ".join(parts)) if parts else ()
    column = find_column(text, owner)
    by_place: dict[int, list[str]] = {}
    for key, value in sorted(new, key=lambda each: _rank(each[0])):
        before = [each for each in list_entries(owner) if _rank(each[0].text) <= _rank(key)]
        last = max(before or list(list_entries(owner))[:1], key=lambda each: each[0].start)
        is_end = last[1] is owner.parts[-1]  # comments below the last key are the entry's, below another the next one's
        end = find_end_of_part(text, last[1], least_indent=column if is_end else column + 1)
        at = max(end, find_line_end(text, last[0].end))
        by_place.setdefault(at, []).append(f"{' ' * column}{key}: {render_flow_value(value, in_flow=False)}")
    return tuple(add_lines(text, at, lines) for at, lines in by_place.items())


def _rank(key: str) -> int:
    return ORDER.index(key) if key in ORDER else len(ORDER)


def _is_json(owner: TextSpan) -> bool:
    return owner.style == "{" and owner.parts[0].style == '"'
