"""Read feeds with libical (GNOME, KDE) through its C interface; print what each holds as JSON.

The functions and the struct are those of libical's third ABI, which the name of the library pins.
"""

import ctypes
import datetime as dt
import json
import sys
from pathlib import Path

LIBRARY = ctypes.CDLL("libical.so.3")


class Time(ctypes.Structure):
    _fields_ = (
        *((name, ctypes.c_int) for name in ("year", "month", "day", "hour", "minute", "second")),
        *((name, ctypes.c_int) for name in ("is_date", "is_daylight")),
        ("zone", ctypes.c_void_p),
    )


def declare(name, result, *arguments):
    function = getattr(LIBRARY, name)
    function.restype, function.argtypes = result, arguments
    return function


component, kind, text = ctypes.c_void_p, ctypes.c_int, ctypes.c_char_p
parse = declare("icalparser_parse_string", component, text)
find_kind = declare("icalcomponent_string_to_kind", kind, text)
first = declare("icalcomponent_get_first_component", component, component, kind)
following = declare("icalcomponent_get_next_component", component, component, kind)
count_errors = declare("icalcomponent_count_errors", ctypes.c_int, component)
check_restrictions = declare("icalrestriction_check", ctypes.c_int, component)
write = declare("icalcomponent_as_ical_string", text, component)
get_uid = declare("icalcomponent_get_uid", text, component)
get_summary = declare("icalcomponent_get_summary", text, component)
get_description = declare("icalcomponent_get_description", text, component)
get_start = declare("icalcomponent_get_dtstart", Time, component)
get_end = declare("icalcomponent_get_dtend", Time, component)
is_utc = declare("icaltime_is_utc", ctypes.c_int, Time)

VEVENT = find_kind(b"VEVENT")


def tell(time):
    zone = dt.UTC if is_utc(time) else None
    return dt.datetime(time.year, time.month, time.day, time.hour, time.minute, time.second, tzinfo=zone).isoformat()


def list_events(calendar):
    event = first(calendar, VEVENT)
    while event:
        yield event
        event = following(calendar, VEVENT)


def list_complaints(calendar):
    if not check_restrictions(calendar) or count_errors(calendar):
        yield from (line for line in write(calendar).decode().splitlines() if line.startswith("X-LIC-ERROR"))


def read_feed(path):
    calendar = parse(Path(path).read_bytes())
    return {
        "events": [
            {
                "uid": get_uid(event).decode(),
                "starts": tell(get_start(event)),
                "ends": tell(get_end(event)),
                "summary": get_summary(event).decode(),
                "description": get_description(event).decode(),
            }
            for event in list_events(calendar)
        ],
        "complaints": list(list_complaints(calendar)),
    }


json.dump([read_feed(path) for path in sys.argv[1:]], sys.stdout)
