"""What becomes of the shares of a file when its owner shares with somebody, or no longer does."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from followup_ics.model.errors import FollowUpError
from followup_ics.model.names import fold, make_slug
from followup_ics.model.nearest import find_nearest
from followup_ics.model.quoting import quote
from followup_ics.model.search import JobSearch, Share, Show
from followup_ics.sharing.shares import choose_share, find_end


class ShareWish(NamedTuple):
    """Hold what a share is to be; None and empty leave what is there as it is."""

    show: Show | None = None
    hide: tuple[str, ...] = ()
    until: dt.date | None = None


class Placed(NamedTuple):
    """Hold a share and its place among those of the file; ``is_new`` puts it there before the one that has it."""

    share: Share
    place: int
    is_new: bool = False


def place_share(job_search: JobSearch, who: str, wish: ShareWish, *, share_id: str, today: dt.date) -> Placed:
    """Place what is shared with somebody from now on: a share that goes on is changed, else a new one begins.

    ``share_id`` is for a new one, which stands before the ended one of that name, and shows as little as that did.
    Raises `FollowUpError` for a day that is past, a company that nobody was met at, and a name that makes no file's.
    """
    if wish.until is not None and wish.until < today:
        raise FollowUpError(f"--until: {wish.until} is past (expected {today} or a later day)")
    if not make_slug(who):
        raise FollowUpError(f"{quote(who)} has neither a letter nor a digit to name a feed by; write a name")
    hide = tuple(dict.fromkeys(_find_company(company, job_search) for company in wish.hide))
    same = [place for place, share in enumerate(job_search.shares) if make_slug(share.who) == make_slug(who)]
    going_on = [place for place in same if job_search.shares[place].ended_on is None]
    if not going_on:
        return _begin(job_search, who.strip(), wish._replace(hide=hide), share_id=share_id, ended=same)
    former = job_search.shares[going_on[0]]
    if fold(former.who) != fold(who):
        raise FollowUpError(
            f"{quote(who)} and {quote(former.who)} would have one feed, '….{make_slug(who)}.ics'; write another name"
        )
    share = former._replace(
        show=wish.show or former.show, hide=_hide_more(former.hide, hide), until=wish.until or former.until
    )
    if share.until is not None and share.until < today:
        raise FollowUpError(
            f"sharing with {quote(former.who)} ended after {share.until}; give a later day with --until"
        )
    return Placed(share=share, place=going_on[0])


def _begin(job_search: JobSearch, who: str, wish: ShareWish, *, share_id: str, ended: Sequence[int]) -> Placed:
    """Begin a share; what an ended one of that name kept back is kept back still."""
    former = [job_search.shares[place] for place in ended[:1]]
    hidden = tuple(company for share in former for company in share.hide)
    show = wish.show or next((share.show for share in former), Show.PLAN)
    share = Share(who=who, id=share_id, show=show, hide=_hide_more(hidden, wish.hide), until=wish.until)
    return Placed(share=share, place=(*ended, len(job_search.shares))[0], is_new=True)


def _hide_more(former: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    hidden = set(map(fold, former))
    return (*former, *(company for company in more if fold(company) not in hidden))


def place_end(job_search: JobSearch, who: str, *, now: dt.datetime) -> Placed:
    """Place the end of what is shared with somebody, on the day that ``now`` is in; raises `FollowUpError`."""
    share = choose_share(job_search.shares, who)
    ended_on = share.ended_on or find_end(share, now=now, timezone=job_search.timezone)
    if ended_on is not None:
        raise FollowUpError(f"sharing with {quote(share.who)} has ended already, on {ended_on}")
    today = now.astimezone(job_search.timezone).date()
    return Placed(share=share._replace(ended_on=today), place=job_search.shares.index(share))


def _find_company(company: str, job_search: JobSearch) -> str:
    """Find the company that a part of a name means, as the file writes it."""
    names = {fold(interview.company): interview.company for interview in job_search.interviews}
    if name := names.get(fold(company)):
        return name
    found = [name for folded, name in names.items() if fold(company) and fold(company) in folded]
    if len(found) == 1:
        return found[0]
    if found:
        raise FollowUpError(f"--hide: {quote(company)} could be {' or '.join(map(quote, found))}; write more of it")
    nearest = find_nearest(company, tuple(names.values()))
    way_out = f" (did you mean {quote(nearest)}?)" if nearest else ""
    raise FollowUpError(f"--hide: no interview is with {quote(company)}{way_out}")
