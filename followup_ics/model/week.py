"""The days of the week by their English names, in the order of ``date.weekday()``."""

from typing import Final

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
