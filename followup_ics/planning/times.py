"""Times of day: on the employer's clock first, then into your waking hours (rules, section 3)."""

import datetime as dt
import functools
from zoneinfo import ZoneInfo

from followup_ics.model.search import Interview
from followup_ics.planning.calendars.working_days import REMEMBERED
from followup_ics.planning.rounds import Round
from followup_ics.planning.rules import AFTER_THE_END, LATEST_SENT

ONE_DAY = dt.timedelta(days=1)

BEGINNING = dt.datetime.min.replace(tzinfo=dt.UTC)
"""Before any interview."""


@functools.lru_cache(maxsize=REMEMBERED)
def at_wall_time(day: dt.date, time: dt.time, zone: ZoneInfo) -> dt.datetime:
    """Return the instant at which a clock in ``zone`` shows ``time``, in that zone.

    A time that exists twice is the first of the two; one that does not exist is as far after the gap as it was into it.

    >>> at_wall_time(dt.date(2026, 3, 8), dt.time(2, 30), ZoneInfo("America/New_York")).isoformat()
    '2026-03-08T03:30:00-04:00'
    """
    return dt.datetime.combine(day, time, tzinfo=zone).astimezone(dt.UTC).astimezone(zone)


def end_of_interview(interview: Interview) -> dt.datetime:
    """Return the instant (UTC) at which an interview is over; one without a time takes its whole day."""
    if interview.start_time is None:
        return at_wall_time(interview.on + ONE_DAY, dt.time(), interview.timezone).astimezone(dt.UTC)
    start_at = at_wall_time(interview.on, interview.start_time, interview.timezone)
    return start_at.astimezone(dt.UTC) + interview.length


def end_of_round(a_round: Round) -> dt.datetime:
    """Return the instant (UTC) at which the last interview of a round is over."""
    return max(map(end_of_interview, a_round.kept))


def start_of_round(a_round: Round) -> dt.datetime:
    """Return the instant (UTC) at which a round begins; one without a time takes its whole day."""
    first = a_round.kept[0]
    return at_wall_time(first.on, first.start_time or dt.time(), first.timezone).astimezone(dt.UTC)


def find_sent(day: dt.date, time: dt.time, zone: ZoneInfo, *, end_at: dt.datetime) -> dt.datetime:
    """Return the instant, in ``zone``, at which a message stands that was sent on a day (rules, section 3).

    At its planned time; where that is not after the end of the interview that it follows, an hour after that end, and
    on that day all the same.
    """
    sent_at = at_wall_time(day, time, zone)
    if sent_at > end_at:
        return sent_at
    latest_at = at_wall_time(day, LATEST_SENT, zone)
    return min(latest_at, (end_at.astimezone(dt.UTC) + AFTER_THE_END).astimezone(zone))


def reach_awake(
    arrives_at: dt.datetime, *, awake: tuple[dt.time, dt.time], zone: ZoneInfo, not_before: dt.datetime
) -> dt.datetime:
    """Move an instant into your waking hours in ``zone``; the result is in UTC (rules, section 3).

    Back to the end of the waking day, or on to the start of the next one where that end is before ``not_before``.

    >>> at = dt.datetime(2026, 11, 25, 6, tzinfo=dt.UTC)  # 01:00 in New York
    >>> hours = (dt.time(7), dt.time(21))
    >>> str(reach_awake(at, awake=hours, zone=ZoneInfo("America/New_York"), not_before=at - 12 * dt.timedelta(hours=1)))
    '2026-11-25 02:00:00+00:00'
    """
    wakes, sleeps = awake
    local = arrives_at.astimezone(zone)
    time = local.time()
    is_awake = wakes <= time <= sleeps if wakes < sleeps else time >= wakes or time <= sleeps
    if is_awake:
        return arrives_at.astimezone(dt.UTC)
    slept_on = local.date() if time > sleeps else local.date() - ONE_DAY
    slept_at = at_wall_time(slept_on, sleeps, zone)
    if slept_at >= not_before:
        return slept_at.astimezone(dt.UTC)
    wakes_on = local.date() if time < wakes else local.date() + ONE_DAY
    return at_wall_time(wakes_on, wakes, zone).astimezone(dt.UTC)
