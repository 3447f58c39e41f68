"""What employers say, read as days: the whole table, the parts of a window, and what must never happen."""

import datetime as dt
from collections.abc import Callable

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from places import DATA
from us_days import count_us_days

from followup_ics.model.search import DateOrder, Window
from followup_ics.phrases import english
from followup_ics.phrases.grammar.engine import Grammar
from followup_ics.phrases.read import MOST_CHARACTERS, PhraseError, count_weekdays, read_phrase

TUESDAY = dt.date(2026, 11, 24)
ROWS = yaml.safe_load((DATA / "phrases.yaml").read_text(encoding="utf-8"))


def read(phrase: str, said_on: dt.date = TUESDAY) -> Window:
    return read_phrase(phrase, said_on=said_on, add_working_days=count_us_days)


def read_or_refuse(phrase: str, said_on: dt.date = TUESDAY) -> str:
    try:
        return str(read(phrase, said_on).last_on)
    except PhraseError:
        return "refuse"


def test_the_table_is_read_without_one_wrong_answer() -> None:
    answers = [(row, read_or_refuse(row["phrase"], dt.date.fromisoformat(row["said"]))) for row in ROWS]
    unlike = [
        f"{row['phrase']!r}: {answer}, not {row['last_day']}" for row, answer in answers if answer != row["last_day"]
    ]
    assert not unlike, "\n".join(unlike)
    assert len(ROWS) >= 240
    assert all(row["why"] for row in ROWS)


def test_other_fair_readings_are_told() -> None:
    told = [[str(day) for day in read(row["phrase"], dt.date.fromisoformat(row["said"])).also]
            for row in ROWS if row["last_day"] != "refuse"]  # fmt: skip
    assert told == [row.get("also_fair", []) for row in ROWS if row["last_day"] != "refuse"]


WINDOWS = [
    # phrase, first day, last day, deadline, why
    ("by Friday", "11-24", "11-27", "11-27", "a deadline is open from the day it was said"),
    ("before Friday", "11-24", "11-26", "11-27", "the day itself is not included, but it is the deadline"),
    ("before Christmas", "11-24", "12-24", "12-25", "same for a holiday"),
    ("before next week", "11-24", "11-27", "11-29", "the deadline is the eve: Monday is after it"),
    ("before the end of next week", "11-24", "12-04", "12-04", "the end lies within its day"),
    ("until Friday", "11-24", "11-27", "11-27", "until is by"),
    ("within two weeks", "11-24", "12-08", "12-08", "within is a deadline"),
    ("in the next two weeks", "11-24", "12-08", "12-08", "so is the next"),
    ("give us two weeks", "11-24", "12-08", "12-08", "so is a time that they ask for"),
    ("two weeks at most", "11-24", "12-08", "12-08", "so is an upper bound"),
    ("Friday at the latest", "11-24", "11-27", "11-27", "so is at the latest"),
    ("between now and Friday", "11-24", "11-27", "11-27", "now begins today"),
    ("in two weeks", "12-08", "12-08", None, "this names the day"),
    ("on Friday", "11-27", "11-27", None, "this names the day"),
    ("today", "11-24", "11-24", None, "this names the day it was said"),
    ("after Thanksgiving", "11-30", "11-30", None, "this names the day"),
    ("end of next week", "12-04", "12-04", None, "without by, it names Friday"),
    ("next week", "11-30", "12-04", None, "a window from Monday"),
    ("early next week", "11-30", "12-01", None, "a window of two days"),
    ("this week", "11-25", "11-27", None, "what is left of it after the day it was said"),
    ("later this week", "11-25", "11-27", None, "what is left of it"),
    ("the week of December 7", "12-07", "12-11", None, "a window from Monday"),
    ("mid-December", "12-15", "12-15", None, "the middle is one day"),
    ("late December", "12-21", "12-31", None, "the last eleven days"),
    ("between Dec 1 and Dec 4", "12-01", "12-04", None, "from the first day to the last"),
    ("in a week or two", "12-01", "12-08", None, "from the lower end to the upper one"),
    ("over the weekend", "11-28", "11-29", None, "Saturday and Sunday"),
    ("If you don't hear from us on Friday, call me", "11-24", "11-27", "11-27", "silence makes any day a deadline"),
    ("If you haven't heard in two weeks, follow up", "11-24", "12-08", "12-08", "same for a length of time"),
    ("Follow up on Friday if you haven't heard by then", "11-27", "11-27", None, "the day to check in on is named"),
    ("Please follow up next week", "11-30", "12-04", None, "a window to check in within"),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "first", "last", "deadline", "why"), WINDOWS)
