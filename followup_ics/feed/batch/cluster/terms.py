"""What a process on another machine must have in common with this one before it builds: program, data, folders."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from followup_ics.feed.batch.index.seals import describe_program
from followup_ics.feed.batch.stores.ends import open_sources
from followup_ics.feed.files import explain
from followup_ics.feed.storage.address import is_store_address
from followup_ics.model.errors import FollowUpError


class Terms(NamedTuple):
    """Describe the program of the one who sends the work, and the places that both must see, folders or stores.

    ``base`` is the folder that relative paths begin at. ``mark`` is a file in the folder of the feeds that nobody else
    has, and ``token`` what it holds; empty where the feeds are in a store.
    """

    program: str
    base: str
    folder: str
    output: str
    mark: str = ""
    token: str = ""


@contextlib.contextmanager
def setting_terms(folder: str, output: str) -> Iterator[Terms]:
    """Set the terms for the builds from one place to another; a folder of feeds is marked as long as they hold.

    Raises `OSError` where it cannot be made, or marked.
    """
    terms = Terms(program=describe_program(), base=str(Path.cwd()), folder=folder, output=output)
    if is_store_address(output):
        yield terms
        return
    Path(output).mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=output, prefix=".followup-ics-", suffix=".tmp", encoding="utf-8") as mark:
        mark.write(mark.name)
        mark.flush()
        yield terms._replace(mark=str(Path(output, Path(mark.name).name)), token=mark.name)


def find_objection(terms: Terms) -> str:
    """Say what keeps this process from building on these terms; nothing where it may."""
    if difference := compare_programs(describe_program(), terms.program):
        return f"it has {difference}"
    return (
        _find_objection_to_store(terms.folder) if is_store_address(terms.folder) else _find_objection_to_folder(terms)
    ) or (_find_objection_to_store(terms.output) if is_store_address(terms.output) else _find_objection_to_mark(terms))


def _find_objection_to_folder(terms: Terms) -> str:
    try:
        with os.scandir(Path(terms.base, terms.folder)) as entries:
            is_empty = next(entries, None) is None
    except OSError as error:
        return f"it does not see the folder '{terms.folder}' ({explain(error)}); mount it there too"
    return f"it sees nothing in the folder '{terms.folder}'; mount the same one there" if is_empty else ""


def _find_objection_to_mark(terms: Terms) -> str:
    try:
        token = Path(terms.base, terms.mark).read_text(encoding="utf-8")
    except OSError as error:
        return f"it does not see what is in the folder '{terms.output}' ({explain(error)}); mount the same one there"
    return "" if token == terms.token else f"it sees another folder '{terms.output}'; mount the same one there"


def _find_objection_to_store(place: str) -> str:
    try:
        open_sources(place).is_there("followup-ics")
    except FollowUpError as error:
        return f"it does not reach '{place}' ({error})"
    return ""


def compare_programs(there: str, here: str) -> str:
    """Say in which parts two programs differ, as `describe_program` describes them; nothing where they are the same.

    >>> compare_programs("followup-ics 2.0, holidays 0.108, c0de", "followup-ics 2.0, holidays 0.109, c0de")
    'holidays 0.108 (0.109 here)'
    >>> compare_programs("followup-ics 2.0, c0de", "followup-ics 2.0, c1de")
    'other code in its followup-ics'
    """
    (*parts_there, code_there), (*parts_here, code_here) = there.split(", "), here.split(", ")
    differences = [
        f"{part} ({own.rpartition(' ')[2]} here)"
        for part, own in zip(parts_there, parts_here, strict=False)
        if part != own
    ]
    if not differences and (code_there != code_here or len(parts_there) != len(parts_here)):
        differences = ["other code in its followup-ics"]
    return ", ".join(differences)
