"""Text on paper of a given width: how wide a character is, where lines break, which colours there are."""

import enum
import io
import itertools
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from rich.padding import Padding

CONTROLS: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
"""What a terminal would obey instead of showing it; a line break is fine."""


class Tone(enum.StrEnum):
    """Say how words are set where there is colour; their meaning never hangs on it."""

    PLAIN = ""
    TITLE = "bold"
    LATE = "red"
    QUIET = "dim"


class Words(NamedTuple):
    """Hold text to be shown exactly as it is: brackets, colons and percent signs mean nothing in it."""

    text: str
    tone: Tone = Tone.PLAIN


class Block(NamedTuple):
    """Hold rows of cells, as many in each: the last column takes what room is left, and wraps.

    ``indent`` and ``gap`` are columns of the page before the first cell and between two of them; ``least`` has the
    least width of each cell but the last, so that blocks align.
    """

    rows: tuple[tuple[Words, ...], ...]
    indent: int = 0
    gap: int = 2
    least: tuple[int, ...] = ()


EMPTY_LINE: Final = Block(rows=((Words(text=" "),),))


def make_line(text: str, *, tone: Tone = Tone.PLAIN, indent: int = 0) -> Block:
    """Make a block of one text.

    >>> make_line("one").rows[0][0].text
    'one'
    """
    return Block(rows=((Words(text=text, tone=tone),),), indent=indent)


def write_page(blocks: Iterable[Block], *, width: int, colour: bool) -> str:
    """Set blocks below each other, in at most ``width`` columns; what surrounds the program changes nothing.

    >>> print(write_page([make_line("one two [three]", indent=2)], width=9, colour=False), end="")
      one two
      [three]
    """
    from rich.console import Console  # noqa: PLC0415 - JSON does without

    text = io.StringIO()
    console = Console(
        file=text,
        width=width,
        height=100,  # of no use, but where only the width is given the environment is asked
        color_system="standard" if colour else None,
        no_color=not colour,
        force_terminal=colour,
        force_interactive=False,
        force_jupyter=False,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for block in blocks:
        console.print(_set_block(block))
    return "\n".join(line.rstrip() for line in text.getvalue().split("\n"))


def _set_block(block: Block) -> "Padding":
    from rich.padding import Padding  # noqa: PLC0415 - as above
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    rows = [
        [Text(CONTROLS.sub("\N{REPLACEMENT CHARACTER}", words.text), words.tone, overflow="fold") for words in row]
        for row in block.rows
    ]
    if len(rows[0]) == 1:
        text = Text("\n").join(row[0] for row in rows)
        return Padding(text, (0, 0, 0, block.indent), expand=False)
    table = Table.grid(padding=(0, block.gap, 0, 0))
    for _, least in itertools.zip_longest(rows[0], block.least):
        table.add_column(min_width=least)
    for row in rows:
        table.add_row(*row)
    return Padding(table, (0, 0, 0, block.indent), expand=False)
