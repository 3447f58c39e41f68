"""How a file's days and times are written: by its zone, or by its country where the zone lies nowhere."""

import functools
from collections.abc import Iterable
from typing import Final

from followup_ics.feed.texts.format import DAY_FIRST, MONTH_FIRST, Style
from followup_ics.model.search import DateOrder, JobSearch

AMERICAN: Final = frozenset({"US", "PR", "GU", "VI", "AS", "MP", "UM"})
"""Countries that write the month first, and count hours to twelve."""

AMERICAN_CITIES: Final = frozenset(
    {
        *("America/Adak", "America/Anchorage", "America/Boise", "America/Chicago", "America/Denver"),
        *("America/Detroit", "America/Juneau", "America/Los_Angeles", "America/Menominee", "America/Metlakatla"),
        *("America/New_York", "America/Nome", "America/Phoenix", "America/Puerto_Rico", "America/Sitka"),
        *("America/St_Thomas", "America/Yakutat", "Pacific/Guam", "Pacific/Honolulu", "Pacific/Midway"),
        *("Pacific/Pago_Pago", "Pacific/Saipan", "Pacific/Wake"),
    }
)
AMERICAN_AREAS: Final = ("US/", "America/Indiana/", "America/Kentucky/", "America/North_Dakota/")
NOWHERE: Final = ("UTC", "Etc/", "GMT", "Zulu", "Universal")
"""How the names of zones begin that lie in no country."""


def find_style(job_search: JobSearch) -> Style:
    """Find the one style of a file; ``date_order`` decides on the month where it stands.

    >>> from zoneinfo import ZoneInfo
    >>> find_style(JobSearch(timezone=ZoneInfo("Europe/Berlin"), holidays=("US",), interviews=())).is_month_first
    False
    """
    return _find_style(job_search.timezone.key, job_search.holidays, job_search.date_order)


@functools.lru_cache(maxsize=128)
def _find_style(zone: str, holidays: tuple[str, ...], date_order: DateOrder | None) -> Style:
    style = MONTH_FIRST if _is_american(zone, holidays) else DAY_FIRST
    if date_order is None:
        return style
    return style._replace(is_month_first=date_order is DateOrder.MONTH_FIRST)


def _is_american(zone: str, holidays: Iterable[str]) -> bool:
    if zone.startswith(NOWHERE):
        return any(code.partition("-")[0] in AMERICAN for code in holidays)
    return zone in AMERICAN_CITIES or zone.startswith(AMERICAN_AREAS)
