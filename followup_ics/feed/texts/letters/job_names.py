"""What a letter calls a company and a role: whole where it can, and never so long that a sentence suffers."""

import functools
import re
from collections.abc import Mapping
from typing import Final

from followup_ics.feed.texts.format import REMEMBERED, shorten

LONGEST: Final = 60
COMPANY_WORDS, ROLE_WORDS, BOTH_WORDS = 8, 5, 10
"""How many characters, and how many words, of a company, of a role, and of both together go into a sentence."""

THE_ROLE: Final = "the role"
ARTICLES: Final = frozenset({"a", "an", "the"})
ROLE_NOUNS: Final = frozenset({"role", "position", "job", "post", "internship", "traineeship", "apprenticeship"})

LEGAL_FORM: Final = (
    r"(?:[ ,]+(?:GmbH|mbH|AG|SE|KGaA|KG|OHG|UG|e\.?V\.?|Inc\.?|LLC|L\.L\.C\.|LLP|LP|Ltd\.?|Limited|PLC|plc"
    r"|Corp\.?|Corporation|(?:& )?Co\.?|S\.?A\.?(?:S\.?)?|S\.?L\.?|S\.?r\.?l\.?|B\.?V\.?|N\.?V\.?|Oy|AB|ApS|A/S"
    r"|\(.*\)))+$"
)
"""What a company's name ends with by law; nobody says it."""

ASIDE: Final = r"\s*[(\[][^)\]]*[)\]]?|\s*\b[mwfd]/[mwfdx](?:/[mwfdx])?\b"
"""What a posting adds to a role, such as "(m/f/d)"."""

BREAK: Final = ",| [-\N{EN DASH}|/] "


@functools.lru_cache(maxsize=REMEMBERED)
def name_job(company: str, role: str | None) -> Mapping[str, str]:
    """Name a company and a role in the words that all letters of an application share.

    >>> name_job("Acme", "Data engineer")["role_at"], name_job("Acme", None)["role_at"]
    ('the Data engineer role at Acme', 'the role at Acme')
    >>> name_job("Bürohaus Schmidt & Söhne GmbH & Co. KG", "Engineer (m/f/d)")["role_at"]
    'the Engineer role at Bürohaus Schmidt & Söhne'
    """
    company = name_company(company)
    role = name_role(role) if role else THE_ROLE
    is_short = len(company.split()) + len(role.split()) <= BOTH_WORDS + len(THE_ROLE.split())
    return {"company": company, "role": role, "role_at": f"{role if is_short else THE_ROLE} at {company}"}


def name_company(company: str) -> str:
    """Name a company, without its legal form where the whole name would be too long for a sentence."""
    if len(company) > LONGEST // 2:
        company = re.sub(LEGAL_FORM, "", company) or company
    return shorten(company, characters=LONGEST, words=COMPANY_WORDS)


def name_role(role: str) -> str:
    """Name a role so that it reads well with or without an article, or the word "role", of its own.

    What is too long for a sentence is cut where the name has a break, and left out where it has none.

    >>> name_role("Summer internship"), name_role("The Dean"), name_role("Senior Engineer, Maps and Routing of Goods")
    ('the Summer internship', 'the role of The Dean', 'the Senior Engineer role')
    """
    has_aside = any(sign in role for sign in "([/")
    role = " ".join((re.sub(ASIDE, "", role) if has_aside else role).split()) or role
    if _is_long(role):
        role = re.split(BREAK, role)[0].strip()
    if not role or _is_long(role):
        return THE_ROLE
    first, last = role.casefold().partition(" ")[0], role.casefold().rpartition(" ")[2]
    if first in ARTICLES:
        return f"the role of {role}"
    return f"the {role}" if last in ROLE_NOUNS else f"the {role} role"


def _is_long(role: str) -> bool:
    return len(role) > LONGEST or len(role.split()) > ROLE_WORDS
