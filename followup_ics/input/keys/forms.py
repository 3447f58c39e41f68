"""The forms that values of the input file have: what each is called, how it is read, and its schema."""

import datetime as dt
import enum
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from followup_ics.input import dates, fields
from followup_ics.input.dates import make_duration_reader
from followup_ics.input.fields import make_choice_reader, make_number_reader
from followup_ics.input.records import (
    Form,
    Key,
    PlacedText,
    Record,
    keep_words,
    make_list_reader,
    make_record_reader,
    make_scalar_reader,
)
from followup_ics.input.timezones import read_timezone

T = TypeVar("T")
ChoiceT = TypeVar("ChoiceT", bound=enum.StrEnum)

MOST_CALENDARS: Final = 20

NO_HOLIDAYS: Final = "none"
NEVER: Final = "never"

ANY_TEXT: Final = ("string", "number", "boolean")
"""What an editor takes a plain text for: a company may be called 3, or yes."""

DAY_PATTERN: Final = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
LINK_PATTERN: Final = r'[Hh][Tt][Tt][Pp][Ss]?://[^\s<>"\\]+'
TIME_PATTERN: Final = "([01][0-9]|2[0-3]):[0-5][0-9]"


def matches(pattern: str) -> str:
    """Anchor a pattern for a schema, where it would match anywhere in a text."""
    return f"^{pattern}$"


def _any_case(word: str) -> str:
    return "".join(f"[{letter.upper()}{letter}]" for letter in word)


def text_form(
    words: str, *, limit: int = fields.LONGEST_LINE, many_lines: bool = False, name: str | None = None, **schema: object
) -> Form[str]:
    """Return the form of a text, taken as it is."""
    return Form(
        words=words,
        read=make_scalar_reader(fields.read_line, limit=limit, many_lines=many_lines),
        schema={"type": ANY_TEXT, "minLength": 1, "maxLength": limit, **schema},
        name=name,
    )


def choice_form(what: str, choices: Mapping[str, T]) -> Form[T]:
    """Return the form of a value that is one of several words; ``what`` names it in messages."""
    return Form(
        words=", ".join(choices),
        read=make_scalar_reader(make_choice_reader(what, choices)),
        schema={"enum": tuple(choices)},
    )


def enum_form(what: str, choices: type[ChoiceT]) -> Form[ChoiceT]:
    """Return the form of a value that is one of an enum's words."""
    return choice_form(what, {str(choice): choice for choice in choices})


def number_form(least: int, most: int) -> Form[int]:
    """Return the form of a number of working days between two limits, both allowed."""
    return Form(
        words="a number of working days",
        read=make_scalar_reader(make_number_reader(least, most, words={})),
        schema={"type": "integer", "minimum": least, "maximum": most},
    )


def number_or_never_form(least: int, most: int) -> Form[int | str]:
    """Return the form of a number of working days, or `never`."""
    return Form(
        words="a number of working days, or 'never'",
        read=make_scalar_reader(make_number_reader(least, most, words={NEVER: NEVER})),
        schema={"anyOf": ({"type": "integer", "minimum": least, "maximum": most}, {"enum": (NEVER,)})},
    )


def list_form(words: str, item: Form[T], *, most: int, may_be_single: bool = True) -> Form[tuple[T, ...]]:
    """Return the form of a list, or of its one item alone."""
    schema: dict[str, object] = {"type": "array", "items": item, "maxItems": most}
    return Form(
        words=words,
        read=make_list_reader(item.read, item_form=item.words, most=most, may_be_single=may_be_single),
        schema={"anyOf": (item, schema)} if may_be_single else schema,
    )


def record_form(
    words: str,
    keys: tuple[Key[Any], ...],
    *,
    may_have_own: bool = False,
    named_by: Key[str] | None = None,
    name: str | None = None,
    **schema: object,
) -> Form[Record]:
    """Return the form of a mapping with known keys; problems within are told with the value of ``named_by``."""
    return Form(
        words=words,
        read=make_record_reader(keys, may_have_own=may_have_own, named_by=named_by),
        schema=record_schema(keys, may_have_own=may_have_own, **schema),
        name=name,
    )


def record_schema(keys: tuple[Key[Any], ...], *, may_have_own: bool = False, **schema: object) -> dict[str, object]:
    """Return the schema of a mapping with known keys."""
    required = tuple(key.name for key in keys if key.is_required)
    return {
        **schema,
        "type": "object",
        "additionalProperties": False,
        **({"patternProperties": {"^x-": True}} if may_have_own else {}),
        **({"required": required} if required else {}),
        "properties": {key.name: key for key in keys},
    }


