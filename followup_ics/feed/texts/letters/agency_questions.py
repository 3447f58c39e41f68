"""Questions through somebody between you and the employer: what they can find out."""

from typing import Final

from followup_ics.feed.texts.letters.letter import Letter, Pool
from followup_ics.model.plan import Fact

THROUGH_AN_AGENCY: Final = {
    Fact.PROMISE: Pool(
        name="agency, after a promise",
        has_room=True,
        letters=(
            Letter(
                subject="{company}: the timing",
                paragraphs=(
                    "{company} hoped to have news {hoped}.",
                    "Could you find out what their timeline looks like now?",
                    "If they'd like to see anything more of me, just say so.",
                ),
            ),
            Letter(
                subject="The schedule at {company}",
                paragraphs=(
                    "At {company} they hoped for a decision {hoped}.",
                    "Have they named a new date for {role}? If not, would you ask?",
                ),
            ),
            Letter(
                subject="What you hear from {company}",
                paragraphs=(
                    "As I remember it, {company} expected to have news {hoped}.",
                    "What do you hear about the schedule at {company}?",
                ),
            ),
            Letter(
                subject="{company}, and my plans",
                paragraphs=(
                    "Word from {company} seemed possible {hoped}.",
                    "Could you ask roughly when {company} will be ready?",
                ),
            ),
            Letter(
                subject="A word from {company}",
                paragraphs=(
                    "The plan at {company} was to be further along {hoped}.",
                    "Would you find out how {company} sees the timing now?",
                ),
            ),
            Letter(
                subject="When {company} will know",
                paragraphs=(
                    "For {company}, news seemed likely {hoped}.",
                    "Could you get me a rough week from them for {role}?",
                ),
            ),
            Letter(
                subject="{company}, once more",
                paragraphs=(
                    "{company} meant to know more {hoped}.",
                    "Has anything reached you about {role}? If not, could you ask them?",
                ),
            ),
            Letter(
                subject="A date from {company}",
                paragraphs=(
                    "There was talk of a decision at {company} {hoped}.",
                    "Could you ask {company} for a date?",
                ),
            ),
        ),
    ),
    Fact.NO_PROMISE: Pool(
        name="agency, without a promise",
        has_room=True,
        letters=(
            Letter(
                subject="{company}: the next step",
                paragraphs=(
                    "The conversation {when} about {role_at} was a good one. No date came up.",
                    "Could you find out when they expect the next step?",
                ),
            ),
            Letter(
                subject="What comes next at {company}",
                paragraphs=(
                    "Since the meeting {when} at {company} I've heard of no date.",
                    "Would you ask them for a rough idea?",
                ),
            ),
            Letter(
                subject="The timeline at {company}",
                paragraphs=("There's no timeline yet for {role_at}.", "Could you find out what happens when?"),
            ),
            Letter(
                subject="Dates at {company}",
                paragraphs=(
                    "{company} and I never got as far as dates.",
                    "Would you ask when they mean to go on with {role}?",
                ),
            ),
            Letter(
                subject="{company}: a rough week",
                paragraphs=(
                    "I don't know yet how {company} plans the weeks ahead.",
                    "A rough week for the next step on {role} would help; could you ask?",
                ),
            ),
            Letter(
                subject="How {company} goes on",
                paragraphs=(
                    "The talk {when} with {company} left the dates open.",
                    "Could you ask how they go on with {role}?",
                ),
            ),
            Letter(
                subject="The plan at {company}",
                paragraphs=(
                    "I'd like to know what {company} plans for {role}.",
                    "Is there a date that you could find out for me?",
                ),
            ),
        ),
    ),
    Fact.NEXT_ROUND: Pool(
        name="agency, next round",
        letters=(
            Letter(
                subject="{company}: the next round",
                paragraphs=(
                    "I was glad to hear that {company} wants another round.",
                    "Could you find out which days they have in mind? [Two half-days] would work for me.",
                ),
            ),
            Letter(
                subject="Meeting {company} again",
                paragraphs=(
                    "Thank you for the good news from {company}.",
                    "When would they like to meet? [Two half-days] suit me.",
                ),
            ),
            Letter(
                subject="Another talk with {company}",
                paragraphs=(
                    "It's good that {company} and I will talk again.",
                    "Could you settle a day with {company}? [Two half-days] are free.",
                ),
            ),
        ),
    ),
    Fact.CANCELLATION: Pool(
        name="agency, after a cancellation",
        letters=(
            Letter(
                subject="{company}: a new date",
                paragraphs=(
                    "Thank you for telling me that the meeting at {company} couldn't take place.",
                    "Could you find out how they'd like to go on with {role}?",
                ),
            ),
            Letter(
                subject="How {company} wants to go on",
                paragraphs=(
                    "I understand that {company} had to call the meeting off.",
                    "Would you ask whether a new date is in view?",
                ),
            ),
            Letter(
                subject="{company}, after the meeting that fell through",
                paragraphs=(
                    "No harm done by the meeting at {company} that fell through.",
                    "What does {company} suggest for {role}?",
                ),
            ),
        ),
    ),
}

ANSWERED_BY_AN_AGENCY: Final = Pool(
    name="thanks for the agency's answer",
    letters=(
        Letter(subject="", paragraphs=("Thank you for your last message.",)),
        Letter(subject="", paragraphs=("It helped to hear from you.",)),
        Letter(subject="", paragraphs=("Thanks for finding out more last time.",)),
        Letter(subject="", paragraphs=("I was glad of your last note.",)),
        Letter(subject="", paragraphs=("You keep me well informed, thank you.",)),
        Letter(subject="", paragraphs=("Your last answer was good to have.",)),
    ),
)

AS_ASKED_BY_AN_AGENCY: Final = Pool(
    name="as asked by an agency",
    letters=(
        Letter(
            subject="{company}, as you asked",
            paragraphs=(
                "You asked me to get back to you{asked}.",
                "What do you hear from {company} about {role}?",
                "If nothing has come in, could you find out when they expect to decide?",
            ),
        ),
        Letter(
            subject="Back about {company}",
            paragraphs=(
                "Here I am about {company}, as you wanted.",
                "How do things stand at {company}? Would you ask them for a date?",
            ),
        ),
        Letter(
            subject="My note on {company}",
            paragraphs=(
                "Here's the note about {company} that you wanted from me.",
                "Have they said more about {role}? If not, could you ask {company}?",
            ),
        ),
        Letter(
            subject="{company}: as you suggested",
            paragraphs=(
                "You suggested that I write about {company}{asked}.",
                "What is the latest that you know on {role}?",
            ),
        ),
        Letter(
            subject="About {company}, as you wanted",
            paragraphs=(
                "You wanted a message about {company} from me{asked}.",
                "Is there anything that {company} still needs for {role}?",
            ),
        ),
        Letter(
            subject="Again about {company}",
            paragraphs=("It's me again about {company}, as you wished.", "How far along is {company} with {role}?"),
        ),
        Letter(
            subject="{company}: the note you wanted",
            paragraphs=("I was to write to you about {company}{asked}.", "Has {company} said anything since?"),
        ),
    ),
)
