"""What each kind of message says: a subject and its paragraphs, fresh words for every occasion.

What only the writer can know stands in [square brackets].
"""

from typing import NamedTuple, TypeAlias

from followup_ics.feed.texts.format import end_sentence
from followup_ics.model.plan import FollowUp

Parts: TypeAlias = tuple[str, tuple[str, ...]]
"""A subject that begins with a small letter, and the paragraphs between greeting and name."""


class Letter(NamedTuple):
    """Hold what a draft can speak of, each as it stands in the middle of a sentence.

    With a role, ``about``, ``matter`` and ``place`` are all that role at that company; without one, what fits after
    "talk about", "news of" and "bring to". ``spoke_on`` and ``told_on`` are "today", or "on Friday"; ``promised_on``
    is "now" where what they said can mean several days.
    """

    follow_up: FollowUp
    company: str
    about: str
    matter: str
    place: str
    spoke_on: str
    told_on: str
    promised_on: str


def thank(letter: Letter) -> Parts:
    """Thank for an interview."""
    return f"thank you for our conversation {letter.spoke_on}", (
        end_sentence(f"Thank you for talking with me {letter.spoke_on} about {letter.about}"),
        (
            "What you said about [one thing you talked about] has stayed with me. It is work I would like to do, and "
            "[something you have done] has prepared me for it."
        ),
        "If there is a question left on your side, I am glad to answer it.",
    )


def ask_for_decision(letter: Letter) -> Parts:
    """Ask for a decision, or for a date where none was named."""
    if letter.follow_up.reason.said is None:
        return "a question about the next step", (
            end_sentence(f"I enjoyed our conversation {letter.spoke_on} about {letter.about}"),
            "One thing we left open is the timing: when do you expect to decide, and what comes next?",
            "I would still like to join you. If you need anything more from me, you will have it the same day.",
        )
    return "a question about your decision", (
        end_sentence(
            f"You told me {letter.told_on} that I could expect news by {letter.promised_on}. I am still very "
            f"interested in {letter.about}"
        ),
        "Have you come to a decision, or is there a new date I can plan with?",
        "If anything from me is missing, I will send it the same day.",
    )


def write_as_asked(letter: Letter) -> Parts:
    """Write as they asked."""
    said = letter.follow_up.reason.said
    wish = f"write if I had no news by {letter.promised_on}" if said and said.window.deadline_on else "write around now"
    return "a question, as you asked", (
        f"You asked me {letter.told_on} to {wish}, so here I am.",
        (f"Where do things stand with {letter.matter}? What draws me to it most is still [one part of the work]."),
        "If a call is easier for you, I am free [two times that suit you].",
    )


def keep_in_touch(letter: Letter) -> Parts:
    """Take another angle for each message of this kind in a round."""
    angles = (_offer_an_idea, _tell_what_was_tried, _ask_how_it_went)
    return angles[(letter.follow_up.ordinal - 1) % len(angles)](letter)


def _offer_an_idea(letter: Letter) -> Parts:
    return "a thought after our conversation", (
        (
            f"Since we spoke {letter.spoke_on} I have been turning over what you said about [something they are "
            "working on]. One idea: [your idea, in a sentence]."
        ),
        end_sentence(f"No reply needed. I am as keen as ever on {letter.about}"),
    )


def _tell_what_was_tried(letter: Letter) -> Parts:
    return "something I tried after we spoke", (
        (
            f"Our conversation {letter.spoke_on} made me try [a tool or method that came up]. What I learned: [one "
            "finding, in a sentence]."
        ),
        end_sentence(
            f"If you see it differently, I would love to hear it. I still look forward to news of {letter.matter}"
        ),
    )


def _ask_how_it_went(letter: Letter) -> Parts:
    return "how did it go?", (
        (
            f"When we spoke {letter.spoke_on}, you were about to [something they were planning]. How did it go, and "
            "what surprised you?"
        ),
        end_sentence(f"I ask because I can picture myself at work on it. My interest in {letter.about} has only grown"),
    )


def share_an_article(letter: Letter) -> Parts:
    """Send something to read."""
    return "an article for you", (
        (
            "I have just read [title and link]. The part on [one point] made me think of what you told me "
            f"{letter.spoke_on}."
        ),
        "Does it match what you see?",
        end_sentence(f"I remain interested in {letter.about}, and wish you a good week"),
    )


def share_an_event(letter: Letter) -> Parts:
    """Tell of an event."""
    return "an event you may like", (
        "On [date] there is [a webcast or event, with its link]. I am going, and thought of your team.",
        "If you cannot be there, I will gladly send you my notes.",
        end_sentence(f"I still hope for good news about {letter.matter}"),
    )


def share_a_success(letter: Letter) -> Parts:
    """Tell of something that went well."""
    return "good news from my side", (
        "A piece of work I am proud of is done: [what you finished, and what came of it].",
        end_sentence(
            f"It is close to [a task of theirs], which we spoke about {letter.spoke_on}. I would gladly do as much for "
            f"{letter.company}"
        ),
    )


def share_a_project(letter: Letter) -> Parts:
    """Tell of a project that serves others."""
    return "a project that may interest you", (
        "I have begun to give some time to [a project that helps others]; my part is [what you do there].",
        end_sentence(f"It teaches me [something they need], which I would be glad to bring to {letter.place}"),
        "I will gladly show you how it works, should you be curious.",
    )


def thank_anyway(letter: Letter) -> Parts:
    """Thank after a rejection."""
    return "thank you for letting me know", (
        (
            end_sentence(f"Thank you for telling me, and for the time you gave me to talk about {letter.about}")
            + " I liked hearing about [one thing you talked about]."
        ),
        "May I ask one thing: what would have made me a stronger candidate? A single sentence would help.",
        "Should something else come up that fits, I would be glad to hear from you. I wish you and the team well.",
    )


def answer_offer(letter: Letter) -> Parts:
    """Leave room for an answer: the same thanks open a yes, a no, and a question for more time."""
    return "your offer", (
        end_sentence(f"Thank you for offering me {letter.place}; I am glad of your trust"),
        (
            "[Yes: I am happy to accept, with a start on (day) and the pay as offered. / No: after some thought I have "
            "decided not to take it. / More time: may I give you my answer by (day)?]"
        ),
        "Could you confirm this to me in a line?",
    )


def withdraw(letter: Letter) -> Parts:
    """Say in two sentences that one is no longer a candidate."""
    return "my application", (
        end_sentence(f"I am writing to withdraw my application for {letter.about}"),
        "Thank you for the time that you and your colleagues gave me; I enjoyed getting to know you.",
    )
