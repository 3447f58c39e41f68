"""The file that `init` writes: one made-up interview, every key that most people need, and what each is for."""

import datetime as dt
from collections.abc import Sequence

SAMPLE_COMPANY = "Acme Robotics (sample)"
"""Known again by `check`: what is made up is not to stay beside what is not."""

WHOSE_DAYS = "whose days off to skip: US, US-NY, DE-BY, a list [US-NY, DE-BE], or none"
NAME_THE_STATE = "of the country that you are in; add your state or region, as {country}-{part}; a list, or none"
STARTER = """\
# What happens in your job search. After each edit:  followup-ics build {file}
# Lines that begin with a # are notes; take the # away to use the key on such a line.

id: {id}        # random: keeps your events the same ones for months; leave it as it is
timezone: {timezone}   # where you are, as Continent/City
holidays: {holidays}             # {advice}
# me: Your Name            # signs the drafts
# alarm: 15m               # rings before each event; Google and Outlook ignore it: set a notification there
# closed:                  # more days on which you will not write
#   - {{days: 2026-12-24..2027-01-01, why: family}}

interviews:
  - company: {company}       # made up: write over it
    role: Data engineer
    when: {when} 10:00
    interviewers: [Dana Lee <dana@acme.example>, Omar Aziz]
    hear_by: by the end of next week     # what they said of when you would hear
    # check_in: if you don't hear from me by Thursday, follow up
    # signal: positive                   # or keep-posted, no-reply, stop, next-round
    # contact: Kim Park <kim@agency.example>   # the one to write to, where it is not the first interviewer
    # mention: [the talk about robot arms]     # what to come back to in your messages
    # cancelled: {when}              # called off that day; take hear_by away, since nothing was said
    # updates:                           # what came later, the day first
    #   - on: {update}
    #     sent: thank-you                # you sent it: it is marked as done
    #   - on: {update}
    #     outcome: offer                 # or accepted, declined, rejected, withdrawn
    #     answer_by: by the end of next week   # when they want your answer

# shares:                  # written by:  followup-ics share {file} Maria
# publish:                 # written by:  followup-ics publish {file} --to ../site
"""
"""Filled in by `make_starter`, with values of the program's own only."""


def make_starter(  # noqa: PLR0913 - what is filled in
    *, file: str, file_id: str, timezone: str, holidays: str, today: dt.date, parts: Sequence[str] = ()
) -> str:
    """Return the text of a first input file, with an interview on ``today``; ``file`` is what it will be called.

    ``parts`` are those of the country of ``holidays`` whose days off may be meant, without the country.

    >>> make_starter(file="s.yaml", file_id="0" * 16, timezone="UTC", holidays="none",
    ...              today=dt.date(2026, 12, 1)).splitlines()[3]
    'id: 0000000000000000        # random: keeps your events the same ones for months; leave it as it is'
    """
    update = today + dt.timedelta(days=1)
    file = file if file.isprintable() else "FILE"
    return STARTER.format(
        file=file,
        id=file_id,
        timezone=timezone,
        holidays=holidays,
        advice=NAME_THE_STATE.format(country=holidays, part=parts[0]) if parts else WHOSE_DAYS,
        company=SAMPLE_COMPANY,
        when=today.isoformat(),
        update=update.isoformat(),
    )
