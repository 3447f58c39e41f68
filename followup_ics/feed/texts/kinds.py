"""All that the texts know of a kind of follow-up, in one table: a kind without an entry is a type error."""

import functools
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias, assert_never

from followup_ics.feed.texts.letters import keeping, outcomes, questions, rejections, thanks
from followup_ics.feed.texts.letters.letter import Pool, Reader
from followup_ics.model.plan import Fact, FollowUp, Reason, Topic
from followup_ics.model.search import Channel, Kind

Choice: TypeAlias = Callable[[Reason, Reader], Pool]
"""Chooses the letters for what led to a message, and for who reads it."""


class KindText(NamedTuple):
    """Hold what is said of one kind, or of a long-wait message on one topic.

    A title is ``verb``, company, ``tail``, or "Done", company, ``thing``. ``action`` is what to do in a few words that
    can follow a comma. ``todo`` says what to write, to {whom}; ``between`` says it where somebody stands between you
    and the {company}, if that differs; ``way_out`` is what to do where it cannot be done as it stands; ``avoid`` what
    to leave out. ``drafts`` are messages to start from, each with a word on when to take it.
    """

    verb: str
    tail: str
    thing: str
    action: str
    todo: str
    way_out: str
    avoid: str
    drafts: tuple[tuple[str, Choice], ...]
    between: str = ""


class RuleText(NamedTuple):
    """Hold what a kind is called in a sentence, and what its rule is for, in a line."""

    noun: str
    rule: str


class KindTexts(NamedTuple):
    """Hold an entry of the table."""

    text: KindText
    rule: RuleText


def _tell_kind(kind: Kind) -> KindTexts:
    match kind:
        case Kind.THANK_YOU:
            entry = KindTexts(THANK_YOU, THANK_YOU_RULE)
        case Kind.DECISION_DATE:
            entry = KindTexts(DECISION_DATE, DECISION_DATE_RULE)
        case Kind.AS_ASKED:
            entry = KindTexts(AS_ASKED, AS_ASKED_RULE)
        case Kind.KEEP_IN_TOUCH:
            entry = KindTexts(KEEP_IN_TOUCH, KEEP_IN_TOUCH_RULE)
        case Kind.LONG_WAIT:
            entry = KindTexts(_tell_topic(Topic.ARTICLE), LONG_WAIT_RULE)
        case Kind.THANK_YOU_ANYWAY:
            entry = KindTexts(THANK_YOU_ANYWAY, THANK_YOU_ANYWAY_RULE)
        case Kind.ANSWER_OFFER:
            entry = KindTexts(ANSWER_OFFER, ANSWER_OFFER_RULE)
        case Kind.WITHDRAW:
            entry = KindTexts(WITHDRAW, WITHDRAW_RULE)
        case _:
            assert_never(kind)
    return entry


def find_text(follow_up: FollowUp) -> KindText:
    """Find what is said of a follow-up: by its topic, by what a question is for, by how they want to be reached."""
    if follow_up.topic:
        return TOPICS[follow_up.topic]
    if follow_up.kind is Kind.DECISION_DATE:
        return QUESTIONS.get(follow_up.reason.fact, DECISION_DATE)
    channel = find_channel(follow_up)
    return CHANNELS.get(channel, AS_ASKED) if channel else KINDS[follow_up.kind].text


def find_channel(follow_up: FollowUp) -> Channel | None:
    """Find how they want to be reached, where they asked for a message and said how."""
    said = follow_up.reason.said
    return said.window.channel if follow_up.kind is Kind.AS_ASKED and said else None


def _share(  # noqa: PLR0913 - the words in which the topics differ
    topic: Topic, *, todo: str, between: str, way_out: str, avoid: str, verb: str = "Tell"
) -> KindText:
    """Make the words of a long-wait message on a topic."""
    thing = f"{'an' if topic[0] in 'aeiou' else 'a'} {topic}"
    return KindText(
        verb=verb,
        tail=f" {thing}" if verb == "Send" else f" of {thing}",
        thing=topic.value,
        action=f"share {thing}",
        todo=todo,
        between=between,
        way_out=way_out,
        avoid=f"{avoid}; asking where things stand.",
        drafts=(("", functools.partial(keeping.choose_shared, topic)),),
    )


