"""What an invitation's summary says plainly: the company, the role, the round."""

import re
from collections.abc import Iterable
from typing import Final

from followup_ics.input.invitation.text import tame_text
from followup_ics.model.names import fold

LONGEST_NAME: Final = 60
MOST_WORDS: Final = 6

PREFIX: Final = re.compile(
    r"^(?:(?:invitation|updated invitation|accepted|canceled|cancelled|updated|fwd?|re|wg|aw|tr|einladung|abgesagt"
    r"|annulé|invitación|invito|convite)\s*:\s*)+",
    re.IGNORECASE,
)
"""What mail programs and calendars put before a summary."""

END: Final = (
    r"(?=\s+[-\u2013\u2014|/]\s|\s*[:|(\[,;]|\s*<>|\s*$"
    r"|\s+(?:for|re|on|about|with|and|interview|für|pour|para)\b)"
)
AT_COMPANY: Final = re.compile(rf"(?:\s|^)(?:at|@|from|bei|chez|presso)\s+(?P<name>\S.*?){END}", re.IGNORECASE)
WITH_COMPANY: Final = re.compile(
    rf"\b(?:interview|screen|call|chat|conversation|meeting|onsite|on-site|panel|gespräch|vorstellungsgespräch|entretien"
    rf"|entrevista|colloquio)\s+(?:with|mit|avec|con|com)\s+(?P<name>\S.*?){END}",
    re.IGNORECASE,
)
COMPANY_FIRST: Final = re.compile(
    r"^(?P<name>[^\s-][^|:\u2013\u2014]*?)(?:\s*[|:\u2013\u2014]\s*|\s+-\s+|\s+)(?:[a-z]+[ -])?interview\b",
    re.IGNORECASE,
)
NO_COMPANY: Final = re.compile(
    r"(?:your|the|our|my|an?|us|me|you|team|hr|hiring|recruit(?:er|ing)|manager|candidate|phone|video|virtual|online|remote"
    r"|final|first|second|third|1st|2nd|3rd|technical|tech|initial|intro|onsite|on-site|panel|job|zoom|teams|google"
    r"|meet|webex|microsoft|interview|coding|design|system|behavioral|behavioural|round|screening|next|update[ds]?"
    r"|noon|midnight|home|[0-9:.]+(?:am|pm)?)\b.*",
    re.IGNORECASE,
)

JOBS: Final = (
    r"accountant|administrator|analyst|architect|assistant|associate|buyer|chef|clerk|consultant|coordinator|counsel"
    r"|designer|developer|director|editor|engineer|entwickler(?:in)?|executive|intern|lead|manager|nurse|officer|planner"
    r"|producer|programmer|recruiter|representative|researcher|scientist|specialist|strategist|supervisor|teacher"
    r"|technician|writer|werkstudent(?:in)?"
)
ROLE: Final = re.compile(
    rf"\b(?:interview|screen|call|gespräch|entretien|entrevista)?\s*\b(?:for|as|für|pour|para)\s+(?:the\s+|an?\s+)?"
    rf"(?P<role>[^,:;|()<>@]{{0,80}}?\b(?:{JOBS})(?:\s+[IVX]{{1,3}})?)"
    rf"(?=\s*$|\s*[,:;|()<>@]|\s+[-\u2013\u2014]\s|\s+(?:at|with|role|position|interview|bei|chez)\b)",
    re.IGNORECASE,
)
ROLE_WITH_NOUN: Final = re.compile(
    r"\b(?:for|as)\s+(?:the\s+|an?\s+)(?P<role>[^,:;|()<>@]{2,80}?)\s+(?:role|position)\b", re.IGNORECASE
)
ROLE_FIRST: Final = re.compile(
    rf"(?:^|[-\u2013\u2014|:]\s+)(?P<role>[^,:;|()<>@\u2013\u2014]{{0,80}}?\b(?:{JOBS}))(?:\s+(?:role|position))?\s+(?:interview|@|at\b)",
    re.IGNORECASE,
)
NO_ROLE: Final = re.compile(
    r".*\b(?:hiring|your|our|interview(?:er)?|recruiting|talent|with|phone|call|screen)\b.*", re.IGNORECASE
)

