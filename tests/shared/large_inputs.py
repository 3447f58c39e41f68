"""Input files of many shapes, each as large as a number of bytes allows: what takes long is to be found among them."""

import datetime as dt
import itertools
from collections.abc import Callable, Iterable, Iterator

HEAD = "id: 0123456789abcdef\ntimezone: UTC\nholidays: US\n"
DAY = dt.timedelta(days=1)
FIRST = dt.date(2026, 1, 5)
MOST_INTERVIEWS, MOST_UPDATES, MOST_PEOPLE, MOST_MENTIONS, MOST_RUNS, MOST_SHARES = 2_000, 200, 50, 20, 200, 50


def fill(head: str, lines: Iterable[str], size: int) -> str:
    """Put as many lines under a head as a size in bytes allows."""
    room, taken = size - len(head.encode()), []
    for line in itertools.islice(lines, MOST_INTERVIEWS):
        room -= len(line.encode())
        if room < 0:
            break
        taken.append(line)
    return head + "".join(taken)


def begin(more: str = "", head: str = HEAD) -> str:
    return f"{head}{more}interviews:\n"


def count_days(*, most: int = 300) -> Iterator[tuple[int, dt.date]]:
    return ((number, FIRST + number % most * DAY) for number in itertools.count())


def write_saying(say: Callable[[int], str], size: int) -> str:
    """Write interviews with updates, each of which says something else of when one will hear."""
    number = itertools.count()

    def write_one(at: int, on: dt.date) -> str:
        later = ", ".join(f"{{on: {on + (day + 1) * DAY}, hear_by: '{say(next(number))}'}}" for day in range(10))
        return f"- {{company: C{at}, when: {on}, updates: [{later}]}}\n"

    return fill(begin(), itertools.starmap(write_one, count_days()), size)


def write_numbers(number: int, words: str, digits: int = 13) -> str:
    """Write a number as a row of two words."""
    one, other = words.split("|")
    return " ".join(other if number >> digit & 1 else one for digit in range(digits))


def write_tangled(size: int) -> str:
    return write_saying(lambda number: f"{write_numbers(number, 'then|then,')} {'then, ' * 15}by Friday", size)


def write_refused(size: int) -> str:
    return write_saying(lambda number: f"{write_numbers(number, '2|3')} {'2 ' * 80}friday", size)


def write_misspelt(size: int) -> str:
    return write_saying(lambda number: f"{'helxo wrlds ' * 14} x{number} tomorow", size)


def write_messages(size: int) -> str:
    """Write what somebody could have written, each time with other words."""
    names = ("Ana", "Ben", "Cleo", "Dana", "Eli", "Finn", "Gus")
    return write_saying(
        lambda number: f"Hi, thanks for coming in today! {names[number % 7]} and {names[number // 7 % 7]} will "
        f"discuss it, and we should have a decision for you within {number % 20 + 2} business days.",
        size,
    )  # fmt: skip


def write_rounds(size: int) -> str:
    """Write many rounds of one application, each with updates on the days after it."""

    def write_one(number: int) -> str:
        on = dt.date(2000, 1, 3) + 18 * number * DAY
        later = ", ".join(f"{{on: {on + (day + 1) * DAY}, signal: positive}}" for day in range(24))
        return f"- {{company: A, when: {on}, updates: [{later}]}}\n"

    return fill(begin(), map(write_one, range(MOST_INTERVIEWS)), size)


def write_roles(size: int) -> str:
    """Write many roles at one company, all met on one day, with check-ins that need keep no distance."""
    one = "- {{company: A, role: R{}, when: 2026-01-05, signal: positive}}\n"
    return fill(begin("timing: {gap: 0}\n"), map(one.format, range(MOST_INTERVIEWS)), size)


def write_updates(size: int) -> str:
    """Write as many updates as there may be, of the shortest kind."""

    def write_one(number: int, on: dt.date) -> str:
        later = ", ".join(f"{{on: {on + (day + 1) * DAY}, sent: other}}" for day in range(MOST_UPDATES))
        return f"- {{company: C{number}, when: {on}, updates: [{later}]}}\n"

    return fill(begin(), itertools.starmap(write_one, count_days()), size)


def write_people(size: int) -> str:
    """Write interviews with as many people as there may be, all of different names."""

    def write_one(number: int, on: dt.date) -> str:
        people = ", ".join(f"Al{at:b} Bo{number:b} <a{at}.{number}@x.example>" for at in range(MOST_PEOPLE))
        return f"- {{company: C{number}, when: {on}, interviewers: [{people}]}}\n"

    return fill(begin(), itertools.starmap(write_one, count_days()), size)


def write_long_names(size: int) -> str:
    """Write companies and roles with names as long as they may be, each near to the others."""

    def write_one(number: int, on: dt.date) -> str:
        return f"- {{company: {'long ' * 37}{number:08}, role: {'wide ' * 37}{number:08}, when: {on}}}\n"

    return fill(begin(), itertools.starmap(write_one, count_days()), size)


