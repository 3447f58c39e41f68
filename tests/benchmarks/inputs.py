"""Searches of any size, and the same events as the other program wants them."""

import datetime as dt
from pathlib import Path

import icalendar

TOP = """\
id: 5f0c9a1be27d4c88
timezone: America/New_York
holidays: US-NY
me: Sam Doe

interviews:
"""
INTERVIEW = """\
  - company: Company {number:04} Robotics
    role: Data engineer
    when: {on} {hour:02}:{minute:02}
    interviewers: [Dana Lee <dana{number}@acme.example>, Omar Aziz]
    hear_by: by the end of next week
    signal: {signal}
"""
SIGNALS = ("positive", "keep-posted", "positive")
FIRST_ON = dt.date(2026, 2, 2)
WEEKS = 30


def write_search(path: Path, interviews: int, *, first: int = 0) -> Path:
    """Write a search with so many interviews, on the Mondays of thirty weeks; four or five events come of each."""
    rows = [
        INTERVIEW.format(
            number=number,
            on=FIRST_ON + dt.timedelta(weeks=number % WEEKS),
            hour=9 + number % 8,
            minute=number % 4 * 15,
            signal=SIGNALS[number % len(SIGNALS)],
        )
        for number in range(first, first + interviews)
    ]
    path.write_text(TOP + "".join(rows), encoding="utf-8")
    return path


def write_folder(folder: Path, files: int, interviews: int) -> Path:
    """Write a folder of searches, a hundred to a folder in it; no two are the same."""
    for number in range(files):
        path = folder / f"{number // 100:03}" / f"{number:05}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        write_search(path, interviews, first=number)
    return folder


def write_events(path: Path, feed: Path) -> Path:
    """Write the events of a feed as input for yaml2ics, their texts as they are."""
    calendar = icalendar.Calendar.from_ical(feed.read_bytes())
    events = [write_event(event) for event in calendar.walk("VEVENT")]
    path.write_text("name: Follow-ups\nevents:\n" + "".join(events), encoding="utf-8")
    return path


def write_event(event: icalendar.Event) -> str:
    """Write one event, its description as a block of lines."""
    lines = str(event["DESCRIPTION"]).split("\n")
    description = "".join(f"      {line}\n" if line else "\n" for line in lines)
    summary = str(event["SUMMARY"]).replace("'", "''")
    return (
        f"  - summary: '{summary}'\n    description: |\n{description}"
        f"    begin: {event['DTSTART'].dt:%Y-%m-%d %H:%M:%S}\n    duration: {{minutes: 15}}\n"
        f"    uid: {event['UID']}\n    categories: [{event['CATEGORIES'].to_ical().decode()}]\n"
    )
