"""All that the texts know of a kind of follow-up, in one table: a kind without an entry is a type error."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple, assert_never

from followup_ics.feed.texts import letters
from followup_ics.feed.texts.letters import Letter, Parts
from followup_ics.model.plan import FollowUp, Topic
from followup_ics.model.search import Kind


class KindText(NamedTuple):
    """Hold what is said of one kind.

    ``action`` is what to do, in a few words that can follow a comma; ``noun`` what it is called in a sentence; ``rule``
    what it is for, in a line; ``todo`` what to write, ``avoid`` what to leave out; ``draft`` writes a message to start
    from.
    """

    action: str
    noun: str
    rule: str
    todo: str
    avoid: str
    draft: Callable[[Letter], Parts]


class TopicText(NamedTuple):
    """Hold what a long-wait message on one topic says in place of what its kind does."""

    action: str
    todo: str
    avoid: str
    draft: Callable[[Letter], Parts]


def _tell_kind(kind: Kind) -> KindText:
    match kind:
        case Kind.THANK_YOU:
            text = THANK_YOU
        case Kind.DECISION_DATE:
            text = DECISION_DATE
        case Kind.AS_ASKED:
            text = AS_ASKED
        case Kind.KEEP_IN_TOUCH:
            text = KEEP_IN_TOUCH
        case Kind.LONG_WAIT:
            text = LONG_WAIT
        case Kind.THANK_YOU_ANYWAY:
            text = THANK_YOU_ANYWAY
        case Kind.ANSWER_OFFER:
            text = ANSWER_OFFER
        case Kind.WITHDRAW:
            text = WITHDRAW
        case _:
            assert_never(kind)
    return text


def _tell_topic(topic: Topic) -> TopicText:
    match topic:
        case Topic.ARTICLE:
            text = ARTICLE
        case Topic.EVENT:
            text = EVENT
        case Topic.SUCCESS:
            text = SUCCESS
        case Topic.PROJECT:
            text = PROJECT
        case _:
            assert_never(topic)
    return text


def find_text(follow_up: FollowUp) -> KindText | TopicText:
    """Find what is said of a follow-up: by its topic where it has one, else by its kind."""
    return TOPICS[follow_up.topic] if follow_up.topic else KINDS[follow_up.kind]


THANK_YOU: Final = KindText(
    action="say thank you",
    noun="the thank-you",
    rule="say thank you, the same afternoon or first thing on the next working day",
    todo="three or four sentences of thanks, one of them about something that was said.",
    avoid="asking about the decision or the pay; a long letter; flattery.",
    draft=letters.thank,
)
DECISION_DATE: Final = KindText(
    action="ask about the decision",
    noun="the question about the decision",
    rule="ask about the decision, once the promised day and a little grace have passed",
    todo="ask in a few friendly lines whether there is a decision, or a date for it.",
    avoid="reproach for the wait; a call or a second channel on the same day; another offer as a threat.",
    draft=letters.ask_for_decision,
)
AS_ASKED: Final = KindText(
    action="check in as they asked",
    noun="the check-in that they asked for",
    rule="check in when they asked for it",
    todo="they wanted this message, so ask plainly where things stand.",
    avoid="an apology for writing, since they asked for it; a call on top of the message.",
    draft=letters.write_as_asked,
)
KEEP_IN_TOUCH: Final = KindText(
    action="keep in touch",
    noun="the message to keep in touch",
    rule="stay in touch while they are keen",
    todo="a few lines that show you are thinking along, and ask for nothing.",
    avoid="asking about the decision this time; more than fits on a phone's screen.",
    draft=letters.keep_in_touch,
)
LONG_WAIT: Final = KindText(
    action="share something new",
    noun="the message in the long wait",
    rule="send something worth reading during a long wait",
    todo="something that is of use to them, and asks for nothing.",
    avoid="asking where things stand; a hint that they owe you a reply.",
    draft=letters.share_an_article,
)
THANK_YOU_ANYWAY: Final = KindText(
    action="thank them even so",
    noun="the thank-you after the rejection",
    rule="thank them even so, and leave the door open",
    todo="thank them warmly, ask what you could do better, and leave the door open.",
    avoid="arguing; asking them to think again; a word about whom they took.",
    draft=letters.thank_anyway,
)
ANSWER_OFFER: Final = KindText(
    action="answer the offer",
    noun="the answer to the offer",
    rule="answer an offer, before the day that it names",
    todo="thank them, and say yes, no, or by when you will know; have the pay, the start and the last day in writing.",
    avoid="silence past their day; two answers in one message; another offer as a threat.",
    draft=letters.answer_offer,
)
WITHDRAW: Final = KindText(
    action="withdraw",
    noun="the message that you are no longer a candidate",
    rule="tell the others, once you have accepted an offer",
    todo="two warm sentences are enough: thank them, and say that you are no longer a candidate.",
    avoid="reasons; the name of your new employer; a word on what they could have done.",
    draft=letters.withdraw,
)

ARTICLE: Final = TopicText(
    action="share an article",
    todo="send an article that is of use to them, with a line on why you thought of them.",
    avoid="an article that you have not read to its end; asking where things stand.",
    draft=letters.share_an_article,
)
EVENT: Final = TopicText(
    action="share an event",
    todo="tell them of a webcast or an event that suits their work, and offer your notes.",
    avoid="pressing them to meet you there; anything that has to be paid for.",
    draft=letters.share_an_event,
)
SUCCESS: Final = TopicText(
    action="share a success",
    todo="tell them of something that went well at work and is close to what they need.",
    avoid="boasting; names and figures that belong to your present employer.",
    draft=letters.share_a_success,
)
PROJECT: Final = TopicText(
    action="share a project",
    todo="tell them of a project of yours that serves others, and what it teaches you.",
    avoid="asking them for money or their time; a long story.",
    draft=letters.share_a_project,
)

KINDS: Final[Mapping[Kind, KindText]] = MappingProxyType({kind: _tell_kind(kind) for kind in Kind})
TOPICS: Final[Mapping[Topic, TopicText]] = MappingProxyType({topic: _tell_topic(topic) for topic in Topic})
