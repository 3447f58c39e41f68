"""Where a value of an entry that is there is written anew in the text of a file; all other characters stay."""

from followup_ics.input.edit.insert import (
    Change,
    Path,
    add_after,
    add_lines,
    add_to_flow_list,
    fill_flow_value,
    find_column,
    find_end_of_part,
    list_entries,
)
from followup_ics.input.edit.write_yaml import Value, render_flow_list, render_key, render_value
from followup_ics.input.yaml_tree import Span, scan_spans


def set_value(text: str, path: Path, key: str, value: Value) -> tuple[Change, ...]:
    """Return the changes that give a key of the entry at ``path`` a value: another one, or the key as well.

    ``text`` is what `scan_source` takes, without a mark at its start. A comment after the value stays.

    >>> from followup_ics.input.edit.insert import apply_changes
    >>> text = "shares: [{with: Maria, show: plan}] # mine"
    >>> path = (("shares", 0),)
    >>> apply_changes(text, set_value(text, path, "show", "times"))
    'shares: [{with: Maria, show: times}] # mine'
    >>> apply_changes(text, set_value(text, path, "until", "2027-03-01"))
    'shares: [{with: Maria, show: plan, until: 2027-03-01}] # mine'
    """
    root = scan_spans(text)
    entry = find_entry(root, path)
    in_flow, quoted = entry.style == "{", bool(entry.parts) and entry.parts[0].style == '"'
    written = _render(value, in_flow=in_flow, quoted=quoted)
    for name, old in list_entries(entry):
        if name.text == key:
            if old.end == old.start:
                return fill_flow_value(text, name, old, written)
            return (Change(old.start, old.end, written),)
    field = f"{render_key(key, quoted=quoted)}: {written}"
    if in_flow:
        return add_after(text, entry.parts[-2].start, entry.parts[-1].end, field)
    column = find_column(text, entry)
    at = find_end_of_part(text, entry, least_indent=column)
    return (add_lines(text, at, [f"{' ' * column}{field}"]),)


def add_item(text: str, path: Path, key: str, item: str) -> tuple[Change, ...]:
    """Return the changes that put a text at the end of a list of the entry at ``path``.

    The key may be missing, have no value, or a single text, which is then the list's first.

    >>> from followup_ics.input.edit.insert import apply_changes
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
        return set_value(text, path, key, (item,))
    if items.style == "[":
        written = render_value(item, in_flow=True, quoted=quoted)
        return add_to_flow_list(text, items, len(items.parts), written)
    if items.style == "-":
        dash, last = find_column(text, items), items.parts[-1]
        gap = max(find_column(text, last) - dash, 2)
        at = find_end_of_part(text, last, least_indent=dash + gap)
        return (add_lines(text, at, [f"{' ' * dash}-{' ' * (gap - 1)}{render_value(item, in_flow=False)}"]),)
    return set_value(text, path, key, (items.text, item))


def find_entry(root: Span, path: Path) -> Span:
    """Find the entry that stands at the end of a path, which is there."""
    entry = root
    for key, index in path:
        entry = next(value.parts[index] for name, value in list_entries(entry) if name.text == key)
    return entry


def _render(value: Value, *, in_flow: bool, quoted: bool) -> str:
    if isinstance(value, str):
        return render_value(value, in_flow=in_flow, quoted=quoted)
    return render_flow_list(value, quoted=quoted)
