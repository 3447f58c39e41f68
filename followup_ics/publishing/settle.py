"""What a command says of places and addresses, put into a search: a place more, secrets drawn, addresses given up."""

from collections.abc import Callable, Collection
from pathlib import Path

from followup_ics.input.edit.publishing import find_place
from followup_ics.input.fields import FieldError
from followup_ics.input.keys.targets import TARGET_WORDS, read_target
from followup_ics.model.errors import FollowUpError
from followup_ics.model.quoting import quote
from followup_ics.model.search import JobSearch, Publishing
from followup_ics.sharing.shares import choose_share


def locate_target(to: str, file: str) -> str:
    """Return a target as the input file is to have it: a path given from here is one from the file's folder there.

    >>> locate_target("../site", "search.yaml"), locate_target("sftp://example.org/cal", "searches/search.yaml")
    ('../site', 'sftp://example.org/cal')
    """
    if not to.strip():
        raise FollowUpError(f"--to is empty (expected {TARGET_WORDS})")
    to = read_option("--to", to, read_target)
    folder = Path(file).parent
    if "://" in to or folder == Path() or Path(to).is_absolute() or to.startswith("~"):
        return to
    return str(Path(to).absolute())


def add_place(job_search: JobSearch, to: str, *, url: str | None, endpoint: str | None) -> JobSearch:
    """Return a search with a place, a new one or one that is there with what is said of it now.

    >>> from zoneinfo import ZoneInfo
    >>> job_search = JobSearch(timezone=ZoneInfo("UTC"), holidays=(), interviews=())
    >>> add_place(job_search, "../site", url=None, endpoint=None).publish
    (Publishing(to='../site', url=None, endpoint=None, secret=None, old=()),)
    """
    places = list(job_search.publish)
    index = find_place(places, to)
    former = places[index] if index < len(places) else Publishing(to=to)
    changed = former._replace(url=url or former.url, endpoint=endpoint or former.endpoint)
    places[index : index + 1] = [changed]
    return job_search._replace(publish=tuple(places))


def read_option(name: str, text: str, read: Callable[[str], str]) -> str:
    """Read the address that an option gives; raise `FollowUpError`, without showing it, where it is wrong."""
    try:
        return read(text)
    except FieldError as error:
        raise FollowUpError(f"{name} {error}") from error


def choose_places(job_search: JobSearch, to: str) -> JobSearch:
    """Return a search with the one place that a target names; raise `FollowUpError` where the file has none such."""
    chosen = tuple(each for each in job_search.publish if each.to == to)
    if not chosen:
        known = ", ".join(quote(each.to) for each in job_search.publish) or "none"
        raise FollowUpError(f"the file has no place {quote(to)} (there: {known})")
    return job_search._replace(publish=chosen)


def drop_places(job_search: JobSearch, targets: Collection[str]) -> JobSearch:
    """Return a search without some of its places."""
    return job_search._replace(publish=tuple(each for each in job_search.publish if each.to not in targets))


def forget_old(job_search: JobSearch) -> JobSearch:
    """Return a search whose places have no old addresses any more."""
    return job_search._replace(publish=tuple(each._replace(old=()) for each in job_search.publish))


def draw_secrets(job_search: JobSearch, *, draw: Callable[[], str]) -> JobSearch:
    """Return a search whose places all have a secret."""
    places = (each if each.secret else each._replace(secret=draw()) for each in job_search.publish)
    return job_search._replace(publish=tuple(places))


def rotate_owner(job_search: JobSearch, *, draw: Callable[[], str]) -> JobSearch:
    """Return a search whose own feed has a new address at each place; the old one stays known there."""
    places = (
        each._replace(secret=draw(), old=(*each.old, *([each.secret] if each.secret else [])))
        for each in job_search.publish
    )
    return job_search._replace(publish=tuple(places))


def rotate_share(job_search: JobSearch, who: str, *, share_id: str) -> JobSearch:
    """Return a search in which somebody's share has a new ``id``, and so a new address; the old one stays known.

    Raises `FollowUpError` where nothing is shared with them.
    """
    chosen = choose_share(job_search.shares, who)
    shares = tuple(share._replace(id=share_id) if share is chosen else share for share in job_search.shares)
    places = tuple(each._replace(old=(*each.old, chosen.id)) for each in job_search.publish)
    return job_search._replace(shares=shares, publish=places)
