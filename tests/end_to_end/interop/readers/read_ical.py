"""Read feeds with ical (the parser of Home Assistant); print what each holds as JSON."""

import datetime as dt
import json
import sys
from pathlib import Path

from ical.calendar_stream import IcsCalendarStream


def read_feed(path):
    calendar = IcsCalendarStream.calendar_from_ics(Path(path).read_bytes().decode())
    return {
        "complaints": [],
        "events": [
            {
                "uid": event.uid,
                "starts": event.dtstart.astimezone(dt.UTC).isoformat(),
                "ends": event.dtend.astimezone(dt.UTC).isoformat(),
                "summary": event.summary,
                "description": event.description,
            }
            for event in calendar.events
        ],
    }


json.dump([read_feed(path) for path in sys.argv[1:]], sys.stdout)
