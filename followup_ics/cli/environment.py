"""What a command takes from around it: the clock, the terminal, the computer's zone, the cache folder."""

import contextlib
import datetime as dt
import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from followup_ics.planning.calendars.cache import CalendarCache


def read_clock() -> dt.datetime:
    """Read the clock: the one place that does."""
    return dt.datetime.now(dt.UTC)  # noqa: TID251


def open_calendar_cache() -> "CalendarCache | None":
    """Find the place in the user's cache folder where days off are remembered; None where they are not to be."""
    if os.environ.get("FOLLOWUP_ICS_NO_CACHE"):
        return None
    from followup_ics.cli.versions import describe_contents
    from followup_ics.planning.calendars.cache import CalendarCache

    folder, version = find_cache_folder(), describe_contents("holidays")
    return CalendarCache(folder=folder / "days-off", version=version) if folder and version else None


def find_cache_folder() -> "Path | None":
    """Find the folder of the program in the user's cache folder; None where nobody says where that is."""
    from platformdirs import user_cache_path

    try:
        folder = user_cache_path("followup-ics", appauthor=False)
    except (RuntimeError, KeyError):  # no HOME, and a user whom the system does not know
        return None
    return folder if folder.is_absolute() else None


def read_password() -> str | None:
    """Read the password that a place for feeds asks for, where one is handed in from outside."""
    return os.environ.get("FOLLOWUP_ICS_PASSWORD") or None


def terminal_style() -> dict[str, Any]:
    """Tell how wide the terminal is and whether it takes colour; 80 columns and none where there is no terminal."""
    is_terminal = sys.stdout.isatty()
    width = os.get_terminal_size(sys.stdout.fileno()).columns if is_terminal else 80
    return {"width": max(40, min(width, 120)), "colour": is_terminal and "NO_COLOR" not in os.environ}


def find_local_zone() -> str | None:
    """Find the name of this computer's time zone, where it tells one that a file can hold."""
    from pathlib import Path

    from followup_ics.input.timezones import list_zones

    with contextlib.suppress(OSError):
        place = os.environ.get("TZ") or str(Path("/etc/localtime").resolve()).partition("zoneinfo/")[2]
        if place in list_zones():
            return place
    return None
