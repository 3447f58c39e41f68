"""Questions for the timeline, for a date, for how things stand; each asks for one thing, and blames nobody."""

from typing import Final

from followup_ics.feed.texts.letters.agency_questions import AS_ASKED_BY_AN_AGENCY, THROUGH_AN_AGENCY
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
                "Thank you for your last answer; it helped. You hoped then that there might be news {hoped}.",
                "Is there a new date in view?",
                "A rough idea is plenty.",
            ),
        ),
        Letter(
            subject="How the schedule looks",
            paragraphs=(
                "Thanks for getting back to me last time. News seemed possible {hoped}; later is fine too.",
                "What does the schedule look like now?",
                "One line is enough for me.",
            ),
        ),
        Letter(
            subject="The next step for {role}",
            paragraphs=(
                "Your last note helped me plan, thank you. I remember that you hoped to be further along {hoped}.",
                "When do you expect the next step?",
                "Even a rough week helps.",
            ),
        ),
        Letter(
            subject="Your schedule",
            paragraphs=(
                "Thank you for keeping me posted last time. The hope was for a decision {hoped}.",
                "May I ask how the timing stands now?",
                "I can work with any answer.",
            ),
        ),
        Letter(
            subject="Planning ahead",
            paragraphs=(
                "I was glad of your last reply. You thought that word might come {hoped}.",
                "Roughly when should I look out for it?",
                "It would help me to plan my next weeks.",
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
                "Thank you for your last answer. {Our} conversation {when} didn't get to the timing.",
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
                "Thank you for telling me that our meeting couldn't take place.",
                "How would you like to go on with {role_at}? If it helps, I'm free on [two half-days].",
            ),
        ),
        Letter(
            subject="How we go on",
            paragraphs=("I understand that our meeting had to be called off.", "Is a new date in view for {role_at}?"),
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
                "Thank you for your last answer. You wanted another message{asked}.",
                "How far along are things with {role_at}?",
                "You can also reach me by phone [two times].",
            ),
        ),
        Letter(
            subject="As we agreed",
            paragraphs=(
                "We agreed that I'd get in touch{asked}.",
                "How are things moving with {role_at}?",
                "Your last reply helped, thank you.",
            ),
        ),
        Letter(
            subject="Getting in touch, as you suggested",
            paragraphs=(
                "As you suggested, here's a line from me.",
                "What can you tell me about {role_at} at this point?",
                "Thanks for the clear answer last time.",
            ),
        ),
        Letter(
            subject="My note, as promised",
            paragraphs=(
                "I promised to be in touch{asked}.",
                "How does it look for {role_at}?",
                "A short answer is all I need.",
            ),
        ),
    ),
)


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
