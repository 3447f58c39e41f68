"""Thank-yous: to somebody met, through the one who arranged it, and as the opening of a check-in."""

from typing import Final

from followup_ics.feed.texts.letters.letter import Letter, Pool, Reader
from followup_ics.model.plan import Reason

TO_SOMEBODY_MET: Final = Pool(
    name="thanks",
    letters=(
        Letter(
            subject="Our conversation about {role}",
            paragraphs=(
                "Thank you for talking with me {when} about {role_at}.",
                (
                    "One thing has stayed with me: {point}. This is a role I'd like to take on, and "
                    "[something I have done] has prepared me for it."
                ),
                "I'm happy to answer any question that comes up later.",
            ),
        ),
        Letter(
            subject="What was new to me",
            paragraphs=(
                "It was good to talk again {when} about {role_at}.",
                "New to me this time: {point}. I now see better where [one strength of mine] would help.",
                "Thanks for taking the time once more.",
            ),
            is_again=True,
        ),
        Letter(
            subject="What I took away",
            paragraphs=(
                "Thanks for another good conversation {when} about {role_at}.",
                "What I took away: {point}. I've begun to sketch how I'd start, with [a first step].",
                "I'm happy to go into detail whenever it helps.",
            ),
            is_again=True,
        ),
        Letter(
            subject="A clearer picture",
            paragraphs=(
                "I came out of our meeting {when} with a clearer picture of {role_at}.",
                "The part I keep coming back to: {point}. At [an earlier job] I learned [a lesson that fits].",
                "My thanks to everybody who made room for it.",
            ),
        ),
        Letter(
            subject="More to think about",
            paragraphs=(
                "Our talk {when} gave me a lot to think about; thank you.",
                "Above all this: {point}. It's closer to [a piece of my work] than I'd expected.",
                "Just ask if anything was left unclear.",
            ),
        ),
        Letter(
            subject="One thing I wrote down",
            paragraphs=(
                "I appreciated how openly you spoke {when} about {role_at}.",
                "I wrote one thing down at once: {point}. There I can bring [one skill, with an example].",
                "It was time well spent for me.",
            ),
        ),
        Letter(
            subject="Time well used",
            paragraphs=(
                "You took time for me {when}, and I enjoyed it.",
                "What I liked best: {point}. I'd bring [a skill of mine] to {role}.",
                "Send me whatever question is left.",
            ),
        ),
        Letter(
            subject="Still thinking about it",
            paragraphs=(
                "I'm still thinking about our talk {when} on {role_at}.",
                "It comes down to this: {point}. I've done something like it before, with [a result, in a few words].",
                "Thank you for being so open.",
            ),
        ),
        Letter(
            subject="Where I could start",
            paragraphs=(
                "Thank you for showing me {when} what {role} is about.",
                "One point told me a lot: {point}. I'd start there with [a first task].",
                "I can send you more on that, if you like.",
            ),
        ),
    ),
)

THROUGH_THE_CONTACT: Final = Pool(
    name="thanks through the contact",
    letters=(
        Letter(
            subject="Please pass on my thanks",
            paragraphs=(
                "Thank you for arranging the conversation {when} about {role_at}.",
                "Would you pass my thanks on to {those}? What stayed with me most: {point}.",
                "If you need anything more from me, you'll have it the same day.",
            ),
        ),
        Letter(
            subject="Thanks to all of you",
            paragraphs=(
                "The meeting {when} about {role_at} was well set up. Thank you for that.",
                "Please tell {those} that I enjoyed it, above all this: {point}.",
                "I'm around if anything was left open.",
            ),
        ),
        Letter(
            subject="A good conversation",
            paragraphs=(
                "Thanks for bringing us together {when} to talk about {role}.",
                "Could you give my thanks to {those} as well? One point I took home: {point}.",
                "Send me any question that came up afterwards.",
            ),
        ),
        Letter(
            subject="With thanks to the people I met",
            paragraphs=(
                "Thank you for making the meeting {when} about {role_at} happen.",
                "Please give {those} my best. I've thought more about one thing since: {point}.",
                "I'm glad to add detail wherever it's useful.",
            ),
        ),
        Letter(
            subject="My thanks, once more",
            paragraphs=(
                "Everything around the talk on {role} ran smoothly {when}, and I know that this takes work.",
                "My thanks to you and to {those}; please pass them on. I noted one thing: {point}.",
                "Ask me anything you'd like to know.",
            ),
            is_again=True,
        ),
        Letter(
            subject="Word to the people I met",
            paragraphs=(
                "I'm glad that you made room for the talk {when} about {role}.",
                "Could you pass a thank-you on to {those}? I still have one thing in mind: {point}.",
                "Let me know if a document is missing.",
            ),
        ),
        Letter(
            subject="A thank-you to pass on",
            paragraphs=(
                "Here's a thank-you for the meeting {when} about {role_at}.",
                "It goes to {those} too, if you'd be so kind. This stood out for me: {point}.",
                "I'm easy to reach all week.",
            ),
        ),
        Letter(
            subject="After the meeting",
            paragraphs=(
                "Thank you for your part in the meeting {when} about {role}.",
                "I'd be grateful if you told {those} how much I enjoyed it. I learned one thing: {point}.",
                "Whatever you need from me next, just say so.",
            ),
        ),
        Letter(
            subject="What I liked about the talk",
            paragraphs=(
                "I liked the talk {when} about {role_at}.",
                "Would you let {those} know? What I'd like to hear more about: {point}.",
                "My notes are at hand if a question comes up.",
            ),
        ),
        Letter(
            subject="Thanks all round",
            paragraphs=(
                "You had everything ready {when} for the talk about {role}; thank you.",
                "My regards to {those}. This is what I'll remember: {point}.",
                "Write to me any time.",
            ),
        ),
    ),
)

OPENING: Final = Pool(
    name="thanks first",
    letters=(
        Letter(subject="", paragraphs=("Thank you for the time {when}. One thing is still with me: {point}.",)),
        Letter(subject="", paragraphs=("Thanks for our talk {when}. I keep thinking about this: {point}.",)),
        Letter(subject="", paragraphs=("It was good to speak {when}. I noted this: {point}.",)),
        Letter(subject="", paragraphs=("I enjoyed our conversation {when}, above all this part: {point}.",)),
    ),
)
OPENING_THROUGH_THE_CONTACT: Final = Pool(
    name="thanks first, through the contact",
    letters=(
        Letter(
            subject="",
            paragraphs=("Thank you for setting up the conversation {when}; please pass my thanks on to {those}.",),
        ),
        Letter(subject="", paragraphs=("The talk {when} went well, thanks to you. Please give {those} my regards.",)),
        Letter(subject="", paragraphs=("I'm grateful for the meeting {when}. Would you tell {those}?",)),
    ),
)


def choose_thanks(_reason: Reason, reader: Reader) -> Pool:
    """Choose the thank-yous for a reader: whoever was not in the room is not thanked for having talked."""
    return TO_SOMEBODY_MET if reader is Reader.MET else THROUGH_THE_CONTACT


def choose_opening(reader: Reader) -> Pool:
    """Choose the thanks that a check-in opens with."""
    return OPENING if reader is Reader.MET else OPENING_THROUGH_THE_CONTACT
