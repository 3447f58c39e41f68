"""Addresses that feeds are sent to and seen at: read so that no login stands in them, and no message shows one."""

import re
from collections.abc import Callable
from typing import Final
from urllib.parse import SplitResult, urlsplit

from followup_ics.input import fields, yaml_tree
from followup_ics.input.fields import FieldError, clean_text
from followup_ics.input.records import Place, is_empty
from followup_ics.model.quoting import quote

RANDOM_WORDS: Final = "32 hexadecimal digits or more, as 'openssl rand -hex 16' prints them"
TARGET_WORDS: Final = "a folder, or an address such as 'davs://…', 'sftp://…', 'git+ssh://…#branch' or 's3://…'"
STORES: Final = ("s3", "gs", "az")
"""S3 and its kind, Google's Cloud Storage, Azure's Blob Storage."""

RANDOM_PATTERN: Final = "[0-9a-fA-F]{32,128}"
SCHEME: Final = "([A-Za-z][A-Za-z0-9+.-]*)://"
SCHEMES: Final = ("davs", "dav", "sftp", "git+ssh", "git+https", *STORES)
HAS_KEY_IN_QUERY: Final = r"(?i)[?&;][^=&;]*(?:pass|pw|token|secret|key|sig|auth|credential)[^=&;]*="
LOOKS_RANDOM: Final = "[A-Za-z0-9_-]{20,}"
TRUSTED_USERS: Final = frozenset({"davs", "dav", "sftp", "git+ssh"})
"""Schemes where a user's name is no secret, however long."""

WAYS_OUT: Final = {
    "sftp": "ssh has its own keys, agent and ~/.ssh/config",
    "git+ssh": "ssh has its own keys, agent and ~/.ssh/config",
    "git+https": "git has its own credential helper",
    "davs": "put it into ~/.netrc, or into FOLLOWUP_ICS_PASSWORD",
    "dav": "put it into ~/.netrc, or into FOLLOWUP_ICS_PASSWORD",
    "s3": "put it into the environment or a profile, as AWS tools have it",
    "gs": "name its file in GOOGLE_APPLICATION_CREDENTIALS",
    "az": "put it into the environment, as AZURE_STORAGE_ACCOUNT_NAME and AZURE_STORAGE_ACCOUNT_KEY",
}
OTHER_WAY_OUT: Final = "an address here is without a login"


def read_random(text: str) -> str:
    """Read random bits in hexadecimal; what is wrong with them is told without showing them."""
    if not re.fullmatch(RANDOM_PATTERN, text):
        raise FieldError(f"is no random number as it is drawn (expected {RANDOM_WORDS})")
    return text.lower()


def read_target(text: str) -> str:
    """Read where a feed is published to; a password in it is refused, and not shown.

    >>> read_target("sftp://sam@example.org/home/sam/public_html/cal")
    'sftp://sam@example.org/home/sam/public_html/cal'
    """
    match = re.match(SCHEME, text)
    if not match:
        return text
    scheme, parts = match[1].lower(), _split_address(text)
    if scheme in {"http", "https"}:
        raise FieldError("is an address to read from; write where to send it, as 'davs://…' (or 'url:' for this one)")
    if scheme not in SCHEMES:
        raise FieldError(f"nothing is known of {quote(scheme + '://')}", word=scheme, choices=SCHEMES)
    _refuse_credentials(parts, scheme)
    if not parts.hostname:
        raise FieldError(f"names no {'bucket' if scheme in STORES else 'host'} (expected {TARGET_WORDS})")
    if scheme == "dav" and not _is_loopback(parts.hostname):
        raise FieldError("sends the password so that others can read it; write 'davs://'")
    return text


def read_public_address(text: str) -> str:
    """Read the address at which something is seen from outside; a password in it is refused, and not shown."""
    parts = _split_address(text)
    _refuse_credentials(parts, parts.scheme)
    return fields.read_link(text)


def _split_address(text: str) -> SplitResult:
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError as error:  # brackets or a port that are none
        raise FieldError("is no address that can be read; look at its host and port") from error
    return parts


def _refuse_credentials(parts: SplitResult, scheme: str) -> None:
    user, way_out = parts.username or "", WAYS_OUT.get(scheme, OTHER_WAY_OUT)
    is_token = scheme not in TRUSTED_USERS and re.fullmatch(LOOKS_RANDOM, user)
    if parts.password is not None or is_token or (user and scheme in {"http", "https", *STORES}):
        raise FieldError(f"holds a login, which never stands in this file; take it out: {way_out}")
    if any(re.search(HAS_KEY_IN_QUERY, f"?{part}") for part in (parts.query, parts.fragment)):
        raise FieldError(f"holds a key after '?' or '#', which never stands in this file; take it out: {way_out}")


def _is_loopback(host: str) -> bool:
    import ipaddress  # noqa: PLC0415 - few files have such a target

    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def make_private_reader(read: Callable[[str], str], *, limit: int) -> Callable[[yaml_tree.Node, Place], str | None]:
    """Return a reader of a single value that no message shows."""

    def read_private(node: yaml_tree.Node, place: Place) -> str | None:
        if not isinstance(node, yaml_tree.Scalar) or is_empty(node):
            place.report(f"expected {place.form}")
            return None
        try:
            text = clean_text(node.text, limit=limit)
        except FieldError:
            place.report(f"is too long, or holds what cannot be shown (expected {place.form})")
            return None
        try:
            return read(text)
        except FieldError as error:
            place.report_field(error)
            return None

    return read_private
