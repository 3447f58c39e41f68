"""Where an invitation's calendar is found: in an .ics file as it is, or in a mail, inside or attached."""

import codecs
import datetime as dt
import email
import email.policy
import email.utils
import re
from collections.abc import Iterator
from email.message import Message
from typing import Final, NamedTuple

from followup_ics.input.invitation.text import read_address
from followup_ics.model.errors import FollowUpError

LARGEST: Final = 1024 * 1024
MOST_PARTS: Final = 60
CALENDAR: Final = b"BEGIN:VCALENDAR"
HEADER: Final = re.compile(rb"(?:From [^\r\n]*\r?\n)?[A-Za-z][A-Za-z0-9-]{0,69}[ \t]*:")
NESTING: Final = re.compile(rb"boundary\s*=|boundary\*|message/rfc822", re.IGNORECASE)
DELIVERED: Final = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to")

SAVE: Final = "save the invitation as .eml or .ics"
REFUSED: Final = (
    (
        b"\xd0\xcf\x11\xe0",
        "is an Outlook message (.msg), which is not read; in Outlook choose File, Save As, iCalendar (.ics), or .eml",
    ),
    (b"\x78\x9f\x3e\x22", f"is Outlook's winmail.dat, which is not read; {SAVE}"),
    (b"%PDF", "is a PDF, which holds no invitation; save the mail as .eml or its attachment as .ics"),
    (b"PK\x03\x04", "is a zip file; unpack it, and name the .eml or .ics in it"),
    (b"\x1f\x8b", "is a gzip file; unpack it, and name the .eml or .ics in it"),
    (b"\x89PNG", f"is a picture; {SAVE}"),
    (b"\xff\xd8\xff", f"is a picture; {SAVE}"),
)
"""How files begin that are no invitation, and what to do instead."""

MARKS: Final = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"), (codecs.BOM_UTF8, "utf-8-sig"))


class InvitationMail(NamedTuple):
    """Hold what arrived: the calendars' texts, and of a mail to whom it went and when it was sent."""

    calendars: tuple[str, ...]
    recipients: tuple[str, ...] = ()
    sent_at: dt.datetime | None = None


def open_letter(data: bytes) -> InvitationMail:
    r"""Find the calendars in a file's bytes; raise `FollowUpError` with the way out where there are none.

    >>> open_letter(b"To: sam@home.example\n\nBEGIN:VCALENDAR\nEND:VCALENDAR\n").recipients
    ('sam@home.example',)
    """
    if len(data) > LARGEST:
        raise FollowUpError(f"has more than {LARGEST:,} bytes; an invitation has fewer, so save that alone")
    for start, why in REFUSED:
        if data.startswith(start):
            raise FollowUpError(why)
    for mark, charset in MARKS:
        if data.startswith(mark):
            data = data.decode(charset, errors="replace").encode()
    if _is_calendar(data):
        return InvitationMail(calendars=(_decode(data, None),))
    if not data.strip():
        raise FollowUpError(f"is empty; {SAVE}")
    if not HEADER.match(data.lstrip()):
        raise FollowUpError(f"is neither a mail nor a calendar file; {SAVE}")
    return _open_mail(data.lstrip())


def _is_calendar(data: bytes) -> bool:
    return data.lstrip()[: len(CALENDAR)].upper() == CALENDAR


def _decode(data: bytes, charset: str | None) -> str:
    """Return a calendar's text: UTF-8, as RFC 5545 has it, or else what its mail says, or what old programs write."""
    for name in filter(None, ("utf-8-sig", charset)):
        try:
            return data.decode(name)
        except (LookupError, UnicodeError, ValueError):  # an unknown charset, or one that this is not in
            continue
    return data.decode("cp1252", errors="replace")


def _open_mail(data: bytes) -> InvitationMail:
    if len(NESTING.findall(data)) > MOST_PARTS:
        raise FollowUpError(f"is a mail of too many parts; {SAVE}, alone")
    mail = email.message_from_bytes(data, policy=email.policy.compat32)
    calendars = tuple(dict.fromkeys(_find_calendars(mail)))
    if not calendars:
        if any("ms-tnef" in _describe(part) for part in mail.walk()):
            raise FollowUpError("is a mail whose invitation is in winmail.dat, which is not read; save it as .ics")
        raise FollowUpError("is a mail without an invitation; save its calendar attachment as .ics, if it shows one")
    return InvitationMail(calendars=calendars, recipients=_find_recipients(mail), sent_at=_find_date(mail))


def _find_calendars(mail: Message) -> Iterator[str]:
    """Return the text of each part that is a calendar, whatever its content type says."""
    for part in mail.walk():
        if part.is_multipart():
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and _is_calendar(payload.removeprefix(codecs.BOM_UTF8)):
            charset = re.search(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", _describe(part))
            yield _decode(payload, charset[1] if charset else None)


def _describe(part: Message) -> str:
    """Return a part's content type and file name as they are written; they may be no proper header."""
    return " ".join(str(part.get(name, "")) for name in ("content-type", "content-disposition")).casefold()


def _find_recipients(mail: Message) -> tuple[str, ...]:
    """Return whose mail this is: to whom it was delivered, or the one address in To; several there could be anybody."""
    for names in (DELIVERED, ("to",)):
        headers = [str(header) for name in names for header in mail.get_all(name, [])]
        found = (read_address(address) for _, address in email.utils.getaddresses(headers))
        addresses = tuple(dict.fromkeys(address.casefold() for address in found if address))
        if addresses:
            return addresses if names is DELIVERED or len(addresses) == 1 else ()
    return ()


def _find_date(mail: Message) -> dt.datetime | None:
    """Return when a mail was sent; None where it does not say so plainly."""
    try:
        sent_at = email.utils.parsedate_to_datetime(str(mail.get("date", "")))
        return sent_at.astimezone(dt.UTC) if sent_at.tzinfo else sent_at.replace(tzinfo=dt.UTC)
    except (ValueError, TypeError, OverflowError):
        return None
