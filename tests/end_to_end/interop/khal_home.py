"""A khal with a home of its own: one calendar, clocks on UTC."""

import dataclasses
import json
import os
from pathlib import Path

from programs import run

FIRST_DAY, DAYS = "2020-01-01", "4000d"
FIELDS = {
    "uid": "uid",
    "start-long-full": "starts",
    "end-long-full": "ends",
    "title": "summary",
    "description": "description",
}
CONFIG = """\
[calendars]
[[feed]]
path = {calendar}
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%dT%H:%M+00:00
longdatetimeformat = %Y-%m-%dT%H:%M+00:00
[sqlite]
path = {home}/khal.db
"""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class KhalHome:
    """Hold a khal and its home; ``calendar`` is a folder with one event in each file."""

    command: Path
    home: Path

    @classmethod
    def make(cls, command, home):
        """Give khal a home, with an empty calendar in it."""
        calendar = home / "calendar"
        calendar.mkdir(parents=True)
        (home / "config").write_text(CONFIG.format(calendar=calendar, home=home), encoding="utf-8")
        return cls(command=command, home=home)

    @property
    def calendar(self):
        """Name the folder of events."""
        return self.home / "calendar"

    def call(self, *arguments):
        """Run khal and return what it prints."""
        folders = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(self.home))
        return run([self.command, "-c", self.home / "config", *arguments], env={**os.environ, **folders})

    def import_feed(self, path):
        """Import a feed, the way that people do who do not subscribe."""
        self.call("import", "--batch", "-a", "feed", path)

    def list_events(self):
        """List every event once, in words that the other readers use as well."""
        wanted = [part for field in FIELDS for part in ("--json", field)]
        days = map(json.loads, self.call("list", "--once", *wanted, FIRST_DAY, DAYS).splitlines())
        return [{ours: event[theirs] for theirs, ours in FIELDS.items()} for day in days for event in day]
