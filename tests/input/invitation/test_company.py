"""Whose interview an invitation is for: the summary before the domain, what is there before what is new."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from builders import make_interview, make_job_search
from invitations import write_invitation

from followup_ics.input.invitation.read import Given, read_invitation
from followup_ics.input.invitation.taken import Certainty

SURE, GUESS, DISPUTED = Certainty.SURE, Certainty.GUESS, Certainty.DISPUTED
DANA = "ORGANIZER;CN=Dana Lee:mailto:dana@"
FIELDS = ("summary", "organizer", "company", "certainty", "why")
COMPANIES = [
    ("Interview with Birch Lane Books - Senior Editor", f"{DANA}birchlane.com", "Birch Lane Books", SURE,
     "the title has the whole name, the domain a part of it"),
    ("Sam Miller and Ravi Shah (Plum Street Press)", f"{DANA}plumstreet.com", "Plum Street Press", SURE, "in brackets"),
    ("Vorstellungsgespräch Köhler & Söhne", f"{DANA}koehler.de", "Köhler & Söhne", SURE, "umlauts in domains"),
    ("Interview with Acme", f"{DANA}acme-robotics.example", "Acme Robotics", SURE, "the domain has the whole name"),
    ("Acme Data Engineer Interview", f"{DANA}acme.example", "Acme", SURE, "a job is no part of a name"),
    ("Interview: Acme Dana Lee", f"{DANA}acme.example", "Acme", SURE, "nor is a person"),
    ("Interview", f"{DANA}koehler.de", "Koehler", GUESS, "the domain alone is a guess"),
    ("Interview at Pear Ltd", f"{DANA}kite.example", "Pear Ltd", DISPUTED, "the two do not agree"),
    ("Interview", f"{DANA}randstad.com", None, None, "an agency's domain is not the employer's"),
    ("Interview with Randstad client", f"{DANA}randstad.com", None, None, "nor is its name"),
    ("Interview at Pear Ltd", f"{DANA}randstad.com", "Pear Ltd", SURE, "the title says whom the agency writes for"),
    ("Interview", "ORGANIZER;CN=Anna Koehler:mailto:anna@koehler.de", None, None, "a person's own domain"),
    ("Interview", "ORGANIZER;CN=Anna Köhler:mailto:mail@anna-koehler.de", None, None, "the same with both names"),
]  # fmt: skip
KNOWN = [
    ("Phone screen", f"{DANA}birchlane.com", "Birch Lane Books", GUESS, "what the domain runs together is there"),
    ("Interview with Birch Lane", "ORGANIZER:mailto:x@calendly.com", "Birch Lane Books", GUESS, "a shorter name"),
    ("Interview with birch lane BOOKS", "ORGANIZER:mailto:x@calendly.com", "Birch Lane Books", SURE, "the same name"),
    ("Interview", f"{DANA}plum.example", "Plum Street Press", DISPUTED, "two names there begin so"),
    ("Interview", f"{DANA}birch-lane-books.example", "Birch Lane Books", SURE, "the domain has the very name"),
    ("Interview", f"{DANA}birch.example", "Birch Lane Books", GUESS, "the first word alone"),
    ("Interview", f"{DANA}birchwood.example", "Birchwood", GUESS, "no whole word of any"),
]


def read_company(summary, organizer, *companies):
    interviews = tuple(make_interview(company=each, on=dt.date(2026, 11, 2)) for each in companies)
    job_search = make_job_search(timezone=ZoneInfo("America/New_York"), me="Sam Rivera", interviews=interviews)
    data = write_invitation(SUMMARY=f"SUMMARY:{summary}", ORGANIZER=organizer)
    (reading,) = read_invitation(data, name="i.ics", job_search=job_search, given=Given())
    return next(((each.value, each.certainty) for each in reading.taken if each.key == "company"), (None, None))


@pytest.mark.parametrize(FIELDS, COMPANIES, ids=[row[4] for row in COMPANIES])
def test_the_title_goes_before_the_domain(summary, organizer, company, certainty, why):
    assert read_company(summary, organizer) == (company, certainty), why


@pytest.mark.parametrize(FIELDS, KNOWN, ids=[row[4] for row in KNOWN])
def test_a_near_name_is_never_a_new_company(summary, organizer, company, certainty, why):
    known = ("Birch Lane Books", "Plum Street Press", "Plum Tree")
    assert read_company(summary, organizer, *known) == (company, certainty), why
