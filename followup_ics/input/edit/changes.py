"""What happened, written into the input file without opening it: one entry more, every other byte as it was."""

import bisect
import datetime as dt
from typing import NamedTuple

from followup_ics.input import keys
from followup_ics.input.edit.choose import choose_interview
from followup_ics.input.edit.set_value import Values
from followup_ics.input.edit.write import File, name_option, replace_items, write_entry, write_values
from followup_ics.input.edit.write_yaml import Fields, Value
from followup_ics.input.parse import Calendars
from followup_ics.input.records import is_empty
from followup_ics.input.yaml_tree import scan_source
from followup_ics.model.errors import FollowUpError


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
    file = File(data=data, name=name, root=scan_source(data, name=name), calendars=calendars)
    interviews = file.parse(file.root).interviews
    fields = _list_fields(update)
    if len(fields) == 1:
        options = ", ".join(name_option(key.name) for key in keys.UPDATE_KEYS if key is not keys.ON)
        raise FollowUpError(f"nothing to record; say what happened with one of {options}")
    number = choose_interview(interviews, company=company, role=role, on=update.on)
    index = _find_index([each.on for each in interviews[number].updates], update.on)
    return write_entry(file, ((keys.INTERVIEWS.name, number), (keys.UPDATES.name, index)), fields)


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
        root = replace_items(root, keys.INTERVIEWS.name, ())
    file = File(data=data, name=name, root=root, calendars=calendars)
    index = len(file.parse(root).interviews)
    return write_entry(file, ((keys.INTERVIEWS.name, index),), _list_fields(interview))


def change_interview(data: bytes, *, name: str, number: int, values: Values, calendars: Calendars) -> bytes:
    """Return the bytes of an input file with other values in one interview; every other byte stays.

    ``number`` is its place in the list, counted from 0; a value of None takes its key away. Raises `InputError` where
    the file is wrong already, `FollowUpError` where a value is wrong.

    >>> from followup_ics.phrases.read import count_weekdays
    >>> calendars = Calendars(lambda code: None, lambda job_search, codes: count_weekdays)
    >>> data = b"{timezone: UTC, holidays: none, interviews: [{company: Acme, when: 2026-11-24}]}"
    >>> values = {"when": "2026-11-25", "cancelled": "2026-11-20"}
    >>> change_interview(data, name="a.yaml", number=0, values=values, calendars=calendars)[46:]
    b'company: Acme, when: 2026-11-25, cancelled: 2026-11-20}]}'
    """
    file = File(data=data, name=name, root=scan_source(data, name=name), calendars=calendars)
    file.parse(file.root)
    return write_values(file, ((keys.INTERVIEWS.name, number),), values)


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
            raise FollowUpError(f"{name_option(name)}: is empty (say something, or leave it out)")
        is_list = bool(texts[1:]) or name == keys.INTERVIEWERS.name
        fields.append((name, texts if is_list else texts[0]))
    return tuple(fields)


def _find_index(days: list[dt.date], on: dt.date) -> int:
    """Return where a day goes among others: in its order where they are in order, else last."""
    return bisect.bisect_right(days, on) if days == sorted(days) else len(days)
