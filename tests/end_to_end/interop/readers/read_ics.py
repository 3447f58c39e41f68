"""Read feeds with ics.py; print what each holds as JSON."""

import json
import sys
from pathlib import Path

import ics


def read_feed(path):
    calendar = ics.Calendar(Path(path).read_bytes().decode())
    return {
        "complaints": [],
        "events": [
            {
                "uid": event.uid,
                "starts": event.begin.to("UTC").isoformat(),
                "ends": event.end.to("UTC").isoformat(),
                "summary": event.name,
                "description": event.description,
            }
            for event in calendar.events
        ],
    }


json.dump([read_feed(path) for path in sys.argv[1:]], sys.stdout)
