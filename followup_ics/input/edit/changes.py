"""What happened, written into the input file without opening it: one entry more, every other byte as it was."""

import bisect
import codecs
import datetime as dt
import re
from typing import Final, NamedTuple, cast

from followup_ics.input import keys
from followup_ics.input.edit.choose import choose_interview
from followup_ics.input.edit.insert import Path, add_entry, apply_changes
from followup_ics.input.edit.write_yaml import Fields, Value, render_flow_entry
from followup_ics.input.parse import Calendars, parse_job_search
from followup_ics.input.records import is_empty
from followup_ics.input.yaml_tree import Entry, Mapping, Node, Scalar, Sequence, scan_source
from followup_ics.model.errors import FollowUpError, InputError, Location
from followup_ics.model.search import JobSearch

KEY_AT_START: Final = re.compile(r"\.(\w+)")


class NewUpdate(NamedTuple):
    """Hold what happened on a day, in the words in which the user tells it."""

    on: dt.date
    hear_by: str | None = None
    check_in: str | None = None
    signal: str | None = None
    outcome: str | None = None
    sent: str | None = None
    note: str | None = None


class NewInterview(NamedTuple):
    """Hold an interview in the words in which the user tells it: ``when`` is ``2026-11-24 10:00``, or a day alone."""

    company: str
    when: str
    role: str | None = None
    length: str | None = None
    interviewers: tuple[str, ...] = ()
    round: str | None = None
    timezone: str | None = None
    holidays: tuple[str, ...] = ()
    booked: str | None = None
    hear_by: str | None = None
    check_in: str | None = None
    signal: str | None = None
    link: str | None = None
    note: str | None = None
    id: str | None = None


class _File(NamedTuple):
    """Hold an input file as it is before an edit; ``name`` stands for it in messages."""

    data: bytes
    name: str
    root: Mapping
    calendars: Calendars

    def parse(self, root: Mapping) -> JobSearch:
        return parse_job_search(root, calendars=self.calendars)


def log_update(  # noqa: PLR0913 - the file, what happened, and to whom
    data: bytes, *, name: str, company: str, role: str | None, update: NewUpdate, calendars: Calendars
) -> bytes:
    r"""Return the bytes of an input file with an update more; every other byte stays.

    The update goes to the latest round, on or before its day, of the application that ``company`` (any part of the
    name) and ``role`` mean. Raises `InputError` where the file is wrong already, `FollowUpError` where the update
    is wrong or could be meant for several.

    >>> from followup_ics.phrases.read import count_weekdays
    >>> calendars = Calendars(lambda code: None, lambda job_search, codes: count_weekdays)
    >>> data = b"{timezone: UTC, holidays: none, interviews: [{company: Acme, when: 2026-11-24}]}"
    >>> update = NewUpdate(on=dt.date(2026, 11, 25), sent="thank-you")
    >>> log_update(
    ...     data, name="a.yaml", company="acme", role=None, update=update, calendars=calendars
    ... )[61:]
    b'when: 2026-11-24, updates: [{on: 2026-11-25, sent: thank-you}]}]}'
    """
    file = _File(data=data, name=name, root=scan_source(data, name=name), calendars=calendars)
    interviews = file.parse(file.root).interviews
    fields = _list_fields(update)
    if len(fields) == 1:
        options = ", ".join(_name_option(key.name) for key in keys.UPDATE_KEYS if key is not keys.ON)
        raise FollowUpError(f"nothing to record; say what happened with one of {options}")
    number = choose_interview(interviews, company=company, role=role, on=update.on)
    index = _find_index([each.on for each in interviews[number].updates], update.on)
    return _write(file, ((keys.INTERVIEWS.name, number), (keys.UPDATES.name, index)), fields)


def add_interview(data: bytes, *, name: str, interview: NewInterview, calendars: Calendars) -> bytes:
    """Return the bytes of an input file with an interview more, after the others; every other byte stays.

    ``interviews:`` may be empty or missing. Raises `InputError` where the file is wrong otherwise, `FollowUpError`
    where the interview is wrong.

    >>> from followup_ics.phrases.read import count_weekdays
    >>> calendars = Calendars(lambda code: None, lambda job_search, codes: count_weekdays)
    >>> data = b"{timezone: UTC, holidays: none, interviews: []}"
    >>> interview = NewInterview(company="Acme", when="2026-11-24")
    >>> add_interview(data, name="a.yaml", interview=interview, calendars=calendars)[32:]
    b'interviews: [{company: Acme, when: 2026-11-24}]}'
    """
    root = scan_source(data, name=name)
    if not any(entry.key.text == keys.INTERVIEWS.name and not is_empty(entry.value) for entry in root.entries):
        root = _replace_items(root, keys.INTERVIEWS.name, ())
    file = _File(data=data, name=name, root=root, calendars=calendars)
    index = len(file.parse(root).interviews)
    return _write(file, ((keys.INTERVIEWS.name, index),), _list_fields(interview))


