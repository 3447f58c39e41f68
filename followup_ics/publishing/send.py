"""Feeds sent to one place: what is there read, what is missing put, and what went wrong said."""

import contextlib
from collections.abc import Sequence
from typing import NamedTuple

from followup_ics.model.search import Publishing
from followup_ics.publishing.contents import Feed, PublishingPlan, list_names, plan_place, plan_removal
from followup_ics.publishing.places.open import Surroundings, open_place
from followup_ics.publishing.places.place import PlaceError


class SendingWish(NamedTuple):
    """Hold what is asked for beside sending: pages, old paths taken away, everything taken away, or only told."""

    with_pages: bool = False
    forget: bool = False
    remove: bool = False
    dry_run: bool = False


class SendingResult(NamedTuple):
    """Hold what became of one place; ``error`` says why nothing, or not all, was done there."""

    publishing: Publishing
    plan: PublishingPlan | None = None
    error: str = ""


def send(publishing: Publishing, feeds: Sequence[Feed], around: Surroundings, wish: SendingWish) -> SendingResult:
    """Send feeds to a place, as far as that is needed."""
    plan = None
    try:
        with contextlib.closing(open_place(publishing, around)) as place:
            there = place.read(list_names(publishing, feeds))
            if wish.remove:
                plan = plan_removal(publishing, feeds, there)
            else:
                plan = plan_place(
                    publishing, feeds, there, now=around.now, with_pages=wish.with_pages, forget=wish.forget
                )
            if plan.steps and not wish.dry_run:
                place.apply(plan.steps)
    except PlaceError as error:
        return SendingResult(publishing=publishing, plan=plan, error=str(error))
    return SendingResult(publishing=publishing, plan=plan)