def test_a_window_has_its_first_day_its_last_and_its_deadline(
    phrase: str, first: str, last: str, deadline: str | None, why: str
) -> None:
    window = read(phrase)
    days = (window.first_on, window.last_on, window.deadline_on)
    assert [day and f"{day:%m-%d}" for day in days] == [first, last, deadline], why


READINGS = [
    # phrase, said on, last day, the others, why
    ("next Friday", "2026-11-24", "2026-12-04", ["2026-11-27"], "the coming Friday is fair, the later one counts"),
    ("next Monday", "2026-11-24", "2026-11-30", [], "both readings are one day"),
    ("before next Friday", "2026-11-24", "2026-12-03", ["2026-11-26"], "the other reading moves along"),
    ("a week from next Friday", "2026-11-24", "2026-12-11", ["2026-12-04"], "the other reading moves along"),
    ("next Thursday or Friday", "2026-11-24", "2026-12-04", ["2026-11-27"], "the other reading moves along"),
    ("next week", "2026-11-29", "2026-12-04", ["2026-12-11"], "said on a Sunday, the week after is fair, too"),
    ("next week", "2026-11-28", "2026-12-04", ["2026-12-11"], "same on a Saturday"),
    ("end of next week", "2026-11-29", "2026-12-04", ["2026-12-11"], "same for a part of it"),
    ("next Friday", "2026-11-29", "2026-12-04", ["2026-12-11"], "same for its weekdays"),
    ("Friday of next week", "2026-11-28", "2026-12-04", ["2026-12-11"], "same for its weekdays"),
    ("the week after next", "2026-11-29", "2026-12-11", ["2026-12-18"], "same for the week after it"),
    ("in the new year", "2026-11-24", "2027-01-04", [], "New Year's Day is a Friday: its weekend is over on Monday"),
    ("first thing in the new year", "2026-11-24", "2027-01-04", [], "the same"),
    ("in the new year", "2028-11-24", "2029-01-02", [], "New Year's Day is a Monday: the Tuesday"),
    ("in the new year", "2025-11-24", "2026-01-05", ["2026-01-02"], "a Thursday: many stay away on the Friday, too"),
    ("by January", "2026-11-24", "2027-01-31", ["2027-01-01"], "by a month may mean by its start"),
    ("the 24th", "2026-11-24", "2026-12-24", ["2026-11-24"], "on the day itself, this or the next one"),
    ("next Friday, November 27", "2026-11-24", "2026-11-27", [], "the date settles it"),
]


@pytest.mark.parametrize(("phrase", "said", "last", "others", "why"), READINGS)
def test_a_phrase_with_two_readings_tells_both(phrase: str, said: str, last: str, others: list[str], why: str) -> None:
    window = read(phrase, dt.date.fromisoformat(said))
    assert (str(window.last_on), [str(day) for day in window.also]) == (last, others), why


def test_business_days_are_counted_on_the_calendar_given() -> None:
    plain = read_phrase("within 5 business days", said_on=TUESDAY)
    assert (str(plain.last_on), plain.counts_working_days) == ("2026-12-01", True)
    assert str(read("within 5 business days").last_on) == "2026-12-02"
    assert not read("within 5 days").counts_working_days
    assert read("the first business day of January").counts_working_days


