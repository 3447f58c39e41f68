"""What the commands' arguments are made of: each text read into a value, or refused with what was expected."""

import datetime as dt
import functools
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from followup_ics.model.quoting import quote

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from followup_ics.input.records import Key


YEARS = range(2000, 2100)
"""Those that a file may name: whatever is counted from a moment stays within the dates that there are."""


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
        raise click.BadParameter(f"{quote(value)} is no moment with an offset, such as 2026-12-04T09:00:00Z")
    if moment.year not in YEARS:
        raise click.BadParameter(f"{quote(value)} is too far away (years run from {YEARS[0]} to {YEARS[-1]})")
    return moment


def read_day(value: str) -> dt.date:
    """Read a day: YYYY-MM-DD.

    >>> str(read_day("2026-12-04"))
    '2026-12-04'
    """
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(f"{quote(value)} is no day, such as 2026-12-04") from error


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
        raise click.BadParameter(f"{quote(value)} is no mode, such as 600 or 644")
    return int(value, 8)


def read_wait(value: str) -> float:
    """Read how long to wait, in seconds: a number with s, m or h.

    >>> read_wait("40m")
    2400.0
    """
    found = re.fullmatch(r"([0-9]{1,4})([smh])", value)
    if not found:
        raise click.BadParameter(f"'{value}' is no time to wait, such as 90s, 40m or 2h")
    return float(found[1]) * {"s": 1, "m": 60, "h": 3600}[found[2]]


PATH = click.Path(readable=False)
PATH_OR_DASH = click.Path(readable=False, allow_dash=True)
"""What is wrong with a file is told by what opens it: that a file cannot be read is no mistake in the command."""

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
file_argument = click.argument("file", type=PATH_OR_DASH)


def example(line: str) -> str:
    """Make the end of a command's help: a line that can be pasted.

    >>> example("followup-ics init").splitlines()[-1]
    '  followup-ics init'
    """
    return f"\b\nExample:\n  {line}"


FROM = "invitations"
"""The parameter that invitations are named by."""


class KeyCommand(click.Command):
    """Take an option for every key of the input file that has one; they are made when the command is named."""

    def __init__(self, *args: Any, find_keys: Callable[[], "tuple[Key[Any], ...]"], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.find_keys = find_keys

    @functools.cached_property
    def key_options(self) -> list[click.Parameter]:
        """Return the options, what is required first, in the order of the keys."""
        keys = sorted(self.find_keys(), key=lambda key: not key.is_required)
        return [make_option(key) for key in keys if key.option]

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return all parameters: arguments and options of the command's own, those of the keys, and help."""
        own, count = super().get_params(ctx), len(self.params)
        return [*own[:count], *self.key_options, *own[count:]]


class KeyOption(click.Option):
    """Be a key's option, which nobody has to give where an invitation may say the same."""

    def process_value(self, ctx: click.Context, value: Any) -> Any:
        """Return the value given; its absence is left to the invitation where there is one."""
        if self.required and ctx.params.get(FROM) and self.value_is_missing(value):
            return None
        return super().process_value(ctx, value)


def make_option(key: "Key[Any]") -> KeyOption:
    """Make the option by which a key is given."""
    if key.option is None:
        raise AssertionError(f"{key.name} is not given on the command line")
    return KeyOption(
        [f"--{key.name.replace('_', '-')}"],
        metavar=key.option.metavar,
        help=key.option.help,
        required=key.is_required,
        multiple=key.option.is_repeated,
    )


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


def build_options(command: Callable[..., None]) -> Callable[..., None]:
    """Let a command that writes the file build the feed as well."""
    output = click.option("-o", "--output", type=PATH, help="With --build: the feed; FILE's name with .ics by default.")
    return click.option("--build", is_flag=True, help="Build the feed as well.")(output(command))


def print_json(data: object) -> None:
    """Print data as JSON for programs, in the order that it has."""
    import json

    text = json.dumps(data, indent=2, ensure_ascii=False)
    if not text.replace("\n", "").isprintable():
        text = json.dumps(data, indent=2)
    click.echo(text)
