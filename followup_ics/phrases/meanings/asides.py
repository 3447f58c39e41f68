"""What a day means beside another: that of a meeting, an absence, a holiday, or a second message."""

from followup_ics.phrases.grammar.engine import Node, in_turn, resolve
from followup_ics.phrases.meanings.values import DaySpan, RefusalError, Setting, Unit, write_day


@in_turn
def beside(setting: Setting, remark: Node, message: Node) -> DaySpan:
    """Read "the board meets on Wednesday, and you'll hear on Friday": the day of the message, not before the other.

    Where "Friday" can be the coming one, or the one after that other day, it is refused.
    """
    other: DaySpan = resolve(remark, setting)
    here = setting._replace(is_elsewhere=True)
    coming: DaySpan = resolve(message, here)
    if coming.last_on < other.last_on:
        raise RefusalError(f"names {write_day(coming.last_on)} beside {write_day(other.last_on)}, which is later")
    if coming.last_on == other.last_on:
        return coming
    after: DaySpan = resolve(message, here._replace(after_on=other.last_on))
    if after.last_on != coming.last_on:
        raise RefusalError(f"can mean {write_day(coming.last_on)} or {write_day(after.last_on)}")
    return after


@in_turn
def before_or_after(setting: Setting, closing: Node, message: Node) -> DaySpan:
    """Read "the office shuts on the 23rd, so you'll hear by the 22nd": what ends can have the message before it."""
    other: DaySpan = resolve(closing, setting)
    coming: DaySpan = resolve(message, setting._replace(is_elsewhere=True))
    return coming if coming.last_on < other.last_on else beside(setting, closing, message)


def by_whom(_setting: Setting, _plan: DaySpan, _request: DaySpan) -> DaySpan:
    """Refuse "we'll meet them on Monday and call them on Tuesday", which asks for nothing."""
    raise RefusalError("leaves open who is to call")


@in_turn
def not_from_here(setting: Setting, message: Node) -> DaySpan:
    """Read "once we have met everybody, you'll hear by Friday": "within a week" would count from an open day."""
    return resolve(message, setting._replace(is_elsewhere=True))  # type: ignore[no-any-return]  # a message is a span


@in_turn
def counted_from(setting: Setting, remark: Node, message: Node) -> DaySpan:
    """Read "the board meets on Wednesday, and you'll hear the day after": one day, from which the other counts."""
    other: DaySpan = resolve(remark, setting)
    if other.first_on != other.last_on and other.unit is not Unit.WEEK:
        raise RefusalError("leaves open after which day")
    return resolve(message, setting._replace(is_elsewhere=True, after_on=other.last_on))  # type: ignore[no-any-return]


@in_turn
def only_message(setting: Setting, _courtesy: Node, message: Node) -> DaySpan:
    """Read "thanks for coming on Monday, we'll call you on Friday": the day of the thanks says nothing."""
    return resolve(message, setting)  # type: ignore[no-any-return]  # a message is a span


@in_turn
def one_of_two(setting: Setting, first: Node, second: Node) -> DaySpan:
    """Read two messages that name one day; refuse two days, unless they are the same."""
    one, other = resolve(first, setting), resolve(second, setting)
    if one.last_on != other.last_on:
        raise RefusalError(
            f"names two days, {write_day(one.last_on)} and {write_day(other.last_on)}",
            f"write the one that counts, '{one.last_on}' or '{other.last_on}'",
        )
    return one  # type: ignore[no-any-return]  # a message is a span


def both(_setting: Setting, first: DaySpan, second: DaySpan) -> DaySpan:
    """Hand on the later of the two days of a remark."""
    return max(first, second, key=lambda span: span.last_on)
