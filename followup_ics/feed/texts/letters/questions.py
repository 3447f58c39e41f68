"""Questions for the timeline, for a date, for how things stand; each asks for one thing, and blames nobody."""

from typing import Final

from followup_ics.feed.texts.letters.agency_questions import (
    ANSWERED_BY_AN_AGENCY,
    AS_ASKED_BY_AN_AGENCY,
    THROUGH_AN_AGENCY,
)
from followup_ics.feed.texts.letters.letter import Letter, Pool, Reader
from followup_ics.model.plan import Fact, Reason

AFTER_A_PROMISE: Final = Pool(
    name="question after a promise",
    has_room=True,
    letters=(
        Letter(
            subject="The timing for {role}",
            paragraphs=(
                "You hoped to have news {hoped}. I know these things take time.",
                "Could you tell me what the timeline looks like now?",
                "If something from me would help, you'll have it the same day.",
            ),
        ),
        Letter(
            subject="A question about the timing",
            paragraphs=(
                "You hoped that there might be news {hoped}.",
                "Is there a new date in view?",
                "A rough idea is plenty.",
            ),
        ),
        Letter(
            subject="How the schedule looks",
            paragraphs=(
                "When we were last in touch, news seemed possible {hoped}; later is fine too.",
                "What does the schedule look like now?",
                "One line is enough for me.",
            ),
        ),
        Letter(
            subject="What comes next for {role}",
            paragraphs=(
                "I remember that you hoped to be further along {hoped}.",
                "When might the next step come?",
                "Even a rough week helps.",
            ),
        ),
        Letter(
            subject="Your schedule",
            paragraphs=(
                "The hope was for a decision {hoped}.",
                "May I ask how the timing stands now?",
                "I can work with any answer.",
            ),
        ),
        Letter(
            subject="Planning ahead",
            paragraphs=(
                "You thought that word might come {hoped}.",
                "Roughly when should I look out for it?",
                "It would help me to plan my next weeks.",
            ),
        ),
        Letter(
            subject="A rough date",
            paragraphs=(
                "Word on {role} seemed likely {hoped}.",
                "Do you have a rough date by now?",
                "No rush on my account.",
            ),
        ),
        Letter(
            subject="What the calendar says",
            paragraphs=(
                "The plan was to know more {hoped}.",
                "How does the calendar look for {role}?",
                "I'll plan around whatever you tell me.",
            ),
        ),
    ),
)

WITHOUT_A_PROMISE: Final = Pool(
    name="question without a promise",
    has_room=True,
    letters=(
        Letter(
            subject="The next step for {role}",
            paragraphs=(
                "I enjoyed {our} conversation {when} about {role_at}. The timing was left open.",
                "When do you expect the next step?",
                "If you need anything else to decide, I'll send it the same day.",
            ),
        ),
        Letter(
            subject="About the timing",
            paragraphs=(
                "{Our} conversation {when} didn't get to the timing.",
                "Is there a rough date for what comes next?",
                "A guess is welcome too.",
            ),
        ),
        Letter(
            subject="Your calendar for {role}",
            paragraphs=(
                "Thanks again for {our} meeting {when}. I've been wondering about the calendar for {role_at}.",
                "What would be a good time to look out for news?",
                "A guess at the week is enough.",
            ),
        ),
        Letter(
            subject="What happens when",
            paragraphs=(
                "{Our} meeting {when} ended before we came to dates.",
                "Could you give me a rough idea of what happens when?",
                "I'd like to keep the right days free.",
            ),
        ),
        Letter(
            subject="The weeks ahead",
            paragraphs=(
                "I left {our} meeting {when} without asking how things go on.",
                "What comes next for {role_at}, and roughly when?",
                "A week is as good as a day.",
            ),
        ),
        Letter(
            subject="The road to a decision",
            paragraphs=(
                "One thing that I forgot to ask {when} is how you'll come to a decision on {role}.",
                "How long does it usually take?",
                "I'm in no hurry; I'd just like to know.",
            ),
        ),
    ),
)

