"""Write many input files, all different, to measure with: ``python tests/many_files.py FOLDER COUNT``."""

import datetime as dt
import random
import sys
from pathlib import Path

PLACES = (
    ("America/New_York", "US-NY"),
    ("America/Los_Angeles", "US-CA"),
    ("America/Toronto", "CA-ON"),
    ("Europe/Berlin", "DE-BE"),
    ("Europe/London", "GB-ENG"),
    ("Europe/Paris", "FR"),
    ("Asia/Kolkata", "IN-MH"),
    ("Asia/Tokyo", "JP"),
)
SAID = ("by Friday", "by the end of next week", "in two weeks", "within 5 business days", "next Tuesday")
SIGNALS = ("positive", "keep-posted", "no-reply")
FIRST_ON = dt.date(2026, 9, 1)
SHARE = 100
"""So many files lie in one folder."""


def write_files(folder: Path, count: int) -> None:
    """Write files of ten interviews each; the same number gives the same files."""
    for number in range(count):
        path = folder / f"{number // SHARE:03d}" / f"{number:05d}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(make_text(number), encoding="utf-8")


def make_text(number: int, *, interviews: int = 10) -> str:
    """Make one person's file."""
    draw = random.Random(number)  # noqa: S311 - no secret
    timezone, holidays = draw.choice(PLACES)
    lines = [f"id: {number:016d}", f"timezone: {timezone}", f"holidays: {holidays}", "interviews:"]
    for place in range(interviews):
        on = FIRST_ON + dt.timedelta(days=draw.randrange(120))
        lines += [
            f"- company: Company {number}-{place}",
            "  role: Analyst",
            f"  when: {on} {draw.randrange(8, 18):02d}:30",
            f"  interviewers: [Dana Lee <dana@company{place}.example>, Omar Aziz]",
            f"  hear_by: {draw.choice(SAID)}",
        ]
        if place % 2:
            lines.append(f"  signal: {draw.choice(SIGNALS)}")
        if place % 3 == 0:
            lines.append(f"  updates: [{{on: {on + dt.timedelta(days=9)}, signal: positive, note: she called}}]")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    write_files(Path(sys.argv[1]), int(sys.argv[2]))
