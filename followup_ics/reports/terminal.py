"""Text on paper of a given width: how wide a character is, where lines break, which colours there are."""

import enum
import io
import itertools
import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

CONTROLS: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
"""What a terminal would obey instead of showing it; a line break is fine."""


class Tone(enum.StrEnum):
    """Say how words are set where there is colour; their meaning never hangs on it."""

    PLAIN = ""
    TITLE = "bold"
    LATE = "red"
    QUIET = "dim"


COLOURS: Final = {Tone.PLAIN: "", Tone.TITLE: "1", Tone.LATE: "31", Tone.QUIET: "2"}
"""What terminals are told to set a tone (ECMA-48, SGR)."""

WORD: Final = re.compile(r"\s*\S+\s*")


class Styled(NamedTuple):
    """Hold text to be shown exactly as it is: brackets, colons and percent signs mean nothing in it."""

    text: str
    tone: Tone = Tone.PLAIN


class Block(NamedTuple):
    """Hold rows of cells, as many in each: the last column takes what room is left, and wraps.

    ``indent`` and ``gap`` are columns of the page before the first cell and between two of them; ``least`` has the
    least width of each cell but the last, so that blocks align.
    """

    rows: tuple[tuple[Styled, ...], ...]
    indent: int = 0
    gap: int = 2
    least: tuple[int, ...] = ()


EMPTY_LINE: Final = Block(rows=((Styled(text=" "),),))


def make_line(text: str, *, tone: Tone = Tone.PLAIN, indent: int = 0) -> Block:
    """Make a block of one text.

    >>> make_line("one").rows[0][0].text
    'one'
    """
    return Block(rows=((Styled(text=text, tone=tone),),), indent=indent)


def write_page(blocks: Iterable[Block], *, width: int, colour: bool) -> str:
    """Set blocks below each other, in at most ``width`` columns; what surrounds the program changes nothing.

    >>> print(write_page([make_line("one two [three]", indent=2)], width=9, colour=False), end="")
      one two
      [three]
    """
    return "".join(f"{line}\n" for block in blocks for line in set_block(block, width=width, colour=colour))


def set_block(block: Block, *, width: int, colour: bool) -> Iterator[str]:
    """Set a block line by line; rows that cannot be set so that only their last cells wrap are a library's to set."""
    margin, room = " " * block.indent, width - block.indent
    if len(block.rows[0]) == 1 and room > 0:
        for (words,) in block.rows:
            for part in _wrap(_clean(words.text), room):
                yield (margin + _paint(part, words.tone, colour=colour)).rstrip()
        return
    rows = [[(_clean(words.text).split("\n"), words.tone) for words in row[:-1]] for row in block.rows]
    columns = zip(zip(*rows, strict=True), itertools.chain(block.least, itertools.repeat(0)), strict=False)
    sizes = [
        max(least, *(_measure(part) for parts, _ in cells for part in parts)) + block.gap for cells, least in columns
    ]
    room -= sum(sizes)
    if room < max(sizes, default=1):
        yield from set_narrow(block, width=width, colour=colour)
        return
    for firsts, row in zip(rows, block.rows, strict=True):
        last = row[-1]
        texts = [parts for parts, _ in firsts] + [_wrap(_clean(last.text), room)]
        tones = [tone for _, tone in firsts] + [last.tone]
        for parts in itertools.zip_longest(*texts, fillvalue=""):
            cells = (
                _paint(part, tone, colour=colour) + " " * (size - _measure(part))
                for part, tone, size in zip(parts, tones, (*sizes, 0), strict=True)
            )
            yield (margin + "".join(cells)).rstrip()


def _clean(text: str) -> str:
    return text if text.isprintable() else CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)


def _paint(text: str, tone: Tone, *, colour: bool) -> str:
    """Give words their tone where there is colour."""
    code = COLOURS[tone] if colour and text else ""
    return f"\x1b[{code}m{text}\x1b[0m" if code else text


def _measure(text: str) -> int:
    """Count the columns that a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415 - most texts do without

    return cell_len(text)


def _wrap(text: str, width: int) -> list[str]:
    """Break a text into lines of at most ``width`` columns, between words where there is room for the next one.

    >>> _wrap("one two three", 8)
    ['one two', 'three']
    """
    if len(text) <= width and text.isascii() and "\n" not in text:
        return [text]
    return [part for line in text.split("\n") for part in _wrap_line(line.rstrip(), width)]


def _wrap_line(line: str, width: int) -> Iterator[str]:
    """Break one line: where its letters are all of one width by looking for spaces, else word by word."""
    start = 0
    while line.isascii() and len(line) - start > width:
        space = line.rfind(" ", start, start + width + 1)
        part = line[start : max(space, start)].rstrip()
        if not part.strip():  # a word that no line has room for
            break
        yield part
        start = len(line) - len(line[space:].lstrip())
    rest = line[start:]
    starts = _find_breaks(rest, width) if _measure(rest) > width else ()
    yield from (rest[begin:end].rstrip() for begin, end in itertools.pairwise([0, *starts, len(rest)]))


def _find_breaks(line: str, width: int) -> list[int]:
    """Find where the lines after the first begin; a word that no line has room for is cut."""
    from rich.cells import chop_cells  # noqa: PLC0415 - as above

    breaks: list[int] = []
    column = 0
    for found in WORD.finditer(line):
        word, start, size = found[0], found.start(), _measure(found[0].rstrip())
        if size <= width - column:
            column += _measure(word)
            continue
        pieces = [word] if size <= width else chop_cells(word, width)
        for piece in pieces:
            if start:
                breaks.append(start)
            start += len(piece)
        column = _measure(pieces[-1])
    return breaks


def set_narrow(block: Block, *, width: int, colour: bool) -> Iterator[str]:
    """Set a block of which all columns have to give way."""
    from rich.console import Console  # noqa: PLC0415 - few pages are that narrow
    from rich.padding import Padding  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

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
    table = Table.grid(padding=(0, block.gap, 0, 0))
    for _, least in itertools.zip_longest(block.rows[0], block.least):
        table.add_column(min_width=least)
    for row in block.rows:
        table.add_row(*(Text(_clean(words.text), words.tone, overflow="fold") for words in row))
    console.print(Padding(table, (0, 0, 0, block.indent), expand=False))
    yield from (line.rstrip() for line in text.getvalue().removesuffix("\n").split("\n"))
