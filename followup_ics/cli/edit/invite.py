"""Invitations taken with `add --from`: read, shown with where each value comes from, asked about, and written."""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from followup_ics.cli.environment import open_calendar_cache
from followup_ics.cli.streams import ask, ask_whether, say
from followup_ics.model.errors import FollowUpError

if TYPE_CHECKING:
    from followup_ics.input.edit.invited import Done
    from followup_ics.input.invitation.merge import InterviewChange
    from followup_ics.input.invitation.read import InvitationReading, Value
    from followup_ics.model.search import JobSearch

STANDARD_INPUT = "-"


def choose_invitations(
    file: str,
    sources: Sequence[str],
    *,
    told: Mapping[str, "Value"],
    addresses: Sequence[str],
    is_sure: bool,
    draw_id: Callable[[], str],
) -> "Done | None":
    """Read invitations, show what each does to a file, and ask; None where they do nothing.

    ``told`` has what the options say, by the keys of the file; ``is_sure`` that nothing is to be asked. ``draw_id``
    gives each new interview an id.
    """
    from followup_ics.feed.files import read_source
    from followup_ics.input.edit.changes import read_before_adding
    from followup_ics.input.edit.invited import make_given, override, write_invitations
    from followup_ics.input.invitation.read import read_invitation
    from followup_ics.planning.plan_file import make_calendars

    refuse_without_answers(sources, is_sure=is_sure)
    before, calendars = read_source(file), make_calendars(open_calendar_cache())
    job_search = read_before_adding(before, name=file, calendars=calendars)
    given = make_given(told, addresses=tuple(addresses), job_search=job_search)
    readings = [
        complete(override(reading, told), job_search, is_sure=is_sure)
        for source in sources
        for reading in read_invitation(read_bytes(source), name=name(source), job_search=job_search, given=given)
    ]
    done = write_invitations(
        before,
        name=file,
        readings=readings,
        told=told,
        calendars=calendars,
        draw_id=draw_id,
        is_change=lambda reading, change: is_sure or ask_whether_change(reading, change, job_search),
    )
    show(done)
    if done.after == done.before:
        return None
    if not is_sure and not ask_whether(f"write this to {file}?"):
        raise FollowUpError(f"nothing was written to {file}")
    return done


def keep_unless_changed(file: str, done: "Done") -> Callable[[bytes], bytes]:
    """Return a change that writes what was shown, and nothing where the file is another one by now."""

    def change(data: bytes) -> bytes:
        if data != done.before:
            raise FollowUpError(f"{file} was changed while you were asked; nothing was written, so ask again")
        return done.after

    return change


def refuse_without_answers(sources: Sequence[str], *, is_sure: bool) -> None:
    """Raise `click.UsageError` where questions would find nobody to answer them."""
    if is_sure:
        return
    if STANDARD_INPUT in sources:
        raise click.UsageError("--from - leaves nobody to ask; say --yes to take what is sure without being asked")
    if sys.stdin is None or not sys.stdin.isatty():
        raise click.UsageError("there is no terminal to ask on; say --yes to take what is sure without being asked")


def name(source: str) -> str:
    """Return what a source is called in messages."""
    return "standard input" if source == STANDARD_INPUT else source


def read_bytes(source: str) -> bytes:
    """Read an invitation, and no more of it than it may have; never wait for a pipe."""
    from followup_ics.feed.files import explain, read_standard_input
    from followup_ics.feed.replace import NotRegularError, take_snapshot
    from followup_ics.input.invitation.mail import LARGEST

    if source == STANDARD_INPUT:
        return read_standard_input(LARGEST + 1)
    try:
        return take_snapshot(Path(source), limit=LARGEST, follow_symlinks=True).data
    except NotRegularError as error:
        raise FollowUpError(f"'{source}' is {error}, expected an invitation ('-' reads standard input)") from error
    except (OSError, ValueError) as error:
        raise FollowUpError(f"cannot read '{source}': {explain(error)}") from error


def complete(reading: "InvitationReading", job_search: "JobSearch", *, is_sure: bool) -> "InvitationReading":
    """Ask for what an invitation does not say and a new interview needs; without questions, the company is refused."""
    from followup_ics.input.invitation.merge import find_known, is_company_needed
    from followup_ics.input.invitation.read import Taken

    answers: list[Taken] = []
    if is_company_needed(reading, job_search):
        if is_sure:
            raise FollowUpError(f"{reading.source} does not say for sure whose interview it is; say it with --company")
        answers.append(Taken("company", ask(f"{reading.title}: with which company?"), "you"))
    if not is_sure and not reading.is_cancelled and find_known(reading, job_search) is None and not reading.get("role"):
        role = ask(f"{reading.title}: for which role? (Enter leaves it out)", may_be_empty=True)
        answers += [Taken("role", role, "you")] if role else []
    return reading._replace(taken=(*answers, *reading.taken))


def ask_whether_change(reading: "InvitationReading", change: "InterviewChange", job_search: "JobSearch") -> bool:
    """Ask whether an invitation that is new is the change of an interview of its company and day."""
    interview = job_search.interviews[change.number] if change.number < len(job_search.interviews) else None
    known = f"the interview at {interview.company} on {interview.on}" if interview else "the one before it"
    return ask_whether(f"{reading.title}: is this a change of {known}?", is_likely=True)


def show(done: "Done") -> None:
    """Show what each invitation does, each value with where it comes from."""
    from followup_ics.input.invitation.merge import InterviewChange, New

    for reading, step in done.steps:
        match step:
            case New():
                say(f"{reading.source}: {reading.title}")
                for each in reading.taken:
                    value = each.value if isinstance(each.value, str) else ", ".join(each.value)
                    say(f"  {each.key + ':':<14}{value}  ({each.source})")
                for note in reading.notes:
                    say(f"  note: {note}")
            case InterviewChange():
                likely = ", taken as its change (same company and day)" if step.is_likely else ""
                say(f"{reading.source}: {reading.title}{likely}")
                for line in step.told or ("nothing that was taken changes",):
                    say(f"  {line}")
            case _:
                say(f"{reading.source} {step.why}; nothing changes")
