"""Feeds sent to one place: what is there read, what is missing put, and what went wrong said."""

import contextlib
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from followup_ics.model.search import Publishing
from followup_ics.publishing.contents import Feed, PublishingPlan, list_names, plan_place, plan_removal
from followup_ics.publishing.places.open import Surroundings, open_place
from followup_ics.publishing.places.place import LostPlaceError, Place, PlaceError, Step


class SendingWish(NamedTuple):
    """Hold what is asked for beside sending: pages, old paths taken away, everything taken away, or only told."""

    with_pages: bool = False
    forget: bool = False
    remove: bool = False
    dry_run: bool = False


class SendingResult(NamedTuple):
    """Hold what became of one place; ``error`` says why nothing, or not all, was done there.

    ``failures`` are the files that were not sent or taken away, each with why; ``is_untouched`` tells that nothing was.
    """

    publishing: Publishing
    plan: PublishingPlan | None = None
    error: str = ""
    failures: Mapping[str, str] = MappingProxyType({})
    is_untouched: bool = False


def send(publishing: Publishing, feeds: Sequence[Feed], around: Surroundings, wish: SendingWish) -> SendingResult:
    """Send feeds to a place, as far as that is needed; what fails keeps nothing else from being sent."""
    try:
        with contextlib.closing(open_place(publishing, around)) as place:
            there = place.read(list_names(publishing, feeds))
            if wish.remove:
                plan = plan_removal(publishing, feeds, there)
            else:
                plan = plan_place(
                    publishing, feeds, there, now=around.now, with_pages=wish.with_pages, forget=wish.forget
                )
            if not plan.steps or wish.dry_run:
                return SendingResult(publishing=publishing, plan=plan)
            return _apply(publishing, plan, place, there)
    except PlaceError as error:
        return SendingResult(publishing=publishing, error=str(error), is_untouched=True)


def _apply(publishing: Publishing, plan: PublishingPlan, place: Place, there: Mapping[str, bytes]) -> SendingResult:
    """Carry out a plan: all of it, or where a step fails, whatever else can be done."""
    result = SendingResult(publishing=publishing, plan=plan)
    try:
        place.apply(plan.steps)
    except LostPlaceError as error:
        return result._replace(error=str(error), is_untouched=error.is_untouched)
    except PlaceError:
        failures = _apply_each(plan.steps, place, there)
        if not failures:  # it went well the second time
            return result
        is_untouched = len(failures) == len({step.name for step in plan.steps})
        return result._replace(error=next(iter(failures.values())), failures=failures, is_untouched=is_untouched)
    return result


def _apply_each(steps: Sequence[Step], place: Place, there: Mapping[str, bytes]) -> Mapping[str, str]:
    """Carry out steps one by one; return those that failed, with why.

    Where the list of what is published could not be written, only what it names already is sent, and after a failure
    it is not made shorter: it has to name all that is there.
    """
    failures: dict[str, str] = {}
    lost = ""
    for step in steps:
        is_list = "/" not in step.name
        reason = lost or next((why for name, why in failures.items() if "/" not in name and step.name not in there), "")
        if not reason and is_list and failures:
            continue
        try:
            if not reason:
                place.apply((step,))
        except LostPlaceError as error:
            reason = lost = str(error)
        except PlaceError as error:
            reason = str(error)
        if reason:
            failures[step.name] = reason
    return failures
