"""A job search that is shared with a mentor: three companies, each with something that only its owner may see."""

import datetime as dt
from typing import Any

from followup_ics.model.search import Share, Show
from followup_ics.planning.plan_file import PlannedSearch, plan_source
from followup_ics.sharing.view import View, make_view

ID, OTHER_ID = "1f0c3a5b7d9e2468ac0e1b3d5f7a9c1e", "00000000000000000000000000000001"
NOW = dt.datetime(2026, 12, 2, 9, 30, 45, tzinfo=dt.UTC)

SEARCH = """\
id: 5f0c9a1be27d4c88
timezone: America/New_York
holidays: US-NY
name: My secret search
me: Sam Rivera
alarm: 1h
interviews:
  - company: Cobalt Labs
    when: 2026-12-01 10:00
    round: with Mia, who hires
    interviewers: [Mia Kern <mia@cobalt.example>]
    link: https://cobalt.example/jobs/7
    note: They would pay 95,000.
  - company: Acme Robotics
    role: Data engineer
    id: acme-1
    when: 2026-11-24 10:00
    round: Phone Screen
    interviewers: [Dana Lee <dana@acme.example>, Omar Aziz]
    hear_by: by the end of next week
    updates:
      - {on: 2026-11-24, sent: thank-you}
  - company: Birch Lane Books
    id: birch-1
    when: 2026-11-30 14:00
    check_in: if you don't hear from me by Friday, follow up
    signal: positive
"""


def plan_text(text: str = SEARCH) -> PlannedSearch:
    return plan_source(text.encode(), name="search.yaml")


def make_share(**fields: Any) -> Share:
    return Share(**{"who": "Maria", "id": ID, **fields})


def view_text(text: str = SEARCH, *, show: Show = Show.PLAN, now: dt.datetime = NOW, **fields: Any) -> View:
    planned = plan_text(text)
    return make_view(planned.follow_ups, planned.job_search, make_share(show=show, **fields), now=now)
