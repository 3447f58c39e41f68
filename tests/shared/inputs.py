"""Input files for tests: one that has every key, and short ones made around a single key."""

from collections.abc import Callable

import pytest

from followup_ics.input.parse import Calendars, parse_job_search
from followup_ics.input.yaml_tree import Mapping, scan_source
from followup_ics.model.errors import InputError
from followup_ics.model.search import Interview, JobSearch, Timing, Update
from followup_ics.phrases.read import count_weekdays

TOP = "timezone: UTC\nholidays: none\n"
ONE = "  - company: Acme\n    when: 2026-11-24 10:00\n"
PLACE = "expected a place, as 'Europe/Berlin', or 'UTC'"
CODES = "expected a code, as 'US' or 'US-NY', a list of them, or 'none'"
NO_DAY = "is no day (expected year-month-day, as '2026-11-24')"

FULL = """\
# every key there is
id: 5f0c9a1be27d4c88
timezone: America/New_York
holidays: [US-NY, DE]
name: Next steps
me: Sam Rivera
weekend: [sat, Sunday]
closed: [2026-12-24..2027-01-01, {days: 2027-01-02..2027-01-03, why: family}, {day: 2026-12-10, why: moving}]
open: [2026-12-05, {days: 2026-12-06..2026-12-07, why: catching up}, {day: 2026-12-12}]
awake: 08:00-22:00
date_order: dmy
alarm: 1d
contact: {name: Kim Park, address: kim@agency.example, call: Kim, is: recruiter}
greeting: full
titles: discreet
notes: in-feed
shares:
  - with: Maria
    id: 1f0c3a5b7d9e2468ac0e1b3d5f7a9c1e
    show: advice
    hide: [acme robotics]
    until: 2027-03-01
    ended: 2027-02-01
  - {with: Ben, id: 00000000000000000000000000000001}
publish:
  to: s3://calendars/sam
  url: https://example.org/{folder}/{name}
  endpoint: https://s3.example.org
  secret: 9B2f3a5b7d9e2468ac0e1b3d5f7a9c1e
  old: [00000000000000000000000000000002]
x-mine: [anything, {at: all}]
timing:
  afternoon: 15:30
  morning: 09:15
  check_in: 10:30
  grace: 0
  no_promise: never
  keep_in_touch: 12
  long_wait: [20]
  gap: 4
interviews:
  - company: Acme Robotics
    role: Data engineer
    when: 2026-11-24T14:30
    length: 1h30m
    interviewers:
      - Dana Lee <dana@acme.example>
      - Omar Aziz
      - {name: Iris Vos, address: iris@acme.example, call: Dr. Vos}
    round: on-site
    timezone: Europe/Berlin
    holidays: DE-BE
    booked: 2026-11-20
    hear_by: by Friday
    check_in: "2026-12-04"
    signal: keep-posted
    said_by: {name: Ada Roy, address: ada@agency.example, call: Ada, is: agency}
    contact: {name: Lou Kay, address: lou@agency.example, call: Lou, is: agency}
    contact_only: yes
    mention: [robot arms, my answer on SQL]
    place: https://meet.example/a-b-c
    invitation: {uid: 7f@mail.example, sequence: 2, stamp: 20261110T090000Z, digest: ab12}
    link: https://acme.example/jobs?id=7
    note: |
      Ask about the robots.
      And the parental leave.
    id: acme-1
    formerly: {company: Acme Ltd, role: ''}
    x-salary: 1
    updates:
      - on: 2026-12-10
        hear_by: 18/12
        check_in: next Monday
        signal: positive
        note: she called
        said_by: {name: Dana Lee, address: dana@acme.example, call: Dana, is: recruiter}
      - {on: 2026-12-14, sent: decision-date, x-how: mail}
      - {on: 2026-12-15, sent: other}
      - {on: 2026-12-18, outcome: offer, answer_by: by the end of the week}
      - {on: 2026-12-20, outcome: rejected}
  - company: NO
    when: 2026-11-24
    cancelled: 2026-11-23
"""


def find_code_problem(code: str) -> str | None:
    return None if code[:2] in {"US", "DE", "NO"} else f"unknown country '{code}' (did you mean 'US'?)"


def read(text: str, find_problem: Callable[[str], str | None] = find_code_problem) -> JobSearch:
    return read_tree(scan_source(text.encode(), name="f"), find_problem)


def read_tree(root: Mapping, find_problem: Callable[[str], str | None] = find_code_problem) -> JobSearch:
    return parse_job_search(root, calendars=Calendars(find_problem, lambda job_search, codes: count_weekdays))


def tell(text: str) -> list[str]:
    """Return what is wrong with a file, as ``line:column: path: message``."""
    with pytest.raises(InputError) as caught:
        read(text)
    return [str(problem._replace(about="")).removeprefix("f:") for problem in caught.value.problems]


def write(where: str, key: str, value: str) -> str:
    """Return a file with one key more than it needs: at the top, in its timing, in its interview or in an update."""
    pair = f"{key}: {value}" if value else f"{key}:"
    match where:
        case "top":
            return f"{TOP}interviews: []\n{pair}\n"
        case "timing":
            return f"{TOP}interviews: []\ntiming:\n  {pair}\n"
        case "interview":
            return f"{TOP}interviews:\n{ONE}    {pair}\n"
        case _:
            beside = "outcome: offer" if key == "answer_by" else "note: x"
            return f"{TOP}interviews:\n{ONE}    updates:\n      - on: 2026-12-01\n        {beside}\n        {pair}\n"


def find(where: str, job_search: JobSearch) -> JobSearch | Timing | Interview | Update:
    match where:
        case "top":
            return job_search
        case "timing":
            return job_search.timing
        case "interview":
            return job_search.interviews[0]
        case _:
            return job_search.interviews[0].updates[0]
