"""The ways from a feed's address into a calendar: an address to copy, a link to follow, what to do at the other end."""

import re
from typing import Final, NamedTuple
from urllib.parse import SplitResult, quote, urlencode, urlsplit

from followup_ics.model import quoting
from followup_ics.model.errors import FollowUpError

LONGEST_ADDRESS: Final = 1000
"""Characters of an encoded address; a code of a longer one has squares too small for a camera."""

GOOGLE: Final = "https://calendar.google.com/calendar/u/0/r/settings/addbyurl"
OUTLOOK: Final = "https://outlook.live.com/calendar/0/addfromweb"
OUTLOOK_AT_WORK: Final = "https://outlook.office.com/calendar/0/addfromweb"

SAFE: Final = "/:@!$&'()*+,;=~%"
"""What stands for itself in a path; in a query a question mark does so as well."""

BARE_PERCENT: Final = re.compile("%(?![0-9A-Fa-f]{2})")
HOST: Final = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\]")


class Way(NamedTuple):
    """Hold one calendar's way to a feed: what the link is called, where it leads, and the steps to take."""

    calendar: str
    label: str
    href: str
    steps: tuple[str, ...]


class Subscription(NamedTuple):
    """Hold a feed's addresses, encoded, and the ways into the calendars that people have."""

    https: str
    webcal: str
    ways: tuple[Way, ...]


def make_subscription(feed_url: str, *, name: str) -> Subscription:
    r"""Make the ways to a feed; ``name`` is what a calendar that asks for one will call it.

    Raises `FollowUpError` for an address that calendars could not, or should not, be given.

    >>> subscription = make_subscription("https://example.org/a b/follow-ups.ics", name="Follow-ups")
    >>> print(subscription.https, subscription.webcal, sep="\n")
    https://example.org/a%20b/follow-ups.ics
    webcal://example.org/a%20b/follow-ups.ics
    """
    https = normalize_address(feed_url)
    webcal = f"webcal{https.removeprefix('https')}"
    query = urlencode({"url": https, "name": name}, quote_via=quote, safe="")
    return Subscription(
        https=https,
        webcal=webcal,
        ways=(
            Way(calendar="Google Calendar", label="Open Google Calendar", href=GOOGLE, steps=GOOGLE_STEPS),
            Way(calendar="Outlook.com", label="Add to Outlook.com", href=f"{OUTLOOK}?{query}", steps=OUTLOOK_STEPS),
            Way(
                calendar="Outlook at work or school",
                label="Add to Outlook at work",
                href=f"{OUTLOOK_AT_WORK}?{query}",
                steps=OUTLOOK_STEPS,
            ),
            Way(calendar="Apple Calendar", label="Open Apple Calendar", href=webcal, steps=APPLE_STEPS),
        ),
    )


def normalize_address(feed_url: str) -> str:
    """Write a feed's address so that every program reads the same: lower-case host, all else percent-encoded.

    Raises `FollowUpError` where it is no https address of a file, or holds what must not be passed on.

    >>> normalize_address("https://BÜCHER.example/später.ics?key=1")
    'https://xn--bcher-kva.example/sp%C3%A4ter.ics?key=1'
    """
    if not feed_url.isprintable() or feed_url != feed_url.strip():
        raise _refuse(feed_url, "has spaces around it, or characters that cannot be seen; copy it again")
    try:
        parts = urlsplit(feed_url)
        port = "" if parts.port in {None, 443} else f":{parts.port}"
    except ValueError as error:  # not told: its words may have the password in them
        raise _refuse(feed_url, f"is no address; expected {EXAMPLE}") from error
    if parts.scheme != "https":
        raise _refuse(feed_url, f"is no https address; expected {EXAMPLE}")
    if parts.username is not None or parts.password is not None:
        # Not shown: it is a password.
        raise FollowUpError(
            "the feed's address holds a user name or a password, which calendars cannot use and pages would show; "
            "give one that opens without, such as a long random path"
        )
    if parts.fragment or feed_url.endswith("#"):
        raise _refuse(feed_url, "has a '#' in it, and servers never see what follows; leave it out, or write it as %23")
    path = _encode(parts.path, safe=SAFE) or "/"
    query = f"?{_encode(parts.query, safe=f'{SAFE}?')}" if parts.query else ""
    address = f"https://{_encode_host(parts, feed_url)}{port}{path}{query}"
    if len(address) > LONGEST_ADDRESS:
        raise _refuse(feed_url, f"is longer than {LONGEST_ADDRESS} characters; give the feed a shorter one")
    return address


def _encode(text: str, *, safe: str) -> str:
    """Percent-encode what has to be; what is encoded already stays as it is."""
    return quote(BARE_PERCENT.sub("%25", text), safe=safe)


def _encode_host(parts: SplitResult, feed_url: str) -> str:
    """Write a host in the letters that the name system has."""
    host = parts.hostname or ""
    try:
        encoded = f"[{host}]" if ":" in host else host.encode("idna").decode().lower()
    except UnicodeError as error:
        raise _refuse(feed_url, f"names no host; expected {EXAMPLE}") from error
    if not HOST.fullmatch(encoded):
        raise _refuse(feed_url, f"names no host; expected {EXAMPLE}")
    return encoded


def _refuse(feed_url: str, problem: str) -> FollowUpError:
    return FollowUpError(f"the feed's address {quoting.quote_address(feed_url)} {problem}")


EXAMPLE: Final = "one like 'https://example.org/3f9c…/follow-ups.ics'"

GOOGLE_STEPS: Final = (
    "Copy the https address above.",
    "Open Google Calendar in a browser on a computer; the app on a phone cannot add an address.",
    "Under “From URL”, paste the address, and choose “Add calendar”.",
    "It shows on your phone by itself. Google asks for news every 4 to 24 hours.",
)
OUTLOOK_STEPS: Final = (
    "Follow the link and sign in; the address and the name are filled in.",
    "Confirm with the button at the end; it may be called “Import”, and subscribes all the same.",
    "If the page does not open: Calendar, “Add calendar”, “Subscribe from web”, and paste the https address.",
    "Outlook asks for news every 3 to 24 hours.",
)
APPLE_STEPS: Final = (
    "Follow the link on the iPhone, iPad or Mac, or point a camera of theirs at the code.",
    "Confirm with “Subscribe”.",
    "On a Mac, choose “iCloud” as the location, and all your devices have it.",
    "How often it asks for news is up to you: “Auto-refresh” on a Mac, “Fetch New Data” on a phone.",
)