def _list_fields(new: NewUpdate | NewInterview) -> Fields:
    """Return the keys and values to write; raise `FollowUpError` where a value is empty."""
    fields: list[tuple[str, Value]] = []
    for name, given in new._asdict().items():
        if given is None or given == ():
            continue
        texts = tuple(
            str(text).replace("\r\n", "\n").strip() for text in (given if isinstance(given, tuple) else [given])
        )
        if not all(texts):
            raise FollowUpError(f"{_name_option(name)}: is empty (say something, or leave it out)")
        is_list = bool(texts[1:]) or name == keys.INTERVIEWERS.name
        fields.append((name, texts if is_list else texts[0]))
    return tuple(fields)


def _find_index(days: list[dt.date], on: dt.date) -> int:
    """Return where a day goes among others: in its order where they are in order, else last."""
    return bisect.bisect_right(days, on) if days == sorted(days) else len(days)


def _name_option(key: str) -> str:
    return f"--{key.replace('_', '-')}"


def _write(file: _File, path: Path, fields: Fields) -> bytes:
    """Return the bytes of a file with an entry more, checked against what they have to mean."""
    node = _make_node(fields, _find_last_location(file.root))
    try:
        expected = file.parse(_insert(file.root, path, node))
    except InputError as error:
        raise _translate(error, path) from error
    mark = codecs.BOM_UTF8 if file.data.startswith(codecs.BOM_UTF8) else b""
    text = file.data.removeprefix(mark).decode()
    changes = add_entry(text, path, fields)
    data = mark + apply_changes(text, changes).encode()
    try:
        written = file.parse(scan_source(data, name=file.name))
    except InputError as error:
        raise _refuse(file, path, fields, error.problems[0].message) from error
    if written != expected:
        raise _refuse(file, path, fields, "the lines there are laid out in an unusual way")
    return data


def _translate(error: InputError, path: Path) -> FollowUpError:
    """Tell problems of an entry that is not in the file yet by the options that it was given with."""
    start = _describe_path(path)
    messages = []
    for problem in error.problems:
        option = KEY_AT_START.match(problem.path.removeprefix(start))
        if not problem.path.startswith(start):
            messages.append(f"this does not go with {problem.location}: {problem.message.partition(';')[0]}")
        elif option:
            messages.append(f"{_name_option(option[1])}: {problem.message}")
        else:
            messages.append(problem.message)
    return FollowUpError("\n".join(messages))


def _refuse(file: _File, path: Path, fields: Fields, why: str) -> FollowUpError:
    entry = render_flow_entry(fields)
    return FollowUpError(f"{file.name}: nothing was written ({why}); write {_describe_path(path)} yourself: {entry}")


def _describe_path(path: Path) -> str:
    return ".".join(f"{key}[{index}]" for key, index in path)


def _make_node(fields: Fields, location: Location) -> Mapping:
    """Return an entry as the tree has it; ``location`` stands for all of it."""

    def make_value(value: Value) -> Node:
        if isinstance(value, str):
            return Scalar(value, location, is_plain=False)
        return Sequence(tuple(map(make_value, value)), location)

    entries = (Entry(Scalar(key, location, is_plain=True), make_value(value)) for key, value in fields)
    return Mapping(tuple(entries), location)


def _insert(node: Mapping, path: Path, new: Node) -> Mapping:
    """Return a tree with one entry more at the end of a path."""
    (key, index), *rest = path
    values = (entry.value for entry in node.entries if entry.key.text == key)
    items = next((value.items for value in values if isinstance(value, Sequence)), ())
    if rest:
        changed = _insert(cast("Mapping", items[index]), tuple(rest), new)
        return _replace_items(node, key, (*items[:index], changed, *items[index + 1 :]))
    return _replace_items(node, key, (*items[:index], new, *items[index:]))


def _replace_items(mapping: Mapping, key: str, items: tuple[Node, ...]) -> Mapping:
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