def test_what_the_calendar_raises_passes_through() -> None:
    def fail(_day: dt.date, _number: int) -> dt.date:
        raise LookupError("no calendar for that year")

    with pytest.raises(LookupError, match="no calendar"):
        read_phrase("in 5 business days", said_on=TUESDAY, add_working_days=fail)


@pytest.mark.parametrize(
    ("day", "number", "result"),
    [("2026-12-04", 1, "2026-12-07"), ("2026-12-05", -1, "2026-12-04"), ("2026-12-04", 0, "2026-12-04")],
)
def test_weekdays_are_counted_where_no_calendar_is_known(day: str, number: int, result: str) -> None:
    assert str(count_weekdays(dt.date.fromisoformat(day), number)) == result


ORDERS = [
    ("12/4", None, "refuse", "4 December or 12 April"),
    ("12/4", DateOrder.MONTH_FIRST, "2026-12-04", "the file says month first"),
    ("12/4", DateOrder.DAY_FIRST, "2027-04-12", "the file says day first"),
    ("12-4", DateOrder.MONTH_FIRST, "2026-12-04", "the file says month first"),
    ("12-15", None, "refuse", "15 December, or the 12th to the 15th"),
    ("13/12", DateOrder.MONTH_FIRST, "refuse", "there is no month 13"),
    ("13/12", None, "2026-12-13", "there is no month 13"),
    ("12/12", None, "2026-12-12", "both readings are one day"),
    ("12/4/2026", None, "2026-12-04", "12 April 2026 is past"),
    ("4.12.", None, "2026-12-04", "dots put the day first"),
    ("Friday 12/4", None, "2026-12-04", "4 December is a Friday, 12 April a Monday"),
    ("Monday 12/4", None, "2027-04-12", "12 April is a Monday, 4 December a Friday"),
]


@pytest.mark.parametrize(("phrase", "date_order", "result", "why"), ORDERS)
def test_dates_in_numbers_are_read_where_one_reading_is_left(
    phrase: str, date_order: DateOrder | None, result: str, why: str
) -> None:
    try:
        answer = str(read_phrase(phrase, said_on=TUESDAY, date_order=date_order).last_on)
    except PhraseError:
        answer = "refuse"
    assert answer == result, why


TRY = "(try 'by Friday', or '2026-12-04')"
AFTER_FRIDAY = (
    "'after Friday' is unclear: it can mean the Saturday, or Monday, 30 Nov 2026 "
    "(write the one meant, '2026-11-28' or '2026-11-30')"
)
TWO_DAYS = (
    "'You'll hear by Thursday, and we'll call you on Friday' names two days, 26 Nov 2026 and 27 Nov 2026 "
    "(write the one that counts, '2026-11-26' or '2026-11-27')"
)
MESSAGES = [
    ("soon", f"no date in 'soon' {TRY}"),
    ("", f"no date in '' {TRY}"),
    (
        "once Sarah is back on Friday",
        "cannot read 'Sarah' in 'once Sarah is back on Friday' (try 'by Friday', or '2026-12-04')",
    ),
    ("We won't know by Friday", f"cannot read 'won't know' in 'We won't know by Friday' {TRY}"),
    (
        "The client has until Friday to approve.",
        "cannot read 'has' in 'The client has until Friday to approve.' (try 'by Friday', or '2026-12-04')",
    ),
    (
        "We'll let you know about Friday.",
        "cannot read 'We'll let you know about' in 'We'll let you know about Friday.' (try 'Friday', or '2026-11-27')",
    ),
    ("You'll hear by Thursday, and we'll call you on Friday", TWO_DAYS),
    ("We'll call you on 04-Jun-x with that", f"cannot read 'x' in 'We'll call you on 04-Jun-x with that' {TRY}"),
    (
        "We'll call you zorp by Friday",
        "cannot read 'zorp' in 'We'll call you zorp by Friday' (try 'by Friday', or '2026-11-27')",
    ),
    ("12/4", "'12/4' can be 4 December or 12 April (write '2026-12-04', or set date_order: mdy or dmy)"),
    ("12-4", "'12-4' can be 4 December or 12 April (write '2026-12-04', or set date_order: mdy or dmy)"),
    ("12-15", "'12-15' can be 15 December, or a range (write '2026-12-04', or set date_order: mdy or dmy)"),
    ("after Friday", AFTER_FRIDAY),
    (
        "early next year",
        "'early next year' names a part that has no agreed days (try 'in the new year', or 'early January')",
    ),
    ("Nov 20", "'Nov 20' is 361 days ahead, 2027-11-20 (a slip of the past? if not, write the year)"),
    ("Feb 30", f"'Feb 30' does not exist: there is no 30 February {TRY}"),
    ("Thu, Dec 4", f"'Thu, Dec 4' disagrees with itself: 4 Dec 2026 is a Friday, not a Thursday {TRY}"),
    ("Nov 20 2026", f"'Nov 20 2026' is past: 20 Nov 2026 is before 24 Nov 2026, when it was said {TRY}"),
    ("by\nnever \x07", f"no date in 'by never \ufffd' {TRY}"),
]


