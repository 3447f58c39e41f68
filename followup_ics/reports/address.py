"""What a feed's address tells before anything is fetched: whether calendars can use it, finding by finding."""

import enum
import ipaddress
import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple
from urllib.parse import SplitResult, parse_qs, urlsplit

from followup_ics.model.errors import FollowUpError

LONGEST_FOR_GOOGLE: Final = 116
"""Google refused addresses of more characters than that (reported in 2014)."""

PRIVATE_SUFFIXES: Final = (".local", ".localhost", ".internal", ".intranet", ".lan", ".home", ".home.arpa", ".test")


class Level(enum.StrEnum):
    """Say how much a finding matters: not at all, to some calendars, to all."""

    OK = "ok"
    NOTE = "note"
    WRONG = "wrong"


class Finding(NamedTuple):
    """Hold one thing that was looked at; ``message`` says what to do where it is not in order."""

    finding: str
    level: Level
    message: str


class _Page(NamedTuple):
    """Hold where a service shows a page about a file, and what to give calendars instead of that page's address."""

    host: str
    path: str
    instead: str
    query: str = ""


DOWNLOAD: Final = "(?:raw|dl)=1"
PAGES: Final = (
    _Page(r"github\.com", "/[^/]+/[^/]+/(?:blob|tree)/", "the address behind 'Raw'"),
    _Page(r"gist\.github\.com", r"/(?!.*/raw(?:/|$))", "the address behind 'Raw'"),
    _Page(r"gitlab\.[^/]+", "/.*/-/(?:blob|tree)/", "the address of its Pages site, or the one with '/-/raw/'"),
    _Page(r"(?:codeberg\.org|gitea\.com|git\..+)", "/[^/]+/[^/]+/src/", "the address with '/raw/' in it"),
    _Page(r"bitbucket\.org", "/[^/]+/[^/]+/src/", "the address with '/raw/' in it"),
    _Page(r"(?:drive|docs)\.google\.com", "/(?!uc$)", "an address that gives the file itself; a drive's page does not"),
    _Page(r"calendar\.google\.com", r"/calendar/(?!ical/)", "the calendar's own address in iCal format"),
    _Page(r"(?:www\.)?dropbox\.com", "/", "the same address with 'dl=1' at its end", query=f"(?!.*{DOWNLOAD})"),
    _Page(
        r"(?:1drv\.ms|onedrive\.live\.com|.+\.sharepoint\.com)",
        "/",
        "an address that gives the file itself; a drive's page does not",
        query=r"(?!.*download=1)",
    ),
    _Page(r"(?:.+\.)?icloud\.com", "/iclouddrive/", "an address that gives the file itself; a drive's page does not"),
    _Page(r"(?:.+\.)?box\.com", "/s/", "the file's direct address, which its settings show"),
    _Page(r".+", r"/(?:index\.php/)?s/[A-Za-z0-9]{15}/?$", "the same address with '/download' at its end"),
)
"""What people copy from the browser where they should not: pages that show a file and are none."""


def judge_address(address: str, *, is_local: bool = False) -> tuple[Finding, ...]:
    """Judge an address by its text alone; ``is_local`` allows a host that is not public.

    Raises `FollowUpError` for a text that is no address of the web.

    >>> for found in judge_address("http://192.168.1.20/follow-ups.ics"):
    ...     print(found.level, found.finding)
    wrong https
    wrong host
    ok name
    ok length
    ok page
    """
    parts = split_address(address)
    return (
        _judge_scheme(parts, is_local=is_local),
        judge_host(parts.hostname or "", is_local=is_local),
        _judge_name(parts),
        _judge_length(address),
        _judge_page(parts),
    )


