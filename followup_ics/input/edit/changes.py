"""What happened, written into the input file without opening it: one entry more, every other byte as it was."""

import bisect
import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from followup_ics.input.edit.set_value import Values
from followup_ics.input.edit.write import (
    NO_OPTIONS,
    File,
    Options,
    name_option,
    replace_items,
    write_entry,
    write_values,
)
from followup_ics.input.edit.write_yaml import Fields, Value
from followup_ics.input.fields import FieldError
from followup_ics.input.keys.interview import INTERVIEW_ID, INTERVIEW_KEYS, INTERVIEWERS, UPDATES
from followup_ics.input.keys.job_search import INTERVIEWS
from followup_ics.input.keys.person import read_one_person
from followup_ics.input.keys.update import ON, UPDATE_KEYS
from followup_ics.input.parse import Calendars
from followup_ics.input.records import Key, is_empty
from followup_ics.input.yaml_tree import scan_source
from followup_ics.model.errors import FollowUpError
from followup_ics.model.names import fold
from followup_ics.model.search import Interview, JobSearch

Told: TypeAlias = Mapping[str, Value | None]
"""What the user tells of an entry, in the user's words, by the names of its keys; None for what was not told."""


def log_update(  # noqa: PLR0913 - the file, where in it, and what happened
    data: bytes, *, name: str, number: int, on: dt.date, told: Told, calendars: Calendars
) -> bytes:
    r"""Return the bytes of an input file with an update more in one interview; every other byte stays.

    ``number`` is its place in the list, counted from 0. Raises `InputError` where the file is wrong already,
    `FollowUpError` where the update is wrong.

    >>> from followup_ics.phrases.read import count_weekdays
    >>> calendars = Calendars(lambda code: None, lambda job_search, codes: count_weekdays)
    >>> data = b"{timezone: UTC, holidays: none, interviews: [{company: Acme, when: 2026-11-24}]}"
    >>> on, told = dt.date(2026, 11, 25), {"sent": "thank-you"}
    >>> log_update(data, name="a.yaml", number=0, on=on, told=told, calendars=calendars)[61:]
    b'when: 2026-11-24, updates: [{on: 2026-11-25, sent: thank-you}]}]}'
    """
    file = File(data=data, name=name, root=scan_source(data, name=name), calendars=calendars)
    updates = file.parse(file.root).interviews[number].updates
    fields = _list_fields(UPDATE_KEYS, {**told, ON.name: str(on)})
    index = _find_index([each.on for each in updates], on)
    return write_entry(file, ((INTERVIEWS.name, number), (UPDATES.name, index)), fields)


def add_interview(
    data: bytes, *, name: str, told: Told, calendars: Calendars, draw_id: Callable[[], str] | None = None
) -> bytes:
    """Return the bytes of an input file with an interview more, after the others; every other byte stays.

    ``interviews:`` may be empty or missing. ``draw_id`` gives the interview an id where none was told. Raises
    `InputError` where the file is wrong otherwise, `FollowUpError` where the interview is wrong, or in the file already
    and no id says that it is another.

    >>> from followup_ics.phrases.read import count_weekdays
    >>> calendars = Calendars(lambda code: None, lambda job_search, codes: count_weekdays)
    >>> data = b"{timezone: UTC, holidays: none, interviews: []}"
    >>> told = {"company": "Acme", "when": "2026-11-24"}
    >>> add_interview(data, name="a.yaml", told=told, calendars=calendars)[32:]
    b'interviews: [{company: Acme, when: 2026-11-24}]}'
    """
    file = _open_for_adding(data, name, calendars)
    interviews = file.parse(file.root).interviews
    if draw_id is not None and not told.get(INTERVIEW_ID.name):
        _refuse_twin(interviews, told)  # with a drawn id, reading the file would take it for another
        told = {**told, INTERVIEW_ID.name: draw_id()}
    index = len(interviews)
    return write_entry(file, ((INTERVIEWS.name, index),), _list_fields(INTERVIEW_KEYS, told))


