"""The places of an input file, as `publish` writes them into it and takes them out again."""

import secrets
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from followup_ics.cli.environment import open_calendar_cache
from followup_ics.cli.streams import say
from followup_ics.feed.files import read_source, rewrite_source
from followup_ics.input.edit.publishing import write_publishing
from followup_ics.input.keys.targets import read_public_address
from followup_ics.model.errors import FollowUpError
from followup_ics.model.search import JobSearch
from followup_ics.planning.plan_file import make_calendars, parse_source
from followup_ics.publishing import settle as places
from followup_ics.publishing.send import SendingResult, SendingWish


class PlaceWish(NamedTuple):
    """Hold what a command says of places and addresses; ``rotate`` is whose address, empty for the owner's."""

    to: str | None = None
    url: str | None = None
    endpoint: str | None = None
    rotate: str | None = None


class Settled(NamedTuple):
    """Hold a search with the places that are meant, and the targets of those that the file did not have before."""

    job_search: JobSearch
    new: frozenset[str] = frozenset()


def settle(file: str, wish: PlaceWish, sending: SendingWish) -> Settled:
    """Find the places that a command is about, and write into the file what it says of them."""
    before = parse_source(read_source(file), name=file, cache=open_calendar_cache())
    if sending.remove:
        chosen = before if wish.to is None else places.choose_places(before, places.locate_target(wish.to, file))
        if not chosen.publish:
            say(f"{file} names no place, so there is nothing to take away")
        return Settled(job_search=places.draw_secrets(chosen, draw=draw))
    for option, address in (("--url", wish.url), ("--endpoint", wish.endpoint)):
        if address is not None:
            places.read_option(option, address, read_public_address)
    to = wish.to
    if to is None and (wish.url or wish.endpoint):
        if len(before.publish) != 1:
            raise click.UsageError("say with --to to which place that belongs")
        to = before.publish[0].to
    elif to is not None:
        to = places.locate_target(to, file)
    job_search = change_places(file, make_change(file, wish._replace(to=to)), dry_run=sending.dry_run)
    known = {each.to for each in before.publish}
    new = frozenset(each.to for each in job_search.publish if each.to not in known)
    for folder in new if not sending.dry_run else ():
        if "://" not in folder and "#" not in folder and not (Path(file).parent / folder).expanduser().exists():
            say(f"{folder}: there is no such folder yet; it is made")
    return Settled(job_search=job_search, new=new)


def draw() -> str:
    """Draw what a path is made of."""
    return secrets.token_hex(16)


def make_change(file: str, wish: PlaceWish) -> Callable[[JobSearch], JobSearch]:
    """Make the function that puts into a search what a command says of places and addresses, with what it draws."""

    def change(job_search: JobSearch) -> JobSearch:
        if wish.to is not None:
            job_search = places.add_place(job_search, wish.to, url=wish.url, endpoint=wish.endpoint)
        if not job_search.publish:
            raise FollowUpError(
                f"{file} does not say where to publish; give it with --to, as --to ../site, or --to sftp://…"
            )
        job_search = places.draw_secrets(job_search, draw=draw)
        if wish.rotate is None:
            return job_search
        if not wish.rotate:
            return places.rotate_owner(job_search, draw=draw)
        return places.rotate_share(job_search, wish.rotate, share_id=draw())

    return change


def change_places(file: str, change: Callable[[JobSearch], JobSearch], *, dry_run: bool) -> JobSearch:
    """Write into an input file what a command says of places; return the search as it is then."""
    cache = open_calendar_cache()
    calendars = make_calendars(cache)

    def rewrite(data: bytes) -> bytes:
        wanted = change(parse_source(data, name=file, cache=cache))
        return write_publishing(data, name=file, wanted=wanted, calendars=calendars)

    before = parse_source(read_source(file), name=file, cache=cache)
    wanted = change(before)
    if dry_run or wanted == before:
        return wanted
    rewriting = rewrite_source(Path(file), rewrite)
    for note in rewriting.notes:
        say(f"{file}: {note}")
    return parse_source(rewriting.after, name=file, cache=cache)


def tidy_up(file: str, settled: Settled, outcomes: Sequence[SendingResult], sending: SendingWish) -> None:
    """Take out of the file what is no more: places taken away, new ones where nothing could be sent, old addresses."""
    if sending.remove:
        drop(file, [each.publishing.to for each in outcomes if not each.error], "publish sends nothing there any more")
        for each in outcomes:
            if each.error:
                say(f"{each.publishing.to} stays in {file}; take its entry out by hand if the place is gone for good")
        return
    failed = [each for each in outcomes if each.error]
    untouched = [each.publishing.to for each in failed if each.publishing.to in settled.new and each.is_untouched]
    drop(file, untouched, "nothing was sent there; say it with --to again when that is put right")
    for each in failed:
        to = each.publishing.to
        if to in settled.new and not each.is_untouched:
            say(f"{to} stays in {file}: publish again, or take it back with --remove --to {to}")
    if sending.forget and not failed:
        change_places(file, places.forget_old, dry_run=False)


def drop(file: str, targets: Collection[str], why: str) -> None:
    """Take places out of an input file, and say so."""
    if not targets:
        return
    change_places(file, lambda job_search: places.drop_places(job_search, targets), dry_run=False)
    for to in targets:
        say(f"{to} was taken out of {file}: {why}")
