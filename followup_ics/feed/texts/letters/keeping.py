"""Messages that keep a wait warm: a thought, or something of use; they ask for nothing."""

from typing import Final

from followup_ics.feed.texts.letters.agency_keeping import IN_TOUCH_WITH_AN_AGENCY, SHARED_WITH_AN_AGENCY
from followup_ics.feed.texts.letters.letter import Letter, Pool, Reader
from followup_ics.model.plan import Reason, Topic

IN_TOUCH: Final = Pool(
    name="in touch",
    has_room=True,
    letters=(
        Letter(
            subject="A thought since last time",
            paragraphs=(
                "Since {talked} I've kept thinking about [one thing that was said]. One idea on it: [in a sentence].",
                "There's no need to answer; I hope it's useful.",
            ),
        ),
        Letter(
            subject="Something I tried",
            paragraphs=(
                "{Talked} made me try [a tool or method]. What came of it: [one finding].",
                "I thought you might like to know.",
            ),
        ),
        Letter(
            subject="What I read up on",
            paragraphs=(
                "After {talked} I read up on [a topic that came up]. What surprised me: [in a sentence].",
                "You'll know far more about it; I enjoyed the reading.",
            ),
        ),
        Letter(
            subject="A find that fits",
            paragraphs=(
                "I came across [a tool, number or story] that fits {talked}. In a line: [what it says].",
                "It may save somebody an afternoon.",
            ),
        ),
        Letter(
            subject="From my month",
            paragraphs=(
                "This month I [one thing done or learned].",
                "It goes back to {talked}, so I wanted to share it.",
            ),
        ),
        Letter(
            subject="A question I took home",
            paragraphs=(
                "One question from {talked} went home with me: [the question].",
                "My answer would now be [one sentence]. It was fun to work out.",
            ),
        ),
        Letter(
            subject="A better answer",
            paragraphs=(
                "Looking back at {talked}, I'd now add one thing: [a better answer, in a sentence].",
                "That's all; have a good week.",
            ),
        ),
    ),
)
KEPT_POSTED: Final = Pool(
    name="kept posted",
    letters=(
        Letter(subject="", paragraphs=("You asked me to keep you posted, so here's a short update.",)),
        Letter(subject="", paragraphs=("You wanted to stay up to date, so here are a few lines.",)),
        Letter(subject="", paragraphs=("You asked to hear from me, so here I am again.",)),
        Letter(subject="", paragraphs=("It's been a while since you asked me to stay in touch, so here's a line.",)),
        Letter(subject="", paragraphs=("You wanted to hear how things go, so here's a short note.",)),
        Letter(subject="", paragraphs=("My promise to keep you posted still holds, so here's the latest.",)),
        Letter(subject="", paragraphs=("You said that you'd like to hear from me now and then.",)),
        Letter(subject="", paragraphs=("You wanted to hear from me now and then, and it's time again.",)),
        Letter(subject="", paragraphs=("It was kind of you to ask how I'm getting on.",)),
        Letter(subject="", paragraphs=("You asked for a line from time to time, and here's the next.",)),
        Letter(subject="", paragraphs=("As you'd like to know what I'm up to, here's my month in brief.",)),
        Letter(subject="", paragraphs=("I said that I'd let you know how things go for me.",)),
    ),
)

SHARED: Final = {
    Topic.ARTICLE: Pool(
        name="article",
        letters=(
            Letter(
                subject="Something to read",
                paragraphs=(
                    "I've just read [title and link]. The part on [one point] reminded me of {talked}.",
                    "It's a [five]-minute read, and worth it, I think.",
                ),
            ),
            Letter(
                subject="A piece close to your work",
                paragraphs=(
                    "Here's a piece that fits your work: [title and link]. Its best idea: [in a sentence].",
                    "Keep it for a quiet moment.",
                ),
            ),
            Letter(
                subject="[Title of the article]",
                paragraphs=(
                    "[Title and link] has kept me busy this week. It argues that [its point].",
                    "It made me think of your work at {company} at once.",
                ),
            ),
        ),
    ),
    Topic.EVENT: Pool(
        name="event",
        letters=(
            Letter(
                subject="An event for your team",
                paragraphs=(
                    "On [date] there's [a webcast or event, with its link]. I'm going, and thought of your team.",
                    "I'll gladly send you my notes.",
                ),
            ),
            Letter(
                subject="[Name of the event]",
                paragraphs=(
                    "[A webcast or event, with its link] looks close to what you do. I've signed up.",
                    "If it clashes with your calendar, my notes are yours.",
                ),
            ),
            Letter(
                subject="A talk on [its subject]",
                paragraphs=(
                    "You may have seen that [event, with its link] is coming up. There's a talk on [its subject].",
                    "I'll write down what is new, and can share it.",
                ),
            ),
        ),
    ),
    Topic.SUCCESS: Pool(
        name="success",
        letters=(
            Letter(
                subject="A piece of good news",
                paragraphs=(
                    "Something that I'd worked on for a while is done: [what it is, and what came of it].",
                    "It made me think back to {talked}.",
                ),
            ),
            Letter(
                subject="[A result, in a few words]",
                paragraphs=(
                    "Last week [a piece of my work] came to a good end: [a result, in a few words].",
                    "It's close to what I'd be doing at {company}.",
                ),
            ),
            Letter(
                subject="What worked in the end",
                paragraphs=(
                    "After a few tries [a piece of my work] works. What made the difference: [one thing].",
                    "If that's of use to you, I'll gladly write it down.",
                ),
            ),
        ),
    ),
    Topic.PROJECT: Pool(
        name="project",
        letters=(
            Letter(
                subject="A project alongside my job search",
                paragraphs=(
                    "I've started giving some time to [a project that helps others]; my part is [the task].",
                    "It teaches me [one skill]. If you're curious, I'll tell you more.",
                ),
            ),
            Letter(
                subject="[Name of the project]",
                paragraphs=(
                    "These days I'm helping at [a project that helps others], where I [the task].",
                    "I learn a lot there about [one thing].",
                ),
            ),
            Letter(
                subject="What I do on [an evening]",
                paragraphs=(
                    "My [evenings] belong to [a project that helps others] at the moment.",
                    "What I enjoy most there is [one part], which is close to your field.",
                ),
            ),
        ),
    ),
}


def choose_in_touch(_reason: Reason, reader: Reader) -> Pool:
    """Choose the messages that keep in touch."""
    return IN_TOUCH_WITH_AN_AGENCY if reader is Reader.GO_BETWEEN else IN_TOUCH


def choose_shared(topic: Topic, _reason: Reason, reader: Reader) -> Pool:
    """Choose the messages on a topic."""
    return (SHARED_WITH_AN_AGENCY if reader is Reader.GO_BETWEEN else SHARED)[topic]
