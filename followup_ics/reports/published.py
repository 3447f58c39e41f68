"""How to get a published feed into a calendar, told on a terminal."""

from collections.abc import Iterator
from typing import Final

from followup_ics.reports.page.code import draw_code_in_characters
from followup_ics.reports.page.subscribe import Subscription
from followup_ics.reports.terminal import Block, Styled, Tone, make_line, write_page

ONLY_KEY: Final = "Whoever has the address can read the feed; it is the only key. Paste it once into your calendar:"


def render_ways(subscription: Subscription, *, with_code: bool, width: int, colour: bool) -> str:
    """Render the ways from an address into calendars; ``with_code`` adds a code for a phone's camera."""
    text = write_page(_list_blocks(subscription), width=width, colour=colour)
    return f"{text}\n{draw_code_in_characters(subscription.webcal)}" if with_code else text


def _list_blocks(subscription: Subscription) -> Iterator[Block]:
    yield make_line(ONLY_KEY)
    for way in subscription.ways:
        yield make_line(" ")
        yield make_line(way.calendar, tone=Tone.TITLE, indent=2)
        if way.href.startswith("https"):
            yield make_line(way.href, indent=4)
        rows = tuple((Styled(text=f"{number}."), Styled(text=step)) for number, step in enumerate(way.steps, start=1))
        yield Block(rows=rows, indent=4, gap=1)
