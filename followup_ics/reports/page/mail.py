"""Drafts for the mail program: an address that opens a message with its subject and its text (RFC 6068)."""

import re
from typing import Final
from urllib.parse import quote

from followup_ics.feed.texts.drafts import Draft

GAP: Final = re.compile(r"\[[^\[\]\n]*\]")
MARK: Final = "***"
"""Stands around a gap, so that none is sent by mistake."""


def make_mailto(address: str | None, draft: Draft) -> str:
    r"""Make the address of a message; without a recipient the mail program asks for one.

    >>> make_mailto("dana@acme.example", Draft(subject="Our talk", body="Hi Dana,\n\n[one point]"))
    'mailto:dana@acme.example?subject=Our%20talk&body=Hi%20Dana%2C%0D%0A%0D%0A%2A%2A%2A%5Bone%20point%5D%2A%2A%2A'
    >>> make_mailto(None, Draft(subject="[a title]", body="Hi,"))
    'mailto:?subject=%2A%2A%2A%5Ba%20title%5D%2A%2A%2A&body=Hi%2C'
    """
    to, body = quote(address or "", safe="@"), _mark_gaps(draft.body).replace("\n", "\r\n")
    return f"mailto:{to}?subject={quote(_mark_gaps(draft.subject), safe='')}&body={quote(body, safe='')}"


def _mark_gaps(text: str) -> str:
    return GAP.sub(lambda gap: f"{MARK}{gap[0]}{MARK}", text)
