"""Where feeds are published, written into the input file: a place more, or other values in one; all else as it was."""

import codecs
from collections.abc import Iterator, Sequence
from typing import Final

from followup_ics.input.edit.insert import Path, add_entry
from followup_ics.input.edit.lines import (
    LineChange,
    apply_changes,
    find_column,
    find_last,
    find_line_end,
    find_line_start,
    find_newline,
    list_entries,
)
from followup_ics.input.edit.set_value import add_item, set_values
from followup_ics.input.edit.write_yaml import Fields, Value
from followup_ics.input.keys import publication
from followup_ics.input.parse import Calendars, parse_job_search
from followup_ics.input.yaml_tree import scan_source, scan_spans
from followup_ics.model.errors import FollowUpError, InputError
from followup_ics.model.search import JobSearch, Publishing

TOP: Final = publication.PUBLISH.name
KEYS: Final = (publication.URL, publication.ENDPOINT, publication.SECRET)


def write_publishing(data: bytes, *, name: str, wanted: JobSearch, calendars: Calendars) -> bytes:
    r"""Return the bytes of an input file that says what ``wanted`` does of places and of the ids of shares.

    ``wanted`` has the places of the file in their order, without those to be taken out, and new ones after them.
    Raises `InputError` where the file is wrong already, `FollowUpError` where it cannot be written into it.

    >>> from followup_ics.phrases.read import count_weekdays
    >>> calendars = Calendars(lambda code: None, lambda job_search, codes: count_weekdays)
    >>> data = b"timezone: UTC\nholidays: none\ninterviews: []\npublish: # mine\n  to: ../site\n"
    >>> before = parse_job_search(scan_source(data, name="a.yaml"), calendars=calendars)
    >>> wanted = before._replace(publish=(Publishing(to="../site", secret="1f0c3a5b7d9e2468ac0e1b3d5f7a9c1e"),))
    >>> print(write_publishing(data, name="a.yaml", wanted=wanted, calendars=calendars).decode(), end="")
    timezone: UTC
    holidays: none
    interviews: []
    publish: # mine
      to: ../site
      secret: 1f0c3a5b7d9e2468ac0e1b3d5f7a9c1e
    """
    before = parse_job_search(scan_source(data, name=name), calendars=calendars)
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    text = data.removeprefix(mark).decode()
    for place, (former, share) in enumerate(zip(before.shares, wanted.shares, strict=True)):
        if share.id != former.id:
            path = ((publication.SHARES.name, place),)
            text = apply_changes(text, set_values(text, path, {publication.SHARE_ID.name: share.id}))
    kept = {publishing.to for publishing in wanted.publish}
    former_places = [publishing for publishing in before.publish if publishing.to in kept]
    for place, publishing in reversed(tuple(enumerate(before.publish))):
        if publishing.to not in kept:
            text = apply_changes(text, _take_out(text, place))
    for place, publishing in enumerate(wanted.publish):
        if place < len(former_places):
            text = _change(text, ((TOP, place),), former_places[place], publishing)
        else:
            text = _add(text, place, publishing, name=name)
    after = mark + text.encode()
    try:
        written = parse_job_search(scan_source(after, name=name), calendars=calendars)
    except InputError as error:
        raise _refuse(name, error.problems[0].message) from error
    if written != wanted:
        raise _refuse(name, "the lines there are laid out in an unusual way")
    return after


def _change(text: str, path: Path, former: Publishing, publishing: Publishing) -> str:
    for key in KEYS:
        value = getattr(publishing, key.name)
        if value is not None and value != getattr(former, key.name):
            text = apply_changes(text, set_values(text, path, {key.name: value}))
    if former.old and not publishing.old:
        return apply_changes(text, set_values(text, path, {publication.OLD.name: None}))
    for secret in publishing.old[len(former.old) :]:
        text = apply_changes(text, add_item(text, path, publication.OLD.name, secret))
    return text


def _add(text: str, place: int, publishing: Publishing, *, name: str) -> str:
    """Add a place after the others; where the one before it stands alone, a list is made of the two."""
    root = scan_spans(text)
    value = next((value for name, value in list_entries(root) if name.text == TOP), None)
    if value is not None and value.style == "{":
        text = apply_changes(text, (LineChange(value.start, value.start, "["), LineChange(value.end, value.end, "]")))
    elif value is not None and value.style == ":":
        column = find_column(text, value)
        if text[value.start - column : value.start].strip():
            raise _refuse(name, "the lines there are laid out in an unusual way")
        indents = (LineChange(at, at, "  ") for at in _find_lines(text, value.start - column, find_last(text, value)))
        first = LineChange(value.start - column, value.start, f"{' ' * column}- ")
        text = apply_changes(text, (first, *(each for each in indents if each.start > value.start)))
    return apply_changes(text, add_entry(text, ((TOP, place),), tuple(_list_fields(publishing))))


def _take_out(text: str, place: int) -> tuple[LineChange, ...]:
    """Take a place out, and the key with the last one."""
    root = scan_spans(text)
    value = next(value for name, value in list_entries(root) if name.text == TOP)
    if value.style not in {"-", "["} or len(value.parts) == 1:
        return set_values(text, (), {TOP: None})
    item = value.parts[place]
    if value.style == "[":
        start, end = (value.parts[place - 1].end, item.end) if place else (item.start, value.parts[1].start)
        return (LineChange(start, end, ""),)
    start = find_line_start(text, item.start)
    end = find_line_end(text, find_last(text, item)) + len(find_newline(text, start))
    return (LineChange(start, min(end, len(text)), ""),)


def _find_lines(text: str, start: int, end: int) -> Iterator[int]:
    """Find where the lines between two places begin."""
    at = start
    while 0 <= at < end:
        yield at
        at = text.find("\n", at) + 1 or end


def _list_fields(publishing: Publishing) -> Iterator[tuple[str, Value]]:
    yield publication.TO.name, publishing.to
    for key in KEYS:
        if (value := getattr(publishing, key.name)) is not None:
            yield key.name, value
    if publishing.old:
        yield publication.OLD.name, publishing.old


def list_fields(publishing: Publishing) -> Fields:
    """List the keys and values of a place as they are written."""
    return tuple(_list_fields(publishing))


def _refuse(name: str, why: str) -> FollowUpError:
    # Without the values: a secret is among them.
    return FollowUpError(
        f"{name}: nothing was written ({why}); write 'publish:' yourself, as a list of entries with 'to:', 'url:' and "
        "'secret:' (32 hexadecimal digits)"
    )


def find_place(places: Sequence[Publishing], to: str) -> int:
    """Find a place by its target; the number of places where it is not among them.

    >>> find_place((Publishing(to="../site"),), "s3://feeds/cal")
    1
    """
    return next((index for index, publishing in enumerate(places) if publishing.to == to), len(places))
