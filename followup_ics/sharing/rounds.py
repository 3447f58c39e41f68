"""Which round of an application an interview is, in a known word or by its number; never in the user's own words."""

from typing import Final

from followup_ics.model.names import fold

KNOWN: Final = {
    "phone screen": ("phone screening", "phone interview", "telephone interview", "phone call", "phone"),
    "recruiter screen": ("recruiter call", "recruiter interview", "recruiter"),
    "screening": ("screen", "initial screen", "initial screening", "pre-screen", "prescreen"),
    "HR interview": ("hr", "hr screen", "hr call", "hr round"),
    "video call": ("video interview", "video", "online interview", "remote interview"),
    "on-site": ("onsite", "on site", "on-site interview", "onsite interview", "on-site visit", "in person"),
    "virtual on-site": ("virtual onsite", "remote on-site", "remote onsite"),
    "technical interview": ("technical", "technical round", "technical screen", "tech screen"),
    "coding interview": ("coding", "live coding", "coding round", "pair programming"),
    "system design": ("system design interview", "design interview", "design round"),
    "case study": ("case interview", "case"),
    "take-home": ("take home", "take-home task", "take-home assignment", "homework"),
    "presentation": ("job talk",),
    "panel": ("panel interview", "panel round"),
    "hiring manager": ("hiring manager interview", "hiring manager call", "manager interview"),
    "team interview": ("team", "meet the team", "team round", "peer interview"),
    "culture fit": ("culture", "culture interview", "cultural fit", "values interview"),
    "behavioral interview": ("behavioral", "behavioural interview", "behavioural"),
    "assessment center": ("assessment centre", "assessment", "assessment day"),
    "trial day": ("trial", "work trial", "shadowing"),
    "coffee chat": ("coffee", "informal chat", "informational interview"),
    "lunch": ("lunch interview",),
    "executive interview": ("executive", "executive round", "founder interview", "ceo interview"),
    "first round": ("1st round", "first interview", "1st interview"),
    "second round": ("2nd round", "second interview", "2nd interview"),
    "third round": ("3rd round", "third interview", "3rd interview"),
    "fourth round": ("4th round", "fourth interview", "4th interview"),
    "final round": ("final", "final interview", "last round"),
    "offer call": ("offer talk", "offer discussion"),
}
"""Each known round, with the other ways in which it is written."""

WORDS: Final = {fold(written): word for word, ways in KNOWN.items() for written in (word, *ways)}


def name_round(label: str | None, number: int) -> str:
    """Name a round by what its label says in a known word, else by its number among the application's rounds.

    >>> name_round("On site", 1), name_round("with Dana's boss", 2)
    ('on-site', 'round 2')
    """
    return WORDS.get(fold(label or "")) or f"round {number}"