def _refuse_twin(interviews: Iterable[Interview], told: Told) -> None:
    """Refuse what is in the file already, as a command has it that is run twice."""
    said = [" ".join(str(told.get(key) or "").split()) for key in ("company", "role", "round", "when")]
    for interview in interviews:
        time = f" {interview.start_time:%H:%M}" if interview.start_time else ""
        known = (interview.company, interview.role or "", interview.round or "", f"{interview.on}{time}")
        if list(map(fold, said)) == list(map(fold, known)) and interview.cancelled_on is None:
            raise FollowUpError(
                f"{interview.company} on {interview.on} is in the file already, and nothing was written; another "
                "interview of that time has a '--role', a '--round' or an '--id' of its own"
            )


def read_before_adding(data: bytes, *, name: str, calendars: Calendars) -> JobSearch:
    """Return what an input file says that interviews are added to: ``interviews:`` may be empty or missing."""
    file = _open_for_adding(data, name, calendars)
    return file.parse(file.root)


def _open_for_adding(data: bytes, name: str, calendars: Calendars) -> File:
    root = scan_source(data, name=name)
    if not any(entry.key.text == INTERVIEWS.name and not is_empty(entry.value) for entry in root.entries):
        root = replace_items(root, INTERVIEWS.name, ())
    return File(data=data, name=name, root=root, calendars=calendars)


def change_interview(  # noqa: PLR0913 - the file, where in it, and what becomes of it
    data: bytes, *, name: str, number: int, values: Values, calendars: Calendars, options: Options = NO_OPTIONS
) -> bytes:
    """Return the bytes of an input file with other values in one interview; every other byte stays.

    ``number`` is its place in the list, counted from 0; a value of None takes its key away. ``options`` names
    those by which values were given that are not called as their keys are. Raises `InputError` where the file is wrong
    already, `FollowUpError` where a value is wrong.

    >>> from followup_ics.phrases.read import count_weekdays
    >>> calendars = Calendars(lambda code: None, lambda job_search, codes: count_weekdays)
    >>> data = b"{timezone: UTC, holidays: none, interviews: [{company: Acme, when: 2026-11-24}]}"
    >>> values = {"when": "2026-11-25", "cancelled": "2026-11-20"}
    >>> change_interview(data, name="a.yaml", number=0, values=values, calendars=calendars)[46:]
    b'company: Acme, when: 2026-11-25, cancelled: 2026-11-20}]}'
    """
    file = File(data=data, name=name, root=scan_source(data, name=name), calendars=calendars)
    file.parse(file.root)
    return write_values(file, ((INTERVIEWS.name, number),), values, options=options)


def _list_fields(declared: tuple[Key[Any], ...], told: Told) -> Fields:
    """Return the keys and values to write, what is required first; raise `FollowUpError` where a value is empty."""
    fields: list[tuple[str, Value]] = []
    for key in sorted(declared, key=lambda key: not key.is_required):
        given = told.get(key.name)
        if given is None or given == ():
            continue
        if isinstance(given, Mapping):
            fields.append((key.name, given))
            continue
        texts = tuple(text.replace("\r\n", "\n").strip() for text in (given if isinstance(given, tuple) else [given]))
        if not all(texts):
            raise FollowUpError(f"{name_option(key.name)}: is empty (say something, or leave it out)")
        if key.name == INTERVIEWERS.name:
            _refuse_lists(texts)
        is_list = bool(texts[1:]) or key.name == INTERVIEWERS.name
        fields.append((key.name, texts if is_list else texts[0]))
    return tuple(fields)


def _refuse_lists(texts: Iterable[str]) -> None:
    """Raise `FollowUpError` for a text that names several people: each has an option of its own."""
    for text in texts:
        try:
            read_one_person(text)
        except FieldError as error:
            raise FollowUpError(f"--interviewers: {error}; give the option once for each person") from error


def _find_index(days: list[dt.date], on: dt.date) -> int:
    """Return where a day goes among others: in its order where they are in order, else last."""
    return bisect.bisect_right(days, on) if days == sorted(days) else len(days)