ROUNDS: Final = (
    (
        "phone screen",
        r"(?:tele)?phone[ -]?(?:screen(?:ing)?|interview|call)|telefon(?:interview|gespräch)|entretien téléphonique",
    ),
    (
        "recruiter screen",
        r"recruiter[ -](?:screen(?:ing)?|call|interview|chat)|hr[ -](?:screen(?:ing)?|call|interview)",
    ),
    ("on-site", r"on-?site|vor ort|sur site"),
    ("panel", r"panel"),
    ("system design", r"system[ -]design"),
    ("coding", r"coding|live[ -]?cod(?:ing|e)|pair(?:ing| programming)"),
    ("technical", r"technical|tech[ -](?:screen|interview|round)|fachgespräch|entretien technique|entrevista técnica"),
    ("case study", r"case (?:study|interview)"),
    ("hiring manager", r"hiring manager"),
    ("final round", r"final(?:[ -]round| interview)"),
    ("second round", r"(?:second|2nd)(?:[ -]round|[ -]interview)|zweitgespräch"),
    ("third round", r"(?:third|3rd)[ -](?:round|interview)"),
    ("first round", r"(?:first|1st)[ -](?:round|interview)|erstgespräch"),
    ("intro call", r"intro(?:ductory|duction)?[ -](?:call|chat|meeting)|get(?:ting)?[ -]to[ -]know|kennenlernen"),
    ("video interview", r"video[ -](?:interview|call|screen)"),
    ("screening", r"screening|initial (?:screen|interview|call)"),
)
"""The label of a round, and what summaries call it, the more telling first."""


def clean_summary(text: str) -> str:
    """Return a summary on one line, without what programs put before it.

    >>> clean_summary("Updated invitation: Interview with Acme")
    'Interview with Acme'
    """
    return PREFIX.sub("", tame_text(text) or "")


def find_company(summary: str, names: Iterable[str]) -> str | None:
    """Return the company that a summary names; None where it names none plainly, or only people.

    ``names`` are those of everybody who is invited.

    >>> find_company("Interview with Acme", ["Dana Lee"]), find_company("Interview with Dana Lee", ["Dana Lee"])
    ('Acme', None)
    """
    people = {word for name in names for word in fold(name).split()}
    for pattern in (AT_COMPANY, WITH_COMPANY, COMPANY_FIRST):
        for match in pattern.finditer(summary):
            name = match["name"].strip(" .!'\"-\u2013\u2014")
            words = name.split()
            is_name = 0 < len(words) <= MOST_WORDS and len(name) <= LONGEST_NAME and name[:1].isalnum()
            if is_name and not NO_COMPANY.fullmatch(name) and not people & set(fold(name).split()):
                return name
    return None


def find_role(summary: str) -> str | None:
    """Return the role that a summary names; None where it names none plainly.

    >>> find_role("Interview for the Data Engineer role at Acme"), find_role("Interview with Acme")
    ('Data Engineer', None)
    """
    for pattern in (ROLE_WITH_NOUN, ROLE, ROLE_FIRST):
        for match in pattern.finditer(summary):
            role = match["role"].strip(" -\u2013\u2014")
            if role and len(role.split()) <= MOST_WORDS and not NO_ROLE.fullmatch(role):
                return role
    return None


def find_round(summary: str) -> str | None:
    """Return the label of the round that a summary names; None where it names none.

    >>> find_round("Acme: Phone Screening"), find_round("Interview with Acme")
    ('phone screen', None)
    """
    return next((label for label, words in ROUNDS if re.search(rf"\b(?:{words})\b", summary, re.IGNORECASE)), None)
