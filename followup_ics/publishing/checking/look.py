"""A look at what was published, with the eyes of a stranger's calendar: there, not there yet, or not to be read."""

import datetime as dt
import enum
import re
import time
from collections.abc import Callable
from typing import Final, NamedTuple

from followup_ics.feed.previous import parse_moment
from followup_ics.publishing.checking.verify import verify_address
from followup_ics.publishing.web import SECONDS
from followup_ics.reports.address import Finding, Level

STAMP: Final = re.compile(rb"(?m)^DTSTAMP:([0-9TZ]+)\r$")
PAUSE: Final = 15.0
"""Seconds between two looks while waiting."""

NOT_YET: Final = frozenset({"status", "same", "age", "body"})
"""What is wrong by itself where a host is slow to show what it was sent."""

SLOW: Final = dt.timedelta(hours=1)
"""So long after a feed has changed its host may still show the former one, or none; GitLab takes half of it."""

ANSWERS: Final = "it answers with"
NO_LOGIN: Final = ("401", "403")


class Sight(enum.Enum):
    """Name what a look found."""

    PUBLISHED = "published"
    NOT_YET = "not yet"
    WRONG = "wrong"


class Look(NamedTuple):
    """Hold what a look found, and the findings that are not in order."""

    sight: Sight
    findings: tuple[Finding, ...]


def look_at(  # noqa: PLR0913 - what should be where, and how patient to be
    address: str, data: bytes, *, is_local: bool = False, seconds: float = SECONDS, wait: float = 0.0,
    tell: Callable[[], None] = lambda: None,
) -> Look:  # fmt: skip
    """Look whether an address shows what was sent, again and again for ``wait`` seconds while it is not there yet.

    ``tell`` is told each time that it waits.
    """
    deadline = time.monotonic() + wait
    while True:
        look = judge(verify_address(address, against=data, is_local=is_local, seconds=seconds))
        left = deadline - time.monotonic()
        if look.sight is not Sight.NOT_YET or left <= 0:
            return look
        tell()
        time.sleep(min(PAUSE, max(left, 0.0)))


def judge(findings: tuple[Finding, ...]) -> Look:
    """Judge the findings about an address that something was just sent to.

    >>> judge((Finding("status", Level.WRONG, "it answers with 404 in place of 200; publish first"),)).sight
    <Sight.NOT_YET: 'not yet'>
    """
    open_points = tuple(found for found in findings if found.level is not Level.OK)
    wrong = [found for found in open_points if found.level is Level.WRONG]
    if not wrong:
        return Look(sight=Sight.PUBLISHED, findings=open_points)
    asks_login = any(found.finding == "status" and any(code in found.message for code in NO_LOGIN) for found in wrong)
    is_slow = all(found.finding in NOT_YET for found in wrong) and not asks_login
    return Look(sight=Sight.NOT_YET if is_slow else Sight.WRONG, findings=open_points)


def is_late(look: Look, data: bytes, *, is_just_sent: bool, now: dt.datetime) -> bool:
    """Tell of what is not to be seen yet whether it should be: nobody answers, or it was sent long ago."""
    if look.sight is not Sight.NOT_YET:
        return False
    if any(found.finding == "status" and not found.message.startswith(ANSWERS) for found in look.findings):
        return True
    stamps = filter(None, (parse_moment(found.decode()) for found in STAMP.findall(data)))
    return not is_just_sent and now - max(stamps, default=dt.datetime.min.replace(tzinfo=dt.UTC)) > SLOW
