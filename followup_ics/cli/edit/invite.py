"""Invitations taken with `add --from`: read, shown with where each value comes from, asked about, and written."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from followup_ics.cli.environment import open_calendar_cache
from followup_ics.cli.streams import ask, ask_whether, say
from followup_ics.model.errors import FollowUpError

if TYPE_CHECKING:
    from followup_ics.input.edit.invited import Done
    from followup_ics.input.invitation.merge import Candidate
    from followup_ics.input.invitation.read import InvitationReading
    from followup_ics.input.invitation.taken import Taken, Value
    from followup_ics.model.search import JobSearch

STANDARD_INPUT = "-"
YOU = "you"
"""Where a value is from that was asked for."""

MOST_NAMED = 3


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
        note_holidays(complete(override(reading, told), job_search, is_sure=is_sure), job_search)
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
        is_change=lambda reading, each: each.is_sure if is_sure else ask_whether_change(reading, each),
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
    """Ask for what an invitation does not say for sure and a new interview needs; without questions, refuse it."""
    from followup_ics.input.invitation.merge import find_known
    from followup_ics.input.invitation.taken import Taken

    if reading.is_cancelled or find_known(reading, job_search) is not None:
        return reading
    company = choose_company(reading, is_sure=is_sure)
    answers = [company] if company.source == YOU else []
    if not is_sure and not reading.get("role"):
        role = ask(f"{reading.title}: for which role? (Enter leaves it out)", may_be_empty=True)
        answers += [Taken("role", role, YOU)] if role else []
    kept = (each for each in reading.taken if each.key not in {answer.key for answer in answers})
    return reading._replace(taken=(*answers, *kept))


def note_holidays(reading: "InvitationReading", job_search: "JobSearch") -> "InvitationReading":
    """Note where an interview is on the clock of a country whose days off are not those that the file counts."""
    from followup_ics.planning.calendars.days_off import find_foreign_country

    zone = reading.get("timezone")
    if zone is None or reading.get("holidays"):
        return reading
    country = find_foreign_country(str(zone), job_search.holidays)
    if country is None:
        return reading
    note = (
        f"it is on the clock of {zone}, and the days off counted are those of {', '.join(job_search.holidays)}; for "
        f"theirs add the line 'holidays: {country}' to the interview, or say --holidays {country}"
    )
    return reading._replace(notes=(*reading.notes, note))


def choose_company(reading: "InvitationReading", *, is_sure: bool) -> "Taken":
    """Return the company of a new interview: as it was taken, or as it is said when asked.

    ``is_sure`` that nothing is to be asked; a company that is disputed, or nowhere, is refused then.
    """
    from followup_ics.input.invitation.taken import Certainty, Taken

    found = next((each for each in reading.taken if each.key == "company"), None)
    if found is not None and (found.certainty is Certainty.SURE or (is_sure and found.certainty is Certainty.GUESS)):
        return found
    if is_sure:
        why = f" ({found.value}, by {found.source})" if found else ""
        raise FollowUpError(f"{reading.source} does not say for sure whose interview it is{why}; say it with --company")
    default = str(found.value) if found else ""
    question = f"{reading.title}: with which company?" + (f" (Enter for {default}, by {found.source})" if found else "")
    answer = ask(question, may_be_empty=found is not None) or default
    return Taken("company", answer, YOU)


def ask_whether_change(reading: "InvitationReading", candidate: "Candidate") -> bool:
    """Ask whether an invitation that is new is the change of an interview of its company and day."""
    from followup_ics.input.invitation.merge import describe_hour

    interview = candidate.interview
    known = f"{describe_hour(interview)}, at {interview.company} on {interview.on}"
    return ask_whether(f"{describe_reading(reading)}: is this a change of {known}?", is_likely=candidate.is_sure)


def describe_reading(reading: "InvitationReading") -> str:
    """Say in a few words which meeting an invitation is for: its title, its hour, the people."""
    when, people = reading.get("when"), reading.meeting.interviewers if reading.meeting else ()
    names = ", ".join(person.name for person in people[:MOST_NAMED])
    return reading.title + (f", {when}" if when else "") + (f", with {names}" if names else "")


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
                for note in (*describe_guesses(reading), *reading.notes, *step.told):
                    say(f"  note: {note}")
            case InterviewChange():
                likely = ", taken as its change (same company and day)" if step.is_likely else ""
                say(f"{reading.source}: {reading.title}{likely}")
                for line in step.told or ("nothing that was taken changes",):
                    say(f"  {line}")
            case _:
                say(f"{reading.source} {step.why}; nothing changes")


def describe_guesses(reading: "InvitationReading") -> "Iterator[str]":
    """Say what was taken though it is not sure."""
    from followup_ics.input.invitation.taken import Certainty

    for each in reading.taken:
        if each.certainty is not Certainty.SURE:
            yield f"the {each.key}, {each.value}, is a guess; if it is another, write it with --{each.key}"