def write_near_names(size: int) -> str:
    """Write short names that are one letter apart."""
    letters = "abcdefghijkl"
    names = ("".join(each) for each in itertools.product(letters, repeat=4))
    one = "- {{company: Acme {0}, role: Dev {0}, when: 2026-01-05}}\n"
    return fill(begin(), map(one.format, names), size)


def write_mentions(size: int) -> str:
    """Write interviews of one application with as many long mentions as there may be."""

    def write_one(number: int) -> str:
        mentions = ", ".join(f"{'word ' * 36}{number} {at}" for at in range(MOST_MENTIONS))
        return f"- {{company: A, when: {FIRST + 30 * number * DAY}, mention: [{mentions}]}}\n"

    return fill(begin(), map(write_one, range(MOST_INTERVIEWS)), size)


def write_notes(size: int) -> str:
    """Write interviews of one application with long notes, in the feed, and many updates with notes of their own."""

    def write_one(number: int) -> str:
        on = FIRST + 40 * number * DAY
        updates = (f"{{on: {on + (day + 1) * DAY}, signal: positive, note: {'w' * 9_000}}}" for day in range(10))
        return f"- {{company: A, when: {on}, note: {'x' * 9_000}, updates: [{', '.join(updates)}]}}\n"

    return fill(begin("notes: in-feed\n"), map(write_one, range(MOST_INTERVIEWS)), size)


def write_closed(size: int) -> str:
    """Write as many ranges of days off, and of days at work, as there may be, and interviews all over them."""
    starts = [dt.date(2000, 1, 1) + number * 180 * DAY for number in range(MOST_RUNS)]
    closed = ", ".join(f"{{days: {on}..{on + 170 * DAY}, why: '{'x' * 190}'}}" for on in starts)
    opened = ", ".join(f"{{days: {on + 3 * DAY}..{on + 160 * DAY}, why: '{'y' * 190}'}}" for on in starts)

    def write_one(number: int) -> str:
        on = dt.date(2000, 1, 3) + number * 17 * DAY
        return f"- {{company: C{number}, when: {on}, hear_by: in twenty business days, signal: positive}}\n"

    return fill(begin(f"closed: [{closed}]\nopen: [{opened}]\n"), map(write_one, range(MOST_INTERVIEWS)), size)


def write_calendars(size: int) -> str:
    """Write interviews each of which goes by other calendars, twenty of them."""
    states = map("".join, zip("AAAACCCDFGHIIIIKKLMMMM", "LKZRAOTELAIDLNASYAEDAI", strict=True))
    countries = map("".join, zip("ABBCCDDEEFFGGHHIIILLLMNNPPRS", "TEGHZEKESIRBRRUESTTUVTLOLTOE", strict=True))
    codes = [*(f"US-{code}" for code in states), *countries]

    def write_one(number: int, on: dt.date) -> str:
        chosen = [codes[(number * 7 + at * (1 + number % 5)) % len(codes)] for at in range(20)]
        return f"- {{company: C{number}, when: {on}, holidays: [{', '.join(dict.fromkeys(chosen))}]}}\n"

    return fill(begin(), itertools.starmap(write_one, count_days()), size)


def write_century(size: int) -> str:
    """Write interviews all over a century, by nearly as many calendars as are gathered for that."""
    codes = "US-NY, GB-ENG, DE-BE, FR, CH-ZH, BR-SP, IN-DL, MY-01, AE, JP, KR, CA-ON, AU-NSW, NZ, ZA, MX, IT, ES-MD"

    def write_one(number: int) -> str:
        on = dt.date(2000, 1, 3) + number * 7919 % 36_000 * DAY
        return f"- {{company: C{number}, when: {on}, holidays: [{codes}], hear_by: in twenty business days}}\n"

    return fill(begin(), map(write_one, range(MOST_INTERVIEWS)), size)


def write_full_feed(size: int) -> str:
    """Write interviews and updates that lead to nearly as many follow-ups as a feed can hold."""

    def write_one(number: int, on: dt.date) -> str:
        later = ", ".join(f"{{on: {on + 90 * (turn + 1) * DAY}, signal: positive}}" for turn in range(18))
        return f"- {{company: C{number}, when: {on}, updates: [{later}]}}\n"

    return fill(begin(), itertools.islice(itertools.starmap(write_one, count_days()), 800), size)


def write_few_shares(size: int) -> str:
    """Write shares and interviews for nearly as many events as are built."""
    shares = ", ".join(f"{{with: Person {number}, id: {number:032x}, show: advice}}" for number in range(12))
    one = "- {{company: C{}, role: Role, when: {}, signal: positive, hear_by: by Friday}}\n"
    lines = itertools.islice(itertools.starmap(one.format, count_days()), 300)
    return fill(begin(f"shares: [{shares}]\n"), lines, size)


def write_shares(size: int) -> str:
    """Write as many shares as there may be, and interviews for all of them."""
    shares = ", ".join(f"{{with: Person {number}, id: {number:032x}, show: advice}}" for number in range(MOST_SHARES))
    one = "- {{company: C{}, role: Role, when: {}, signal: positive, hear_by: by Friday}}\n"
    return fill(begin(f"shares: [{shares}]\n"), itertools.starmap(one.format, count_days()), size)