def _reach(verb: str, *, doing: str, limit: str) -> KindText:
    """Make the words of a check-in that they asked for by another way than mail."""
    return AS_ASKED._replace(
        verb=verb,
        action=f"{verb.lower()} as they asked",
        todo=f"{verb} {{whom}}: they asked for it, so ask plainly where things stand.",
        avoid=f"an apology for {doing}, since they asked for it; {limit}.",
        drafts=(),
    )


THANK_YOU: Final = KindText(
    verb="Thank",
    tail="",
    thing="thank-you",
    action="say thank you",
    todo="Thank {whom} in three or four sentences, one of them about something that was said.",
    way_out="A day late? Send it all the same, without excuse.",
    avoid="asking about the decision or the pay; more than fits on a phone's screen; flattery.",
    drafts=(("", thanks.choose_thanks),),
)
DECISION_DATE: Final = KindText(
    verb="Ask",
    tail=" about the decision",
    thing="question about the decision",
    action="ask about the decision",
    todo="Ask {whom} for the timeline in a few friendly lines, and for nothing else.",
    way_out="",
    avoid="reproach for the wait; a call or a second channel on the same day; another offer as a threat.",
    drafts=(("", questions.choose_question),),
    between="Ask {whom} to find out the timeline at {company}, and for nothing else.",
)
AS_ASKED: Final = KindText(
    verb="Write to",
    tail=", as they asked",
    thing="check-in they asked for",
    action="check in as they asked",
    todo="Write to {whom}: they wanted this message, so ask plainly where things stand.",
    way_out="",
    avoid="an apology for writing, since they asked for it; a second message the same day.",
    drafts=(("", questions.choose_as_asked),),
)
NO_PROMISE: Final = DECISION_DATE._replace(
    todo="Nobody named a date, so ask {whom} once when the next step comes, and for nothing else.",
    avoid="a word as if they had promised something; a second channel on the same day; another offer as a threat.",
    between="Nobody named a date, so ask {whom} once to find out when {company} takes the next step.",
)
NEXT_ROUND: Final = DECISION_DATE._replace(
    tail=" for the next date",
    thing="question about the next date",
    action="ask for the next date",
    todo="Ask {whom} for the date of the next round, and for nothing else.",
    avoid="asking how you did; a call on top of the message; more than two suggestions.",
    between="Ask {whom} to find out the date of the next round at {company}, and for nothing else.",
)
CANCELLATION: Final = DECISION_DATE._replace(
    tail=" how things stand",
    thing="question how things stand",
    action="ask how things stand",
    todo="Ask {whom} how things stand, now that the meeting was called off.",
    avoid="reproach for the meeting that fell through; guessing at reasons; a second channel on the same day.",
    between="Ask {whom} how {company} wants to go on, now that the meeting was called off.",
)
CALL: Final = _reach("Call", doing="calling", limit="more than five minutes")
TEXT: Final = _reach("Text", doing="texting", limit="more than three lines")
KEEP_IN_TOUCH: Final = KindText(
    verb="Write to",
    tail=" to keep in touch",
    thing="message to keep in touch",
    action="keep in touch",
    todo="Send {whom} a few lines on something you thought of since, and ask for nothing.",
    way_out="Nothing comes to mind? Tell them one thing that you learned this month.",
    avoid="asking about the decision this time; more than fits on a phone's screen.",
    drafts=(("", keeping.choose_in_touch),),
    between="Send {whom} a few lines to pass on to {company}, and ask for nothing.",
)
THANK_YOU_ANYWAY: Final = KindText(
    verb="Write to",
    tail=": a short thank-you",
    thing="short thank-you",
    action="send a short thank-you",
    todo="Thank {whom} warmly, and leave it open whether you will meet again.",
    way_out="",
    avoid="arguing; asking them to think again; a word about whom they took.",
    drafts=(("", rejections.choose_after_rejection),),
    between="Thank {whom} warmly for the help with {company}, and say that you'd work together again.",
)
ANSWER_OFFER: Final = KindText(
    verb="Answer",
    tail=" on the offer",
    thing="answer to the offer",
    action="answer the offer",
    todo=(
        "Answer {whom}: thank them, and say yes, no, or by when you'll know. "
        "Ask to have the pay and the start date in writing."
    ),
    way_out="",
    avoid="silence past their day; giving notice before you have it in writing; another offer as a threat.",
    drafts=(
        ("to say yes", outcomes.choose_yes),
        ("to say no", outcomes.choose_no),
        ("to ask for more time", outcomes.choose_more_time),
    ),
)
WITHDRAW: Final = KindText(
    verb="Tell",
    tail=" that you withdraw",
    thing="withdrawal",
    action="withdraw",
    todo="Tell {whom} in two warm sentences that you're no longer a candidate. You owe no reasons.",
    way_out="",
    avoid="reasons; the name of your new employer; advice on what they could have done.",
    drafts=(("", outcomes.choose_withdrawal),),
    between="Tell {whom} in two warm sentences that you're no longer a candidate at {company}. You owe no reasons.",
)