@pytest.mark.parametrize(("phrase", "message"), MESSAGES)
def test_a_refusal_says_what_is_wrong_and_the_way_out(phrase: str, message: str) -> None:
    with pytest.raises(PhraseError) as refusal:
        read(phrase)
    assert str(refusal.value) == message


def test_the_advice_of_a_refusal_can_be_read() -> None:
    for days in range(7):
        said_on = TUESDAY + dt.timedelta(days=days)
        with pytest.raises(PhraseError) as refusal:
            read("soon", said_on)
        _, first, _, second, _ = str(refusal.value).split("(")[1].split("'")
        assert read(first, said_on).last_on > said_on
        assert read(second, said_on).last_on > said_on


def test_a_long_text_is_refused_unread() -> None:
    with pytest.raises(PhraseError, match="too long"):
        read("by Friday " * (MOST_CHARACTERS // 10 + 1))


TURNS = ("not", "never", "unless", "except", "no sooner than", "at the earliest", "at least", "more than", "don't")


@pytest.mark.parametrize("turn", TURNS)
def test_a_word_that_turns_the_sense_is_never_passed_over(turn: str) -> None:
    """Put each word at every place of its share of the table."""
    changed = []
    for row in ROWS[TURNS.index(turn) :: len(TURNS)]:
        words = row["phrase"].split()
        if row["last_day"] == "refuse" or "don" in row["phrase"] or "haven" in row["phrase"]:
            continue
        for place in range(len(words) + 1):
            turned = " ".join([*words[:place], turn, *words[place:]])
            if read_or_refuse(turned, dt.date.fromisoformat(row["said"])) != "refuse":
                changed.append(turned)
    assert changed == []


FRAMES = (
    "unlike {}", "instead of {}", "every {}", "since {}", "as of {}", "starting {}", "on holiday until {}",
    "we are closed {}", "the job starts {}", "your first day is {}", "our interviews run {}", "the team meets {}",
    "you have {}", "send us your references {}", "the offer stands {}", "{} ago", "{} onwards", "{} or later",
    "{} at the earliest", "{} off", "{}, not sooner", "{} and December 18", "{}, then Monday",
)  # fmt: skip


@pytest.mark.parametrize("frame", FRAMES)
def test_a_day_of_something_else_is_not_read(frame: str) -> None:
    """Put a share of the table's days into sentences that tell or ask something else."""
    rows = [row for row in ROWS if row["last_day"] != "refuse" and len(row["phrase"].split()) <= 3]
    framed = [(frame.format(row["phrase"]), row["said"]) for row in rows[FRAMES.index(frame) % 3 :: 3]]
    assert [text for text, said in framed if read_or_refuse(text, dt.date.fromisoformat(said)) != "refuse"] == []


OURS = ("we", "I", "the team", "HR", "someone", "they")
YOURS = ("you", "the job", "your interview", "the position", "candidates")


def test_who_answers_decides_whether_it_is_a_promise() -> None:
    for who in OURS:
        assert read_or_refuse(f"{who} will decide by Friday") == "2026-11-27"
        assert read_or_refuse(f"{who} would like to have an answer by Friday") == "refuse"
    for who in YOURS:
        for does in ("must decide", "should respond", "will start", "will close", "need to give an answer"):
            assert read_or_refuse(f"{who} {does} by Friday") == "refuse"


VOCABULARY = sorted(
    {key for key in Grammar(english.RULES, english.WORDS).vocabulary() if not key.startswith("#")}
    | {"4th", "12/4", "2026-12-04", "5pm", "2027", "31", "not", "soon", "?", ",", "-"}
)
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2050, 12, 31))