def write_hiding_shares(size: int) -> str:
    """Write shares each of which hides as many companies as it may."""
    hidden = ", ".join(f"Company {number}" for number in range(200))
    shares = "".join(f"- {{with: P{number}, id: {number:032x}, hide: [{hidden}]}}\n" for number in range(MOST_SHARES))
    one = "- {{company: Company {}, when: {}}}\n"
    return fill(begin(f"shares:\n{shares}"), itertools.starmap(one.format, count_days()), max(size, 200_000))


def write_deep(size: int) -> str:
    """Write keys of one's own that hold lists in lists."""
    one = "- {{company: C{}, when: {}, x-own: [[[[[[[[[[[[a, b], c], d]]]]]]]]]]}}\n"
    return fill(begin(), itertools.starmap(one.format, count_days()), size)


def write_many_nodes(size: int) -> str:
    """Write as many single values as there may be, in keys of one's own."""
    row = f"  x-{{}}: [{'1, ' * 120}1]\n"
    lines = (f"- company: C{at}\n  when: {on}\n{row.format(at)}" for at, on in count_days())
    return fill(begin(), lines, size)


def write_cut_values(size: int) -> str:
    """Write values that a comment may have cut."""
    lines = (f"- company: C{at} #1\n  when: {on} #2\n  role: 'R' #3\n" for at, on in count_days())
    return fill(begin(), lines, size)


def write_unknown_keys(size: int) -> str:
    """Write nothing but keys that there are not, near to those that there are."""
    keys = ", ".join(f"compani{at}: x" for at in range(200))
    lines = (f"- {{company: C{at}, when: {on}, {keys}}}\n" for at, on in count_days())
    return fill(begin(), lines, size)


def write_wrong_values(size: int) -> str:
    """Write interviews in which every value is wrong."""
    lines = (
        f"- {{company: [], when: 2026-02-31, length: x{at}, hear_by: soon {at}, holidays: XX-{at}, timezone: Z/{at}, "
        f"interviewers: [{'<x>, ' * 40}y], signal: maybe{at}, updates: [{{on: 2026-13-01, sent: all}}]}}\n"
        for at, _ in count_days()
    )
    return fill(begin(), lines, size)


def write_gaps(size: int) -> str:
    """Write applications at one company whose messages have to keep the longest distance."""
    one = "- {{company: A, role: R{}, when: {}, signal: positive}}\n"
    lines = (one.format(at, dt.date(2001, 1, 1) + at * 10 * DAY) for at in range(MOST_INTERVIEWS))
    return fill(begin("timing: {gap: 20}\n"), lines, size)


def write_zones(size: int) -> str:
    """Write interviews in many time zones, at an hour of the day."""
    zones = ("Europe/Berlin", "Asia/Kolkata", "America/New_York", "Pacific/Apia", "Africa/Cairo")
    lines = (
        f"- {{company: C{at}, when: {on} 10:00, timezone: {zones[at % len(zones)]}, length: 45m, "
        f"signal: keep-posted}}\n"
        for at, on in count_days()
    )
    return fill(begin(), lines, size)


def write_renamed(size: int) -> str:
    """Write interviews each of which was once called as another is."""
    one = "- {{company: C{0}, when: {1}, formerly: {{company: C{2}}}, contact: 'Kim Park <k{0}@x.example>'}}\n"
    return fill(begin(), (one.format(at, on, at + 1) for at, on in count_days()), size)


SHAPES: dict[str, tuple[Callable[[int], str], str]] = {
    "tangled": (write_tangled, "so many, and so tangled, that no more are read"),
    "refused": (write_refused, "cannot read '2 2 2"),
    "misspelt": (write_misspelt, "no date in 'helxo wrlds"),
    "messages": (write_messages, ""),
    "rounds": (write_rounds, ""),
    "roles": (write_roles, ""),
    "updates": (write_updates, ""),
    "people": (write_people, ""),
    "long names": (write_long_names, ""),
    "near names": (write_near_names, ""),
    "mentions": (write_mentions, ""),
    "notes": (write_notes, ""),
    "closed": (write_closed, ""),
    "century": (write_century, ""),
    "full feed": (write_full_feed, ""),
    "few shares": (write_few_shares, ""),
    "calendars": (write_calendars, "are too many to be gathered"),
    "shares": (write_shares, "end some of the shares, or split the file"),
    "hiding shares": (write_hiding_shares, "end some of the shares, or split the file"),
    "deep": (write_deep, ""),
    "many nodes": (write_many_nodes, "more than 200,000 values"),
    "cut values": (write_cut_values, ""),
    "unknown keys": (write_unknown_keys, "unknown key 'compani0' (did you mean 'company'?)"),
    "wrong values": (write_wrong_values, "expected text, not a list"),
    "gaps": (write_gaps, "use a smaller timing.gap"),
    "zones": (write_zones, ""),
    "renamed": (write_renamed, ""),
}
"""Each shape with what writes it, and what is said of one that is too large; nothing where it builds at any size."""
