"""Days off by their names, as the tables of the tests write them."""

from followup_ics.model.plan import DayOff, DayOffSort

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def read_day_off(name):
    """Read 'Saturday' as a weekend, 'closed' or 'closed: why' as a day of your own, any other name as a holiday."""
    sort, _, why = name.partition(": ")
    if name in WEEKDAYS:
        return DayOff(sort=DayOffSort.WEEKEND)
    if sort == "closed":
        return DayOff(sort=DayOffSort.OWN, names=(why,) if why else ())
    return DayOff(sort=DayOffSort.HOLIDAY, names=(name,))


def read_days_off(names):
    return {day: read_day_off(name) for day, name in names.items()}
