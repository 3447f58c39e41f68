"""The keys of an update: what happened on one day, and what was said."""

from typing import Final

from followup_ics.input.keys import forms, person
from followup_ics.input.records import Key, Option
from followup_ics.model.search import Kind, Outcome, Signal

OTHER: Final = "other"
"""What `sent` says of a message that is none of the kinds."""

ON: Final = Key(name="on", form=forms.DAY, description="The day it happened.", is_required=True)
HEAR_BY: Final = Key(
    name="hear_by",
    form=forms.PHRASE,
    description="The promise: when they said you would hear from them, in their own words.",
    examples=("by the end of next week", "in two weeks", "2026-12-04"),
    option=Option("WORDS", "What they said of when you would hear: 'end of next week'."),
)
CHECK_IN: Final = Key(
    name="check_in",
    form=forms.PHRASE,
    description="The request: when they asked you to check in, in their own words.",
    examples=("if you don't hear from us by Thursday, follow up", "next week"),
    option=Option("WORDS", "What they said of when to ask: 'on Thursday'."),
)
SIGNAL: Final = Key(
    name="signal",
    form=forms.enum_form("signal", Signal),
    description="What they let you feel: `positive` (keen, good feedback), `keep-posted` (asked to be kept informed), "
    '`no-reply` (your last message was not answered), `stop` ("we will get in touch"), '
    "`next-round` (you are through; the date follows).",
    option=Option("SIGNAL", f"One of {', '.join(Signal)}."),
)
SAID_BY: Final = Key(
    name="said_by",
    form=person.CONTACT,
    description="Who said it: check-ins go to them.",
    option=Option("NAME", "Who said it, 'Name' or 'Name <address>'."),
)
OUTCOME: Final = Key(
    name="outcome",
    form=forms.enum_form("outcome", Outcome),
    description="What became of the application. Everything still planned for it is dropped: after `rejected` one last "
    "thank-you is planned, after `offer` your answer, after `accepted` a message to whoever else is waiting.",
    option=Option("OUTCOME", f"One of {', '.join(Outcome)}."),
)
ANSWER_BY: Final = Key(
    name="answer_by",
    form=forms.PHRASE,
    description="When they want the answer to their offer, in their own words: beside `outcome: offer`, or alone where "
    "the day was moved.",
    examples=("by Friday", "2026-12-18"),
    option=Option("WORDS", "When they want your answer to their offer: 'by Friday'."),
)
SENT: Final = Key(
    name="sent",
    form=forms.choice_form("kind", {name: name for name in (*map(str, Kind), OTHER)}),
    description="The message that you sent: the follow-up of this kind is done, and the next ones count from here. "
    "`other` is one of your own accord.",
    option=Option("KIND", "The follow-up that you sent, such as thank-you, or other."),
)
NOTE: Final = Key(
    name="note",
    form=forms.NOTE_TEXT,
    description="Yours alone, over several lines if you like; it stands in no feed, unless `notes: in-feed` puts it "
    "into your own.",
    option=Option("TEXT", "A note of your own."),
)
UPDATE_KEYS: Final = (ON, HEAR_BY, CHECK_IN, SIGNAL, OUTCOME, ANSWER_BY, SENT, SAID_BY, NOTE)

UPDATE: Final = forms.record_form(
    "an update, with 'on:' and what happened",
    UPDATE_KEYS,
    may_have_own=True,
    name="update",
    description="What happened on one day.",
    minProperties=2,
)
