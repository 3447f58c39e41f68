"""The keys that say who else sees the plan, and where feeds are published: `shares` and `publish`."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final
from urllib.parse import SplitResult, urlsplit

from followup_ics.input import dates, fields, yaml_tree
from followup_ics.input.fields import FieldError, clean_text, make_choice_reader
from followup_ics.input.records import (
    Key,
    Place,
    Record,
    Words,
    is_empty,
    keep_words,
    make_list_reader,
    make_record_reader,
    make_scalar_reader,
)
from followup_ics.model.names import fold, make_slug
from followup_ics.model.quoting import quote
from followup_ics.model.search import Publishing, Share, Show

MOST_SHARES: Final = 50
MOST_HIDDEN: Final = 200
MOST_TARGETS: Final = 20
MOST_OLD_SECRETS: Final = 50

DAY_FORM: Final = "a day, as '2026-11-24'"
RANDOM_FORM: Final = "32 hexadecimal digits or more"
TARGET_FORM: Final = "a folder, or an address such as 'davs://…', 'sftp://…', 'git+ssh://…#branch' or 's3://…'"
URL_FORM: Final = "a web address, as 'https://example.org/cal'"
PUBLISH_FORM: Final = "'to:' with where to, or a list of such entries"

RANDOM: Final = re.compile("[0-9a-fA-F]{32,128}")
SCHEME: Final = re.compile("([A-Za-z][A-Za-z0-9+.-]*)://")
SCHEMES: Final = ("davs", "dav", "sftp", "git+ssh", "git+https", "s3")
HAS_KEY_IN_QUERY: Final = re.compile(
    r"[?&;][^=&;]*(?:pass|pw|token|secret|key|sig|auth|credential)[^=&;]*=", re.IGNORECASE
)
LOOKS_LIKE_TOKEN: Final = re.compile("[A-Za-z0-9_-]{20,}")
TRUSTED_USERS: Final = frozenset({"davs", "dav", "sftp", "git+ssh"})
"""Schemes where a user's name is no secret, however long."""

WAYS_OUT: Final = {
    "sftp": "ssh has its own keys, agent and ~/.ssh/config",
    "git+ssh": "ssh has its own keys, agent and ~/.ssh/config",
    "git+https": "git has its own credential helper",
    "davs": "put it into ~/.netrc, or into FOLLOWUP_ICS_PASSWORD",
    "dav": "put it into ~/.netrc, or into FOLLOWUP_ICS_PASSWORD",
    "s3": "put it into the environment or a profile, as AWS tools have it",
}
OTHER_WAY_OUT: Final = "an address here is without a login"


def read_random(text: str) -> str:
    """Read random bits in hexadecimal; what is wrong with them is told without showing them."""
    if not RANDOM.fullmatch(text):
        raise FieldError(f"is no random number as it is drawn (expected {RANDOM_FORM})")
    return text.lower()


def read_target(text: str) -> str:
    """Read where a feed is published to; a password in it is refused, and not shown.

    >>> read_target("sftp://sam@example.org/home/sam/public_html/cal")
    'sftp://sam@example.org/home/sam/public_html/cal'
    """
    match = SCHEME.match(text)
    if not match:
        return text
    scheme, parts = match[1].lower(), _split_address(text)
    _refuse_credentials(parts, scheme)
    if scheme in {"http", "https"}:
        raise FieldError("is an address to read from; write where to send it, as 'davs://…' (or 'url:' for this one)")
    if scheme not in SCHEMES:
        raise FieldError(f"nothing is known of {quote(scheme + '://')}", word=scheme, choices=SCHEMES)
    if not parts.hostname:
        raise FieldError(f"names no {'bucket' if scheme == 's3' else 'host'} (expected {TARGET_FORM})")
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
    is_token = scheme not in TRUSTED_USERS and LOOKS_LIKE_TOKEN.fullmatch(user)
    if parts.password is not None or is_token or (user and scheme in {"http", "https", "s3"}):
        raise FieldError(f"holds a login, which never stands in this file; take it out: {way_out}")
    if HAS_KEY_IN_QUERY.search(f"?{parts.query}") or HAS_KEY_IN_QUERY.search(f"?{parts.fragment}"):
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


line = make_scalar_reader(fields.read_line)
day = make_scalar_reader(dates.read_day)
random_bits = keep_words(make_private_reader(read_random, limit=fields.LONGEST_LINE))

WITH: Final = Key(name="with", form="a name, as 'Maria'", read=keep_words(line), is_required=True)
SHARE_ID: Final = Key(name="id", form=RANDOM_FORM, read=random_bits, is_required=True)
SHOW: Final = Key(
    name="show",
    form=", ".join(Show),
    read=make_scalar_reader(make_choice_reader("extent", {str(show): show for show in Show})),
)
HIDE: Final = Key(
    name="hide",
    form="a list of companies",
    read=make_list_reader(keep_words(line), item_form="a company", most=MOST_HIDDEN, may_be_single=True),
)
UNTIL: Final = Key(name="until", form=DAY_FORM, read=day)
ENDED: Final = Key(name="ended", form=DAY_FORM, read=day)
SHARE_KEYS: Final = (WITH, SHARE_ID, SHOW, HIDE, UNTIL, ENDED)

