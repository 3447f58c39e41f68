"""Who an event of a share is: an identity of its own, which the owner's feed and no other share has."""

from collections.abc import Iterator
from typing import Final

from followup_ics.model.plan import FollowUp
from followup_ics.model.search import JobSearch, Kind
from followup_ics.planning.uids import MOST_ORDINALS, list_uids
from followup_ics.sharing.secrets import make_identity
from followup_ics.sharing.visits import Visit

LAST_EVENT: Final = "last"


def identify_follow_up(follow_up: FollowUp, visit: Visit, share_id: str) -> str:
    """Derive the UID that a follow-up has in a share; ``visit`` is that of its interview.

    It comes from the ``id`` of the visit's first interview, so that no name has a part in it; where that has none,
    from the UID in the owner's feed, which nobody can find out from it.
    """
    if visit.names[0] == "id":
        return make_identity(share_id, *visit.names, follow_up.kind, follow_up.ordinal)
    return make_identity(share_id, "uid", follow_up.uid)


def identify_last_event(share_id: str) -> str:
    """Derive the UID of the one event of a feed that shows nothing any more."""
    return make_identity(share_id, LAST_EVENT)


def list_identities(job_search: JobSearch, share_id: str) -> Iterator[str]:
    """List the UIDs that a share's events have, or may have had before what came later, whatever is hidden now."""
    for interview in job_search.interviews:
        if interview.id:
            for kind in Kind:
                for ordinal in range(1, MOST_ORDINALS + 1):
                    yield make_identity(share_id, "id", interview.id, kind, ordinal)
    for uid in list_uids(job_search):
        yield make_identity(share_id, "uid", uid)
    yield identify_last_event(share_id)
