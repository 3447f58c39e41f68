"""Where a host's name leads: to the open internet, or to a network that calendars' own machines cannot reach."""

import socket
from collections.abc import Iterator
from urllib.parse import SplitResult

from followup_ics.reports.address import Finding, Level, is_public_host, judge_host


def judge_resolved(parts: SplitResult, *, is_local: bool, so_far: Finding) -> Iterator[Finding]:
    """Judge the addresses that a public name has; nothing where its text told enough, or where it has none."""
    if so_far.level is not Level.OK:
        return
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return  # fetching will tell
    numbers = {str(place[0]) for *_, place in found}
    if numbers and not any(map(is_public_host, numbers)):
        yield judge_host("localhost", is_local=is_local)
