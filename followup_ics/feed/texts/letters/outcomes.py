"""Answers to an offer, and a warm withdrawal."""

from typing import Final

from followup_ics.feed.texts.letters.letter import Letter, Pool, Reader
from followup_ics.model.plan import Reason

YES: Final = Pool(
    name="yes",
    letters=(
        Letter(
            subject="Yes to {role}",
            paragraphs=(
                "Thank you for the offer. I'm happy to say yes to {role_at}.",
                "As I understand it, the pay is [amount] and I start on [date]. Could you confirm both in writing?",
                "I'm looking forward to the work.",
            ),
        ),
        Letter(
            subject="My answer: yes",
            paragraphs=(
                "With pleasure: I accept {role_at}.",
                "Please send me the pay, [amount], and the start, [date], in writing.",
                "See you soon.",
            ),
        ),
    ),
)
NO: Final = Pool(
    name="no",
    letters=(
        Letter(
            subject="Your offer",
            paragraphs=(
                "I'm grateful for your offer, and for the trust behind it. After careful thought I won't be taking it.",
                "I enjoyed meeting all of you, which made this hard. I hope that you find the right person for {role}.",
            ),
        ),
        Letter(
            subject="My answer on {role}",
            paragraphs=(
                "You've been generous, and I've given it a lot of thought. I've decided to say no.",
                "It was a pleasure to get to know {company}. I hope that we stay in touch.",
            ),
        ),
    ),
)
MORE_TIME: Final = Pool(
    name="more time",
    letters=(
        Letter(
            subject="Your offer: one request",
            paragraphs=(
                "Thank you very much for offering me {role_at}. I'd like to give you a firm answer by [date].",
                "Would that work for you? If so, please send me that date, the pay and the start in writing.",
            ),
        ),
        Letter(
            subject="A few days for my answer",
            paragraphs=(
                "Your offer is very welcome. I'd like to sleep on it until [date].",
                "Can you confirm that date for me, with the pay and the start?",
            ),
        ),
    ),
)
YES_THROUGH_AN_AGENCY: Final = Pool(
    name="yes through an agency",
    letters=(
        Letter(
            subject="Yes to {company}",
            paragraphs=(
                "Good news: I'd like to accept {role_at}. Thank you for getting us here.",
                "Could you have the pay, [amount], and the start, [date], confirmed to me in writing?",
            ),
        ),
        Letter(
            subject="{company}: I accept",
            paragraphs=(
                "Please tell {company} that I accept {role}.",
                "I'd like to see the pay, [amount], and the start, [date], in writing.",
            ),
        ),
    ),
)
NO_THROUGH_AN_AGENCY: Final = Pool(
    name="no through an agency",
    letters=(
        Letter(
            subject="The offer from {company}",
            paragraphs=(
                "Please thank {company} for the offer. I've thought it through, and won't be taking it.",
                "I'm grateful for your work on it, and glad to stay on your list for [the kind of role that fits].",
            ),
        ),
        Letter(
            subject="{company}: my answer",
            paragraphs=(
                "I've thought the offer from {company} over, and my answer is no.",
                "They were kind throughout; please tell them so.",
            ),
        ),
        Letter(
            subject="My answer to {company}",
            paragraphs=(
                "I won't be accepting {role_at}, though it was a close decision.",
                "My thanks to {company}, and to you for all that you did.",
            ),
        ),
    ),
)
MORE_TIME_THROUGH_AN_AGENCY: Final = Pool(
    name="more time through an agency",
    letters=(
        Letter(
            subject="{company}: a few days for my answer",
            paragraphs=(
                "The offer from {company} is very welcome. I'd like to give my answer by [date].",
                "Could you find out whether that works, and get that date, the pay and the start in writing?",
            ),
        ),
        Letter(
            subject="{company}: one request",
            paragraphs=(
                "Would {company} give me until [date] to decide on {role}?",
                "A written line with the date, the pay and the start would settle it.",
            ),
        ),
        Letter(
            subject="{company}: my timing",
            paragraphs=(
                "I'd like to think the offer from {company} over until [date].",
                "Could they confirm that day to me, along with the pay and the start?",
            ),
        ),
    ),
)

NO_LONGER_A_CANDIDATE: Final = Pool(
    name="withdrawal",
    letters=(
        Letter(
            subject="My application for {role}",
            paragraphs=(
                "I'm writing to say that I'm no longer a candidate for {role_at}.",
                "Thank you for your time, and for how open you were with me.",
            ),
        ),
        Letter(
            subject="{role}: my application",
            paragraphs=(
                "Please take my name off the list for {role_at}.",
                "I've valued getting to know you, and I hope that the right person comes along.",
            ),
        ),
        Letter(
            subject="Stepping back from {role}",
            paragraphs=(
                "With this note I'm withdrawing my application for {role_at}.",
                "You made every step of it pleasant, and I'm grateful for that.",
            ),
        ),
    ),
)
NO_LONGER_A_CANDIDATE_THROUGH_AN_AGENCY: Final = Pool(
    name="withdrawal through an agency",
    letters=(
        Letter(
            subject="{company}: my application",
            paragraphs=(
                "Please tell {company} that I'm withdrawing from {role}.",
                "Thank you for all that you did; I'd be happy to work with you again.",
            ),
        ),
        Letter(
            subject="Stepping back at {company}",
            paragraphs=(
                "I'm no longer available for {role_at}; would you let them know?",
                "Your help meant a lot to me.",
            ),
        ),
        Letter(
            subject="{company}: stepping back",
            paragraphs=(
                "I'd like to end my application for {role_at} here.",
                "You've been fair to me throughout, and I thank you for that.",
            ),
        ),
        Letter(
            subject="{company}: no longer available",
            paragraphs=(
                "I've decided not to go on with {role_at}.",
                "Please pass my thanks on to {company}, and keep some for yourself.",
            ),
        ),
        Letter(
            subject="My decision on {company}",
            paragraphs=(
                "Would you let {company} know that I'm no longer a candidate for {role}?",
                "It has been good to work with you on this.",
            ),
        ),
    ),
)


def choose_withdrawal(_reason: Reason, reader: Reader) -> Pool:
    """Choose the words with which an application is taken back."""
    return NO_LONGER_A_CANDIDATE_THROUGH_AN_AGENCY if reader is Reader.GO_BETWEEN else NO_LONGER_A_CANDIDATE


def choose_yes(_reason: Reason, reader: Reader) -> Pool:
    """Choose the words that accept an offer."""
    return YES_THROUGH_AN_AGENCY if reader is Reader.GO_BETWEEN else YES


def choose_no(_reason: Reason, reader: Reader) -> Pool:
    """Choose the words that decline an offer."""
    return NO_THROUGH_AN_AGENCY if reader is Reader.GO_BETWEEN else NO


def choose_more_time(_reason: Reason, reader: Reader) -> Pool:
    """Choose the words that ask for time to answer an offer."""
    return MORE_TIME_THROUGH_AN_AGENCY if reader is Reader.GO_BETWEEN else MORE_TIME