def read_or_none(text: str, said_on: dt.date) -> Window | None:
    try:
        return read_phrase(text, said_on=said_on)
    except PhraseError:
        return None


def check(window: Window | None, said_on: dt.date) -> None:
    if window is not None:
        assert said_on <= window.first_on <= window.last_on
        assert window.deadline_on is None or window.last_on <= window.deadline_on
        assert list(window.also) == sorted(set(window.also) - {window.last_on})


@given(text=st.text(max_size=220), said_on=DAYS)
@example(text="by 31.2.", said_on=TUESDAY)
@example(text="by 99.99.9999 in 9999 weeks", said_on=TUESDAY)
def test_any_text_is_read_or_refused(text: str, said_on: dt.date) -> None:
    check(read_or_none(text, said_on), said_on)


@given(words=st.lists(st.sampled_from(VOCABULARY), max_size=8), said_on=DAYS)
def test_any_words_are_read_or_refused(words: list[str], said_on: dt.date) -> None:
    check(read_or_none(" ".join(words), said_on), said_on)


@given(row=st.sampled_from(ROWS), said_on=DAYS)
def test_any_phrase_on_any_day_is_read_or_refused(row: dict[str, str], said_on: dt.date) -> None:
    check(read_or_none(row["phrase"], said_on), said_on)


def test_years_without_an_easter_date_are_refused() -> None:
    for said_on in (dt.date.max, dt.date.min, dt.date(4000, 1, 1)):
        with pytest.raises(PhraseError, match="only 1600 to 3999 can be read"):
            read("by Friday", said_on)
    for row in ROWS:
        check(read_or_none(row["phrase"], dt.date(3999, 12, 31)), dt.date(3999, 12, 31))


MONOTONE = ["by Friday", "next Friday", "next week", "end of the week", "in two weeks", "the 15th", "end of the month",
            "in 5 business days", "after the weekend", "within a month", "the week after next"]  # fmt: skip


@pytest.mark.parametrize("phrase", MONOTONE)
def test_what_is_said_later_never_ends_earlier(phrase: str) -> None:
    days = [TUESDAY + dt.timedelta(days=ahead) for ahead in range(800)]
    ends = [read(phrase, day).last_on for day in days]
    assert ends == sorted(ends)


def edges(reader: Callable[[str], Window], phrase: str) -> dict[str, object]:
    return reader(phrase)._asdict()


@pytest.mark.parametrize("phrase", ["by the end of next week", "We should have a decision in 2-3 weeks."])
def test_how_it_is_written_changes_nothing(phrase: str) -> None:
    plain = edges(read, phrase)
    for written in (
        phrase.upper(),
        f"  {phrase} ",
        phrase.replace(" ", "\u00a0"),
        phrase.replace("-", "\u2013"),
        f"“{phrase}”",
    ):
        assert edges(read, written) == plain
