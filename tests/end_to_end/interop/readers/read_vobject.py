"""Read feeds with vobject; print what each holds as JSON."""

import datetime as dt
import json
import sys
from pathlib import Path

import vobject


def read_feed(path):
    calendar = vobject.readOne(Path(path).read_bytes().decode())
    return {
        "complaints": [],
        "events": [
            {
                "uid": event.uid.value,
                "starts": event.dtstart.value.astimezone(dt.UTC).isoformat(),
                "ends": event.dtend.value.astimezone(dt.UTC).isoformat(),
                "summary": event.summary.value,
                "description": event.description.value,
            }
            for event in calendar.vevent_list
        ],
    }


json.dump([read_feed(path) for path in sys.argv[1:]], sys.stdout)