TO: Final = Key(
    name="to", form=TARGET_FORM, read=make_private_reader(read_target, limit=fields.LONGEST_LINK), is_required=True
)
read_address = make_private_reader(read_public_address, limit=fields.LONGEST_LINK)
URL: Final = Key(name="url", form=URL_FORM, read=read_address)
ENDPOINT: Final = Key(name="endpoint", form=URL_FORM, read=read_address)
SECRET: Final = Key(name="secret", form=RANDOM_FORM, read=random_bits)
OLD: Final = Key(
    name="old",
    form="a list of former secrets",
    read=make_list_reader(random_bits, item_form=RANDOM_FORM, most=MOST_OLD_SECRETS, may_be_single=True),
)
PUBLISH_KEYS: Final = (TO, URL, ENDPOINT, SECRET, OLD)

read_publish_record = make_record_reader(PUBLISH_KEYS)


def read_publish_entry(node: yaml_tree.Node, place: Place) -> Record | None:
    """Read one place to publish to; a text in the place of keys is not shown, since it may hold a login."""
    if isinstance(node, yaml_tree.Scalar):
        place.report(f"expected {PUBLISH_FORM}")
        return None
    return read_publish_record(node, place)


SHARES: Final = Key(
    name="shares",
    form="a list of shares, each starting with '- with:'",
    read=make_list_reader(make_record_reader(SHARE_KEYS), item_form="'with:' and 'id:'", most=MOST_SHARES),
)
PUBLISH: Final = Key(
    name="publish",
    form=PUBLISH_FORM,
    read=make_list_reader(read_publish_entry, item_form=PUBLISH_FORM, most=MOST_TARGETS, may_be_single=True),
)


def build_shares(records: tuple[Record, ...], companies: Iterable[str] | None) -> tuple[Share, ...]:
    """Return the shares that could be read; report what two have of which each has its own, and unknown companies.

    ``companies`` is None where not all of them could be read.
    """
    first_places: dict[str, Place] = {}
    going_on: dict[str, Words] = {}
    known = None if companies is None else {fold(company): company for company in companies}
    shares = []
    for record in records:
        who, share_id = record.get(WITH), record.get(SHARE_ID)
        if share_id is not None:
            first = first_places.setdefault(share_id.text, share_id.place)
            if first is not share_id.place:
                share_id.place.report(f"is there twice (first on line {first.location.line}); each share has its own")
        hidden = record.get_or(HIDE, ())
        if known is not None:
            _check_hidden(hidden, known)
        if who is not None:
            _check_name(record, who, going_on)
        if who is not None and share_id is not None:
            shares.append(_build_share(record, who.text, share_id.text, hidden))
    return tuple(shares)


def _check_name(record: Record, who: Words, going_on: dict[str, Words]) -> None:
    """Report a name that makes no file's name, or the same one as that of another share which goes on."""
    slug = make_slug(who.text)
    if not slug:
        who.place.report(f"{quote(who.text)} has neither a letter nor a digit to name a feed by (expected {WITH.form})")
    elif ENDED.name not in record.places:
        first = going_on.setdefault(slug, who)
        if first is not who:
            line_number = first.place.location.line
            who.place.report(
                f"{quote(who.text)} would have the feed '….{slug}.ics' of {quote(first.text)} on line {line_number}; "
                "give it another name, or end one of the two"
            )


def _build_share(record: Record, who: str, share_id: str, hidden: Sequence[Words]) -> Share:
    return Share(
        who=who,
        id=share_id,
        show=record.get_or(SHOW, Show.PLAN),
        hide=tuple(words.text for words in hidden),
        until=record.get(UNTIL),
        ended_on=record.get(ENDED),
    )


def _check_hidden(hidden: Sequence[Words], known: dict[str, str]) -> None:
    for words in hidden:
        if fold(words.text) not in known:
            message = f"no interview is with {quote(words.text)}"
            words.place.report_field(FieldError(message, word=words.text, choices=tuple(known.values())))


def build_publishing(records: tuple[Record, ...]) -> tuple[Publishing, ...]:
    """Return the places to publish to that could be read."""
    return tuple(
        Publishing(
            to=to,
            url=record.get(URL),
            endpoint=record.get(ENDPOINT),
            secret=secret.text if (secret := record.get(SECRET)) else None,
            old=tuple(words.text for words in record.get_or(OLD, ())),
        )
        for record in records
        if (to := record.get(TO)) is not None
    )
