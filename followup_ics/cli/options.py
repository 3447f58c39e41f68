"""What the commands' arguments are made of: each text read into a value, or refused with what was expected."""

import datetime as dt
import re
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


def read_moment(value: str | dt.datetime) -> dt.datetime:
    """Read an instant: ISO 8601 with an offset.

    >>> str(read_moment("2026-12-04T09:00:00Z"))
    '2026-12-04 09:00:00+00:00'
    """
    if isinstance(value, dt.datetime):
        return value
    try:
        moment = dt.datetime.fromisoformat(value)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise click.BadParameter(f"'{value}' is no moment with an offset, such as 2026-12-04T09:00:00Z")
    return moment


def read_day(value: str) -> dt.date:
    """Read a day: YYYY-MM-DD.

    >>> str(read_day("2026-12-04"))
    '2026-12-04'
    """
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(f"'{value}' is no day, such as 2026-12-04") from error


def read_zone(value: str) -> "ZoneInfo":
    """Read a time zone: Continent/City.

    >>> read_zone("Europe/Berlin").key
    'Europe/Berlin'
    """
    from followup_ics.input.fields import FieldError
    from followup_ics.input.timezones import read_timezone

    try:
        return read_timezone(value)
    except FieldError as error:
        way_out = " (expected a place, as 'Europe/Berlin')" if error.choices else ""
        raise click.BadParameter(f"{error}{way_out}") from error


def read_mode(value: str) -> int:
    """Read file permissions: three octal digits.

    >>> oct(read_mode("644"))
    '0o644'
    """
    if not re.fullmatch("0?[0-7]{3}", value):
        raise click.BadParameter(f"'{value}' is no mode, such as 600 or 644")
    return int(value, 8)


json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
file_argument = click.argument("file", type=click.Path(allow_dash=True))


def example(line: str) -> str:
    """Make the end of a command's help: a line that can be pasted.

    >>> example("followup-ics init").splitlines()[-1]
    '  followup-ics init'
    """
    return f"\b\nExample:\n  {line}"


now_option = click.option(
    "--now",
    type=read_moment,
    metavar="MOMENT",
    envvar="FOLLOWUP_ICS_NOW",
    help="Take this for the present moment instead of the clock's.",
)

replace_option = click.option(
    "--replace", is_flag=True, help="Replace a file that this program did not make; a copy of it is kept beside it."
)


def print_json(data: object) -> None:
    """Print data as JSON for programs, in the order that it has."""
    import json

    click.echo(json.dumps(data, indent=2, ensure_ascii=False))