def _tell_topic(topic: Topic) -> KindText:
    match topic:
        case Topic.ARTICLE:
            return _share(
                topic,
                verb="Send",
                todo="Send {whom} an article that they can use, with a line on why you thought of them.",
                between="Send {whom} an article that {company} can use, to be passed on, with a line on why.",
                way_out="Nothing at hand? Tell them one thing that you learned this month.",
                avoid="an article that you haven't read to its end",
            )
        case Topic.EVENT:
            return _share(
                topic,
                todo="Tell {whom} of a webcast or an event that suits their work, and offer your notes.",
                between="Tell {whom} of a webcast or an event close to what {company} does, and offer your notes.",
                way_out="No event at hand? Send an article instead.",
                avoid="pressing them to meet you there; anything that has to be paid for",
            )
        case Topic.SUCCESS:
            return _share(
                topic,
                todo="Tell {whom} of something that went well at work and is close to what they need.",
                between="Tell {whom} of something that went well at work and is close to what {company} needs.",
                way_out="Nothing at hand? Send an article instead.",
                avoid="boasting; names and figures of your present employer",
            )
        case Topic.PROJECT:
            return _share(
                topic,
                todo="Tell {whom} of a project of yours that serves others, and what it teaches you.",
                between="Tell {whom} of a project of yours that serves others, and how it fits {company}.",
                way_out="No such project? Send an article instead.",
                avoid="asking for their money or time; a long story",
            )
        case _:
            assert_never(topic)


THANK_YOU_RULE: Final = RuleText(
    noun="the thank-you", rule="say thank you, the same afternoon or first thing on the next working day"
)
DECISION_DATE_RULE: Final = RuleText(
    noun="the question about the decision",
    rule="ask about the decision, once the promised day and a little grace have passed",
)
AS_ASKED_RULE: Final = RuleText(noun="the check-in that they asked for", rule="check in when they asked for it")
KEEP_IN_TOUCH_RULE: Final = RuleText(noun="the message to keep in touch", rule="stay in touch while they are keen")
LONG_WAIT_RULE: Final = RuleText(
    noun="the message in the long wait", rule="send something worth reading during a long wait"
)
THANK_YOU_ANYWAY_RULE: Final = RuleText(
    noun="the thank-you after the rejection", rule="thank them even so, and leave it open what comes later"
)
ANSWER_OFFER_RULE: Final = RuleText(
    noun="the answer to the offer", rule="answer an offer, before the day that it names"
)
WITHDRAW_RULE: Final = RuleText(
    noun="the message that you are no longer a candidate", rule="tell the others, once you have accepted an offer"
)

QUESTIONS: Final[Mapping[Fact, KindText]] = MappingProxyType(
    {Fact.NO_PROMISE: NO_PROMISE, Fact.NEXT_ROUND: NEXT_ROUND, Fact.CANCELLATION: CANCELLATION}
)
"""Questions that are not for the decision at a promised day."""

CHANNELS: Final[Mapping[Channel, KindText]] = MappingProxyType({Channel.CALL: CALL, Channel.TEXT: TEXT})
"""Check-ins that are no mail."""

BESIDE_A_CHECK_IN: Final = "flattery; a word on the pay."
"""What to leave out of the thanks that a check-in opens with."""

KINDS: Final[Mapping[Kind, KindTexts]] = MappingProxyType({kind: _tell_kind(kind) for kind in Kind})
TOPICS: Final[Mapping[Topic, KindText]] = MappingProxyType({topic: _tell_topic(topic) for topic in Topic})
