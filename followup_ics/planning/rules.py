"""The kinds and their timing as data (rules, sections 2, 3, 5 and 6)."""

import datetime as dt

from followup_ics.model.plan import Topic
from followup_ics.model.search import Kind, Signal

NOON = dt.time(12)
"""An interview that starts before noon is answered the same afternoon."""

AFTER_THE_END = dt.timedelta(hours=1)
"""A thank-you of the same day goes out this long after the interview's end, or later."""

LATEST_SAME_DAY = dt.time(18)
"""A thank-you of the same day goes out no later; after that it is first thing on the next working day."""

MOST_DAYS_TO_THANKS = 3
"""A thank-you that would come more calendar days after an interview goes out on the very day, where that is worked."""

LATEST_THAT_EVENING = dt.time(20)
"""Such a thank-you goes out no later than this."""

LATEST_SENT = dt.time(23, 45)
"""A message sent on the day of an interview that ended late stands at this time."""

ANSWER_WITHIN = 2
"""Working days after an offer without a day to answer it by, on which to answer or to agree on a day."""

OPEN_FOR = 60
"""Working days after which an application without a word counts as over, when another offer is accepted."""

BOOKED_BEFORE = 5
"""Working days before a later round on which it is taken to have been arranged, where the file does not say."""

DURATION = dt.timedelta(minutes=15)
"""How long every event of the feed lasts."""

KEEPING = frozenset({Kind.KEEP_IN_TOUCH, Kind.LONG_WAIT})
"""Messages that keep a wait warm, while they are keen."""

UNASKED = frozenset({Kind.DECISION_DATE, Kind.KEEP_IN_TOUCH, Kind.LONG_WAIT})
"""Check-ins that nobody asked for: these keep their distance from each other, over all roles at a company."""

CHECK_INS = UNASKED | {Kind.AS_ASKED}
"""What a later promise, request or round takes the place of."""

QUESTIONS = frozenset({Kind.DECISION_DATE})
"""What word that they will be in touch, or of a next round, takes the place of."""

KEEPS_APART = frozenset({Kind.AS_ASKED, Kind.THANK_YOU_ANYWAY})
"""Messages that never move, and that unasked check-ins keep their distance from."""

WARM = frozenset({Signal.POSITIVE, Signal.KEEP_POSTED})
"""Signals after which keeping in touch is welcome."""

TOPICS = (Topic.ARTICLE, Topic.EVENT, Topic.SUCCESS, Topic.PROJECT)
"""What long-wait messages are about, in this order, each at most once in an application."""