def _scalar_form(
    words: str, read: Callable[[str], T], *, pattern: str, name: str | None = None, **schema: object
) -> Form[T]:
    return Form(
        words=words,
        read=make_scalar_reader(read),
        schema={"type": "string", "pattern": matches(pattern), **schema},
        name=name,
    )


TEXT: Final = text_form(
    "text", name="text", description="One line of text. Quotes are needed only around a text with ': ' or ' #' in it."
)
NOTE_TEXT: Final = text_form("text", limit=fields.LONGEST_NOTE, many_lines=True, name="note")
DAY: Final = _scalar_form(
    "a day, as '2026-11-24'",
    dates.read_day,
    pattern=DAY_PATTERN,
    name="day",
    description="A day: year-month-day.",
    examples=("2026-11-24",),
)
TIME: Final = _scalar_form(
    "24-hour HH:MM, as '09:30'",
    dates.read_time,
    pattern=TIME_PATTERN,
    name="time",
    description="A time on the 24-hour clock.",
    examples=("09:30",),
)
WHEN: Final = _scalar_form(
    "'2026-11-24 10:00', or the day alone",
    dates.read_when,
    pattern=f"{DAY_PATTERN}((T| +){TIME_PATTERN})?",
    name="when",
    examples=("2026-11-24 10:00", "2026-11-24"),
)
ZONE: Final = _scalar_form(
    "a place, as 'Europe/Berlin', or 'UTC'",
    read_timezone,
    pattern="(UTC|[A-Z][0-9A-Za-z_+-]*(/[0-9A-Za-z_+-]+){0,2})",
    name="timezone",
    description="A time zone by the name of a place, or UTC. Abbreviations such as EST and offsets such as +02:00 are "
    "refused: they do not know when the clocks change.",
    examples=("America/New_York", "Europe/Berlin", "UTC"),
)
CODE: Final[Form[PlacedText]] = Form(
    words="a code, as 'US' or 'US-NY'",
    read=keep_words(TEXT.read),
    schema={"type": "string", "minLength": 2, "maxLength": fields.LONGEST_LINE, "examples": ("US", "US-NY", "DE-BE")},
    name="code",
)
CODES: Final = list_form("a code, as 'US' or 'US-NY', a list of them, or 'none'", CODE, most=MOST_CALENDARS)._replace(
    name="holidays"
)
PHRASE: Final[Form[PlacedText]] = Form(
    words="their words, as 'by Friday', or a day, as '2026-12-04'",
    read=keep_words(make_scalar_reader(fields.read_said)),
    schema={
        "description": "What they said, in their words, or a day.",
        "type": "string",
        "minLength": 1,
        "maxLength": fields.LONGEST_LINE,
    },
    name="phrase",
)
LENGTH_WORDS: Final = "'45m', '1h' or '1h30m', up to 24h"
LENGTH: Final = _scalar_form(
    LENGTH_WORDS,
    make_duration_reader(least=dt.timedelta(minutes=1), most=dt.timedelta(hours=24), form=LENGTH_WORDS),
    pattern="([0-9]{1,3}h)? *([0-9]{1,5}m)?",
    minLength=2,
)
ALARM_WORDS: Final = "'15m', '1h' or '1d', up to 7d"
ALARM: Final = _scalar_form(
    ALARM_WORDS,
    make_duration_reader(least=dt.timedelta(minutes=1), most=dt.timedelta(days=7), form=ALARM_WORDS),
    pattern="([0-9]{1,3}d)? *([0-9]{1,3}h)? *([0-9]{1,5}m)?",
    minLength=2,
)
YES_OR_NO: Final = Form(
    words="yes or no", read=make_scalar_reader(fields.read_yes), schema={"enum": (*fields.YES_OR_NO, True, False)}
)
IDENTIFIER: Final = Form(
    words="8 to 64 letters and digits",
    read=make_scalar_reader(fields.read_identifier),
    schema={"type": ("string", "integer"), "pattern": matches("[0-9A-Za-z]{8,64}")},
)
AWAKE: Final = _scalar_form(
    "two times, as '07:00-21:00'", dates.read_awake, pattern="[0-9]{2}:[0-9]{2} *[-\N{EN DASH}] *[0-9]{2}:[0-9]{2}"
)
WEEKDAY: Final = _scalar_form(
    "mon, tue, wed, thu, fri, sat or sun",
    dates.read_weekday,
    pattern="({})".format("|".join(f"{_any_case(day[:3])}({_any_case(day[3:])})?" for day in dates.DAY_WORDS)),
    name="weekday",
    examples=("sat", "sun"),
)
LINK: Final = Form(
    words="a web address, as 'https://acme.example/jobs'",
    read=make_scalar_reader(fields.read_link, limit=fields.LONGEST_LINK),
    schema={"type": "string", "pattern": matches(LINK_PATTERN), "maxLength": fields.LONGEST_LINK},
)