FOR_THE_NEXT_ROUND: Final = Pool(
    name="date of the next round",
    letters=(
        Letter(
            subject="A date for the next round",
            paragraphs=(
                "I was glad to hear that there's a next round for {role_at}.",
                "Which days do you have in mind? I can keep [two half-days] free.",
            ),
        ),
        Letter(
            subject="Our next conversation",
            paragraphs=(
                "Thank you for taking me to the next round.",
                "Is there a date yet? [Two half-days] would suit me well.",
            ),
        ),
        Letter(
            subject="When we meet next",
            paragraphs=(
                "It's good to know that we'll talk again about {role_at}.",
                "When would suit all of you? I'm holding [two half-days].",
            ),
        ),
    ),
)

AFTER_A_CANCELLATION: Final = Pool(
    name="question after a cancellation",
    letters=(
        Letter(
            subject="A new date for our conversation",
            paragraphs=(
                "Thank you for letting me know that the meeting couldn't take place.",
                "How would you like to go on with {role_at}? If it helps, I'm free on [two half-days].",
            ),
        ),
        Letter(
            subject="How we go on",
            paragraphs=("I understand that the meeting had to be called off.", "Is a new date in view for {role_at}?"),
        ),
        Letter(
            subject="After the meeting that fell through",
            paragraphs=(
                "No trouble at all about the meeting that fell through.",
                "What would be the best next step for {role_at}?",
            ),
        ),
    ),
)

AS_ASKED: Final = Pool(
    name="as asked",
    letters=(
        Letter(
            subject="Checking in, as you asked",
            paragraphs=(
                "You asked me to write{asked}, so here I am.",
                "Where do things stand with {role_at}?",
                "If a call is easier for you, I'm free [two times].",
            ),
        ),
        Letter(
            subject="The message you asked for",
            paragraphs=(
                "You wanted a message from me{asked}.",
                "How far along are things with {role_at}?",
                "You can also reach me by phone [two times].",
            ),
        ),
        Letter(
            subject="Back in touch",
            paragraphs=(
                "You said that I should get in touch{asked}.",
                "How are things moving with {role_at}?",
                "A line or two is plenty.",
            ),
        ),
        Letter(
            subject="Getting in touch, as you suggested",
            paragraphs=(
                "As you suggested, here's a line from me.",
                "What can you tell me about {role_at} at this point?",
                "If it's still too early, just say so.",
            ),
        ),
        Letter(
            subject="My note for you",
            paragraphs=(
                "Here's the note that you asked for{asked}.",
                "How does it look for {role_at}?",
                "A short answer is all I need.",
            ),
        ),
    ),
)


ANSWERED: Final = Pool(
    name="thanks for the answer",
    letters=(
        Letter(subject="", paragraphs=("Thank you for your last answer; it helped.",)),
        Letter(subject="", paragraphs=("Thanks for getting back to me last time.",)),
        Letter(subject="", paragraphs=("I was glad to hear from you again.",)),
        Letter(subject="", paragraphs=("It helped me to know where things stood, thank you.",)),
        Letter(subject="", paragraphs=("I appreciate that you keep me informed.",)),
        Letter(subject="", paragraphs=("Thank you for your patience with my questions.",)),
    ),
)


def choose_answered(reader: Reader) -> Pool:
    """Choose the thanks for the answer to the last question, which the next one opens with."""
    return ANSWERED_BY_AN_AGENCY if reader is Reader.GO_BETWEEN else ANSWERED


def choose_question(reason: Reason, reader: Reader) -> Pool:
    """Choose the questions for what led to one: a promise, none, a next round, or a cancellation."""
    fact = reason.fact
    if fact not in THROUGH_AN_AGENCY:
        fact = Fact.PROMISE if reason.said else Fact.NO_PROMISE
    if reader is Reader.GO_BETWEEN:
        return THROUGH_AN_AGENCY[fact]
    return TO_THE_EMPLOYER[fact]


def choose_as_asked(_reason: Reason, reader: Reader) -> Pool:
    """Choose the messages that were asked for."""
    return AS_ASKED_BY_AN_AGENCY if reader is Reader.GO_BETWEEN else AS_ASKED


TO_THE_EMPLOYER: Final = {
    Fact.PROMISE: AFTER_A_PROMISE,
    Fact.NO_PROMISE: WITHOUT_A_PROMISE,
    Fact.NEXT_ROUND: FOR_THE_NEXT_ROUND,
    Fact.CANCELLATION: AFTER_A_CANCELLATION,
}
