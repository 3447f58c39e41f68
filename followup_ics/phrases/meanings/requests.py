"""What a date means once it is known who is to write: a day bidden, a wait that ends, and how to send the message."""

from followup_ics.model.search import Channel
from followup_ics.phrases.meanings.durations import Duration, within
from followup_ics.phrases.meanings.timing import as_deadline
from followup_ics.phrases.meanings.values import DaySpan, RefusalError, Setting

Part = DaySpan | Channel | None


def bidden(_setting: Setting, *parts: Part) -> DaySpan:
    """Read "check in by Friday", "call me on Friday": a day with "by" is the last one on which to write."""
    span = find_span(*parts)
    return span._replace(channel=find_channel(*parts), is_bidden=span.deadline_on is not None)


def after_silence(setting: Setting, *parts: Part) -> DaySpan:
    """Read "if you don't hear by Friday, call me": the day is theirs to keep, and yours begins after it."""
    return as_deadline(setting, find_span(*parts))._replace(channel=find_channel(*parts))


def after_waiting(setting: Setting, duration: Duration, channel: Channel | None) -> DaySpan:
    """Read "give us two weeks, then call": the same for a length of time."""
    return after_silence(setting, within(setting, duration), channel)


def promised(_setting: Setting, *parts: Part) -> DaySpan:
    """Read "we'll call you by Friday": the answer is theirs to give."""
    return find_span(*parts)._replace(channel=find_channel(*parts))


def day_of_saying(_setting: Setting, _span: DaySpan) -> DaySpan:
    """Refuse "they told me on Friday": the day of their words, or of their answer."""
    raise RefusalError("can be the day on which it was said")


def find_span(*parts: Part) -> DaySpan:
    """Return the part that is a span; every pattern has one."""
    return next(part for part in parts if isinstance(part, DaySpan))


def find_channel(*parts: Part) -> Channel | None:
    """Return the way to send a message that some part names, the first where several do."""
    own = (part.channel if isinstance(part, DaySpan) else part for part in parts)
    return next((channel for channel in own if channel is not None), None)


def first_channel(_setting: Setting, *channels: Channel | None) -> Channel | None:
    """Hand on the way to send a message that some part of a pattern names."""
    return find_channel(*channels)
