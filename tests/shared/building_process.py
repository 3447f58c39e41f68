"""Build a feed from a process of its own: ``forever PATH``, or ``add PATH FIRST COUNT``, or ``signal PATH NUMBER``."""

import datetime as dt
import itertools
import os
import sys
from pathlib import Path

from builders import NOW, build, make_event

from followup_ics.feed.files import update_feed
from followup_ics.feed.previous import read_former
from followup_ics.feed.revision import Revision

EVENTS = 100
PATIENCE = 600
"""So many seconds one build of many waits for the others: on a busy machine its turn comes late."""


def main(job: str, path: Path, numbers: list[int]) -> None:
    if job == "forever":
        for turn in itertools.count(1):
            build_once(path, turn)
            if turn == 1:
                print("ready", flush=True)  # noqa: T201 - the test waits for it
    elif job == "add":
        first, count = numbers
        for number in range(first, first + count):
            update_feed(path, lambda old, number=number: add_event(old, number), now=NOW, wait=PATIENCE)
    elif job == "signal":
        # In the middle of writing: the temporary file is there, the feed is not replaced yet.
        os.fsync = lambda _: os.kill(os.getpid(), numbers[0])
        build_once(path, 1)


def build_once(path: Path, turn: int) -> None:
    now = NOW + turn * dt.timedelta(seconds=1)
    events = [make_event(number, text=f"turn {os.getpid()} {turn} " * 30) for number in range(EVENTS)]
    update_feed(path, lambda old: build(old, events, now=now), now=now)


def add_event(old: bytes | None, number: int) -> Revision:
    known = [int(uid.removeprefix("event-")) for uid in read_former(old).events]
    return build(old, [make_event(each) for each in (*known, number)])


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), [int(number) for number in sys.argv[3:]])
