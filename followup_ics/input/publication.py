"""Who else sees the plan and where feeds are published, as data: what must agree with the rest of the file."""

from collections.abc import Sequence
from typing import Final

from followup_ics.input.fields import FieldError
from followup_ics.input.keys.publication import ENDED, ENDPOINT, HIDE, OLD, SECRET, SHARE_ID, SHOW, TO, UNTIL, URL, WITH
from followup_ics.input.records import Place, PlacedText, Record
from followup_ics.model.names import fold, make_slug
from followup_ics.model.quoting import quote
from followup_ics.model.search import Publishing, Share

BLANK_SHARE: Final = Share(who="", id="")
"""Where the defaults are: the data says them, and it alone."""


def build_shares(records: tuple[Record, ...], companies: Sequence[str] | None) -> tuple[Share, ...]:
    """Return the shares that could be read; report what two have of which each has its own, and unknown companies.

    ``companies`` is None where not all of them could be read.
    """
    first_places: dict[str, Place] = {}
    going_on: dict[str, PlacedText] = {}
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


def _check_name(record: Record, who: PlacedText, going_on: dict[str, PlacedText]) -> None:
    """Report a name that makes no file's name, or the same one as that of another share which goes on."""
    slug = make_slug(who.text)
    if not slug:
        who.place.report(
            f"{quote(who.text)} has neither a letter nor a digit to name a feed by (expected {WITH.form.words})"
        )
    elif ENDED.name not in record.places:
        first = going_on.setdefault(slug, who)
        if first is not who:
            line_number = first.place.location.line
            who.place.report(
                f"{quote(who.text)} would have the feed '….{slug}.ics' of {quote(first.text)} on line {line_number}; "
                "give it another name, or end one of the two"
            )


def _build_share(record: Record, who: str, share_id: str, hidden: Sequence[PlacedText]) -> Share:
    return Share(
        who=who,
        id=share_id,
        show=record.get_or(SHOW, BLANK_SHARE.show),
        hide=tuple(words.text for words in hidden),
        until=record.get(UNTIL),
        ended_on=record.get(ENDED),
    )


def _check_hidden(hidden: Sequence[PlacedText], known: dict[str, str]) -> None:
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
