"""Messages that keep a wait warm through somebody between you and the employer."""

from typing import Final

from followup_ics.feed.texts.letters.letter import Letter, Pool
from followup_ics.model.plan import Topic

IN_TOUCH_WITH_AN_AGENCY: Final = Pool(
    name="in touch with an agency",
    has_room=True,
    letters=(
        Letter(
            subject="An update for {company}",
            paragraphs=(
                "A short update for your file on {role_at}: [one thing that changed, such as a finished project].",
                "I'm free to start [from when].",
            ),
        ),
        Letter(
            subject="New since last time",
            paragraphs=("Since {talked} I've [one thing done or learned].", "It may help when you talk to {company}."),
        ),
        Letter(
            subject="Something for {company}",
            paragraphs=(
                "Here's something to pass on to {company}, if it suits: [one result, in a sentence].",
                "My plans are as they were.",
            ),
        ),
        Letter(
            subject="Where I stand",
            paragraphs=(
                "A line on where I stand with {company}: [one thing], and my plans as before.",
                "No answer needed.",
            ),
        ),
        Letter(
            subject="{company}, and a thought",
            paragraphs=(
                "I've thought about {company} again. One idea that you could pass on: [in a sentence].",
                "Use it for {role} as you see fit.",
            ),
        ),
        Letter(
            subject="{company} came to mind",
            paragraphs=(
                "{company} came to mind again this week, because [what brought it up].",
                "In the meantime: [one thing done or learned].",
            ),
        ),
        Letter(
            subject="A note for my file",
            paragraphs=(
                "Please add this to my file for {company}: [one thing done or learned].",
                "Otherwise nothing has changed.",
            ),
        ),
        Letter(
            subject="{company}: still here",
            paragraphs=("I'm still here for {company}. This is new: [one thing].", "That's all for now."),
        ),
    ),
)

SHARED_WITH_AN_AGENCY: Final = {
    Topic.ARTICLE: Pool(
        name="article for an agency",
        letters=(
            Letter(
                subject="Something for {company} to read",
                paragraphs=(
                    "This may interest the people at {company}: [title and link]. See the part on [one point].",
                    "Pass it on to {company} if you think it helps.",
                ),
            ),
            Letter(
                subject="A piece that fits {company}",
                paragraphs=(
                    "I read [title and link] and thought of {company}. In short: [its point].",
                    "You're welcome to send it along.",
                ),
            ),
            Letter(
                subject="[Title of the article]",
                paragraphs=(
                    "[Title and link] argues that [its point]. {company} may have an opinion on that.",
                    "I'd be curious what {company} makes of it, but nobody needs to answer.",
                ),
            ),
            Letter(
                subject="A link for {company}",
                paragraphs=(
                    "Here's a link that made me think of {role}: [title and link].",
                    "If {company} knows it already, all the better.",
                ),
            ),
        ),
    ),
    Topic.EVENT: Pool(
        name="event for an agency",
        letters=(
            Letter(
                subject="An event close to {company}",
                paragraphs=(
                    "I'm going to [a webcast or event, with its link]. The topic is close to what {company} does.",
                    "My notes are theirs if they'd like them.",
                ),
            ),
            Letter(
                subject="[Name of the event], and {company}",
                paragraphs=(
                    "[A webcast or event, with its link] could interest {company}, or others you work with.",
                    "I'll be there, and can tell you how it was.",
                ),
            ),
            Letter(
                subject="A date for {company}",
                paragraphs=(
                    "{company} may like to know of [a webcast or event, with its link].",
                    "I've signed up, and will share what is new with {company} if you wish.",
                ),
            ),
            Letter(
                subject="An evening close to {role}",
                paragraphs=(
                    "On [date] there's [a webcast or event, with its link]; it's close to what {role} is about.",
                    "I'd gladly pass my notes on to {company}.",
                ),
            ),
        ),
    ),
    Topic.SUCCESS: Pool(
        name="success for an agency",
        letters=(
            Letter(
                subject="A result worth passing on",
                paragraphs=(
                    "One more line for my profile: [what was finished, and what came of it].",
                    "It's close to what {company} needs for {role}.",
                ),
            ),
            Letter(
                subject="Good news for my profile",
                paragraphs=(
                    "I've finished [a piece of my work], with [a result, in a few words].",
                    "Feel free to mention it to {company}.",
                ),
            ),
            Letter(
                subject="A line for {company}",
                paragraphs=(
                    "Something for your next talk with {company}: [a result, in a few words].",
                    "It came out of [a piece of my work], which is close to {role}.",
                ),
            ),
            Letter(
                subject="New in my profile",
                paragraphs=(
                    "Since my application to {company} I've brought [a piece of my work] to a good end.",
                    "What {company} may like about it: [one thing].",
                ),
            ),
        ),
    ),
    Topic.PROJECT: Pool(
        name="project for an agency",
        letters=(
            Letter(
                subject="A project that {company} may like",
                paragraphs=(
                    "I now give some time to [a project that helps others]; my part is [the task].",
                    "It may be of interest to {company} for {role}.",
                ),
            ),
            Letter(
                subject="[Name of the project]",
                paragraphs=(
                    "New in my week: [a project that helps others], where I [the task].",
                    "It's good practice for {role_at}.",
                ),
            ),
            Letter(
                subject="Alongside my search",
                paragraphs=(
                    "[A project that helps others] has asked me to do [the task], and I said yes.",
                    "Tell {company} if you think that it speaks for me.",
                ),
            ),
            Letter(
                subject="How I spend [my evenings]",
                paragraphs=(
                    "My [evenings] go to [a project that helps others] for now.",
                    "It teaches me [one skill], which {company} may like.",
                ),
            ),
        ),
    ),
}
