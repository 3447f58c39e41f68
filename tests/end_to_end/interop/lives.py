"""A job search over half a year, as its file is at one moment and the next; for those who keep a copy of the feed."""

import dataclasses
from collections.abc import Mapping

HEAD = """\
id: aaaa0000subscriber
timezone: Europe/Berlin
holidays: DE-BE
interviews:
"""

START = {
    "kept": """\
  - company: Kept & Co
    role: Analyst
    when: 2026-09-01 10:00
    interviewers: [Jürgen Weiß]
    hear_by: 2026-09-11
""",
    "moved": """\
  - company: Moved Ltd
    role: Clerk
    when: 2026-10-06 10:00
    hear_by: 2026-10-16
""",
    "removed": """\
  - company: Removed GmbH
    when: 2026-10-07 10:00
    check_in: 2026-10-19
""",
    "renamed": """\
  - company: Old Name, Inc.
    id: the-one-that-was-renamed
    when: 2026-10-08 10:00
    hear_by: 2026-10-20
""",
    "rejected": """\
  - company: Not This Time
    role: Engineer
    when: 2026-10-12 10:00
    interviewers: [Noa]
    hear_by: 2026-11-06
    signal: positive
""",
}


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Hold one moment: what has just been edited, and the file as it is then."""

    what: str
    now: str
    interviews: Mapping[str, str] = dataclasses.field(hash=False)

    def write(self, path):
        """Write the file as it is at this moment."""
        path.write_text(HEAD + "".join(self.interviews.values()), encoding="utf-8")


def edit(step, *, what, now, **interviews):
    """Take the next step: some interviews read differently, and one without text is gone."""
    return Step(what=what, now=now, interviews={**step.interviews, **interviews})


BEGINNING = Step(what="subscribed", now="2026-10-01T10:00:00Z", interviews=START)
LATER = edit(BEGINNING, what="nothing edited, built again", now="2026-10-02T10:00:00Z")
MOVED = edit(
    LATER,
    what="an interview moved by a week",
    now="2026-10-03T10:00:00Z",
    moved=START["moved"].replace("2026-10-06", "2026-10-13").replace("2026-10-16", "2026-10-23"),
)
REMOVED = edit(MOVED, what="an interview removed", now="2026-10-04T10:00:00Z", removed="")
RENAMED = edit(
    REMOVED,
    what="a company renamed, its id kept",
    now="2026-10-05T10:00:00Z",
    renamed=START["renamed"].replace("Old Name, Inc.", "New Name; AG"),
)
REJECTED = edit(
    RENAMED,
    what="a rejection",
    now="2026-10-22T10:00:00Z",
    rejected=START["rejected"] + "    updates:\n      - {on: 2026-10-21, outcome: rejected}\n",
)
LIFE = (BEGINNING, LATER, MOVED, REMOVED, RENAMED, REJECTED)