def split_address(address: str) -> SplitResult:
    """Cut an address into its parts; raise `FollowUpError`, without showing it, where it is none.

    >>> split_address("webcal://example.org/a.ics").scheme
    'https'
    """
    try:
        parts = urlsplit(address.strip())
        parts.port  # noqa: B018 - a wrong one is told when it is asked for
    except ValueError:
        parts = urlsplit("")
    if parts.scheme == "webcal":
        parts = parts._replace(scheme="https")
    if parts.scheme not in {"https", "http"} or not parts.hostname or not address.isprintable() or " " in address:
        raise FollowUpError(
            "this is no address of a feed; expected one like 'https://example.org/3f9c…/follow-ups.ics'"
        )
    if parts.username is not None or parts.password is not None:
        raise FollowUpError(
            "the address holds a user name or a password, which calendars cannot use; give one that opens without"
        )
    return parts


def is_fine(findings: Iterable[Finding]) -> bool:
    """Tell whether all calendars can use what was looked at: there may be notes."""
    return all(found.level is not Level.WRONG for found in findings)


def is_public_host(host: str) -> bool:
    """Tell whether a host's name, or its number, may lead somewhere on the open internet.

    >>> [is_public_host(host) for host in ("example.org", "10.0.0.7", "nas.local", "localhost", "2606:4700::1111")]
    [True, False, False, False, True]
    """
    host = host.rstrip(".").casefold()
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_global
    except ValueError:
        return "." in host and not host.endswith(PRIVATE_SUFFIXES)


def judge_host(host: str, *, is_local: bool) -> Finding:
    """Judge whether Google and Outlook, which fetch from their own machines, can reach a host."""
    if is_public_host(host):
        return Finding("host", Level.OK, "the host is a public one")
    if is_local:
        return Finding("host", Level.NOTE, "only programs on this machine or in this network can reach the host")
    return Finding(
        "host", Level.WRONG, "the host is not public, so Google and Outlook cannot reach it; publish to a public one"
    )


def _judge_scheme(parts: SplitResult, *, is_local: bool) -> Finding:
    if parts.scheme == "https":
        return Finding("https", Level.OK, "the address begins with https")
    if is_local and _is_loopback(parts.hostname or ""):
        return Finding("https", Level.NOTE, "it does not begin with https, which is fine on this machine alone")
    return Finding(
        "https", Level.WRONG, "the address does not begin with https, so everybody on the way can read it; use https"
    )


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _judge_name(parts: SplitResult) -> Finding:
    if parts.path.casefold().endswith(".ics"):
        return Finding("name", Level.OK, "the address ends in .ics")
    return Finding("name", Level.NOTE, "the address does not end in .ics, as Google wants it; rename the file")


def _judge_length(address: str) -> Finding:
    if len(address) <= LONGEST_FOR_GOOGLE:
        return Finding("length", Level.OK, f"the address has {len(address)} characters")
    return Finding(
        "length",
        Level.NOTE,
        f"the address has {len(address)} characters; Google has refused more than {LONGEST_FOR_GOOGLE}, "
        "so choose a shorter folder",
    )


def _judge_page(parts: SplitResult) -> Finding:
    for instead in _find_pages(parts):
        return Finding("page", Level.WRONG, f"the address is of a page that shows a file; give calendars {instead}")
    return Finding("page", Level.OK, "the address is that of no page we know of")


def _find_pages(parts: SplitResult) -> Iterator[str]:
    host = (parts.hostname or "").casefold()
    for page in PAGES:
        if (
            re.fullmatch(page.host, host)
            and re.match(page.path, parts.path or "/")
            and re.match(page.query, parts.query)
        ):
            yield page.instead


def reads_as_login(parts: SplitResult) -> bool:
    """Tell whether an address reads like that of a page to log in on.

    >>> reads_as_login(urlsplit("https://example.org/users/sign_in?next=%2Fcal"))
    True
    """
    words = set(re.split(r"[^a-z]+", re.sub(r"sign[_-]in|log[_-]in", "login", parts.path.casefold())))
    return bool(words & {"login", "signin", "logon", "auth", "oauth", "sso", "saml", "authorize"}) or bool(
        parse_qs(parts.query).keys() & {"SAMLRequest", "response_type"}
    )
