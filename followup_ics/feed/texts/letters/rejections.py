"""Thanks after a rejection, and the question for what one could do better."""

from typing import Final

from followup_ics.feed.texts.letters.letter import Letter, Pool, Reader
from followup_ics.model.plan import Reason

AFTER_A_REJECTION: Final = Pool(
    name="after a rejection",
    letters=(
        Letter(
            subject="Thank you for telling me",
            paragraphs=(
                "Thank you for letting me know. I liked what I got to see of {role_at}, above all [one topic].",
                "{feedback}",
                "If something else fits one day, I'd be glad to talk again. All the best to you and the team.",
            ),
        ),
        Letter(
            subject="With thanks",
            paragraphs=(
                "It was kind of you to tell me. I'm glad that I got to see {company} up close.",
                "{feedback}",
                "Our paths may cross again; I'd like that.",
            ),
        ),
        Letter(
            subject="Thank you, and good luck",
            paragraphs=(
                "I appreciate that you gave me a clear answer on {role_at}.",
                "{feedback}",
                "I'll follow what {company} does next with interest. Good luck with it.",
            ),
        ),
        Letter(
            subject="Your answer",
            paragraphs=(
                "Thanks for taking the time to tell me about {role}.",
                "{feedback}",
                "Do keep my name in mind if something similar opens.",
            ),
        ),
    ),
)
AFTER_A_REJECTION_BY_AGENCY: Final = Pool(
    name="agency, after a rejection",
    letters=(
        Letter(
            subject="{company}: thank you",
            paragraphs=(
                "Thank you for passing on the answer from {company}, and for your help along the way.",
                "{feedback}",
                "Please keep me in mind for [the kind of role that fits].",
            ),
        ),
        Letter(
            subject="Thank you for your work on {company}",
            paragraphs=(
                "I'm grateful that you put me forward at {company}.",
                "{feedback}",
                "If something like {role} comes up elsewhere, I'm interested.",
            ),
        ),
        Letter(
            subject="{company}: thanks for your help",
            paragraphs=(
                "Thanks for letting me know about {company}.",
                "{feedback}",
                "I'd be glad to hear of [the kind of role that fits] from you.",
            ),
        ),
        Letter(
            subject="On to the next one",
            paragraphs=(
                "I'm glad that I got to meet {company}, and that it was through you.",
                "{feedback}",
                "I'm ready for the next one whenever something comes in.",
            ),
        ),
        Letter(
            subject="{company}, and what comes next",
            paragraphs=(
                "You put a lot of work into {company} for me, and I won't forget it.",
                "{feedback}",
                "My search goes on, so please keep sending me roles.",
            ),
        ),
    ),
)

FEEDBACK: Final = Pool(
    name="feedback",
    letters=(
        Letter(
            subject="", paragraphs=("May I ask what would have made the difference? I understand if you may not say.",)
        ),
        Letter(
            subject="",
            paragraphs=("If there's one thing I could do better, I'd like to hear it. No answer is fine too.",),
        ),
        Letter(subject="", paragraphs=("If you're free to say what tipped the scales, I'd like to learn from it.",)),
    ),
)
FEEDBACK_THROUGH_AN_AGENCY: Final = Pool(
    name="feedback through an agency",
    letters=(
        Letter(subject="", paragraphs=("Did they say what was missing? I'd like to know, unless they may not tell.",)),
        Letter(subject="", paragraphs=("Could you find out what they'd have liked to see? Only if it's easy to ask.",)),
    ),
)


def choose_after_rejection(_reason: Reason, reader: Reader) -> Pool:
    """Choose the thanks after a rejection."""
    return AFTER_A_REJECTION_BY_AGENCY if reader is Reader.GO_BETWEEN else AFTER_A_REJECTION


def choose_feedback(reader: Reader) -> Pool:
    """Choose the question for what one could do better."""
    return FEEDBACK_THROUGH_AN_AGENCY if reader is Reader.GO_BETWEEN else FEEDBACK
