"""What to say where they asked for a call or a text message: three points, and a line for the machine."""

from typing import Final, NamedTuple

from followup_ics.feed.texts.drafts import LONGEST, NAME_WORDS
from followup_ics.feed.texts.format import shorten
from followup_ics.feed.texts.kinds import find_channel
from followup_ics.feed.texts.letters.job_names import name_job
from followup_ics.model.plan import FollowUp
from followup_ics.model.search import Channel, JobSearch


class CallNotes(NamedTuple):
    """Hold three points to make, and a ``line`` for what ``otherwise`` names: a voicemail, or the text itself."""

    points: tuple[str, ...]
    otherwise: str
    line: str


POINTS: Final = (
    "They asked you to get in touch: say so first.",
    "One question: where do things stand with {what}?",
    "One sentence on what draws you to it: [one part of the work].",
)
VOICEMAIL: Final = "This is {me}. You asked me to call about {what}. I'm free [two times]; my number is [number]."
TEXT: Final = "Hi, this is {me}. You asked me to text about {what}: where do things stand?"


def prepare_call(follow_up: FollowUp, job_search: JobSearch) -> CallNotes:
    """Prepare a call, or a text message, that they asked for."""
    interview = follow_up.interview
    what = name_job(interview.company, interview.role)["role_at"]
    me = shorten(job_search.me, characters=LONGEST, words=NAME_WORDS) if job_search.me else "[my name]"
    is_text = find_channel(follow_up) is Channel.TEXT
    return CallNotes(
        points=tuple(point.format(what=what) for point in POINTS),
        otherwise="As a text" if is_text else "For the voicemail",
        line=(TEXT if is_text else VOICEMAIL).format(me=me, what=what),
    )
