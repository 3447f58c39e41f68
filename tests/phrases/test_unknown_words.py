"""Words that no table holds: read around them where they cannot change the day, and refused where they could."""

import datetime as dt

import pytest
import yaml
from places import DATA
from us_days import count_us_days

from followup_ics.phrases import english
from followup_ics.phrases.read import PhraseError, read_phrase
from followup_ics.phrases.recognise import ready_grammar

TUESDAY = dt.date(2026, 11, 24)
UNSEEN = yaml.safe_load((DATA / "unseen.yaml").read_text(encoding="utf-8"))
FEWEST_RIGHT = 0.94


def read_or_refuse(phrase: str) -> str:
    try:
        window = read_phrase(phrase, said_on=TUESDAY, add_working_days=count_us_days)
        return str(window.last_on).removeprefix("2026-")
    except PhraseError:
        return "refuse"


HOURS = [
    # phrase, last day, why
    ("Friday, 2pm SGT", "11-27", "a zone named by its letters"),
    ("EOD Friday PST", "11-27", "a zone after the day"),
    ("by COB Fri AEST", "11-27", "the same"),
    ("by 3 o'clock on Friday, Paris time", "11-27", "a zone named by a city"),
    ("tomorrow at 8 in the morning, Singapore time", "11-25", "a part of the day besides"),
    ("by lunchtime Tuesday your time", "12-01", "your time"),
    ("5:30 IST tomorrow evening", "11-25", "the hour before the day"),
    ("Give us till half past four on Friday.", "11-27", "an hour in words"),
    ("quarter to five on Friday", "11-27", "an hour in words"),
    ("We will call you at ten to four on Friday.", "11-27", "an hour in words"),
    ("tomorrow, half nine at the latest", "11-25", "as the British say it"),
    ("by 12 noon on Mon 30th Nov", "11-30", "noon, said twice"),
    ("Friday by four Chicago time", "11-27", "no name of an hour at all"),
    ("after lunch on Friday", "11-27", "after an hour of that day: still that day"),
    ("before lunch on Friday", "11-27", "the same"),
    ("half two weeks", "refuse", "no hour"),
    ("feedback expected by Tues 22", "12-22", "a day of the month: no hour is so late"),
    ("feedback by Tues 8", "refuse", "a day of the month, or an hour"),
    ("in 48 hours", "11-26", "a length of time is no hour"),
]
SAME_DAY_TWICE = [
    ("Friday, which is the 27th.", "11-27", "both agree"),
    ("within 3 days, i.e. by Friday", "11-27", "both agree"),
    ("tomorrow, Wednesday the 25th", "11-25", "all three agree"),
    ("We'll get back to you on November 27th, which is a Friday.", "11-27", "both agree"),
    ("by 27-Nov-26", "11-27", "a year of two digits"),
    ("Friday, i.e. the 30th", "refuse", "a Monday"),
    ("tomorrow, i.e. Thursday", "refuse", "a Wednesday"),
    ("tomorrow, Wednesday the 26th", "refuse", "a Thursday"),
    ("It'll be Monday before you hear.", "refuse", "says only that it will not be sooner"),
    ("It'll be December before you hear.", "refuse", "says only that it will not be sooner"),
    ("It will be the second quarter before we decide.", "refuse", "the same"),
    ("5th quarter", "refuse", "a year has four"),
]
BEFORE_IT = [
    ("Whatever the board says, I'll drop you a note on Friday.", "11-27", "a clause without any day"),
    ("Our lease ends soon, you'll hear from us on Friday.", "11-27", "the same"),
    ("Look, honestly, our chief of staff is swamped, so realistically you'll hear Friday.", "11-27", "three of them"),
    ("Okay so basically we'll circle back Friday, cool?", "11-27", "chat, and a tag that asks nothing"),
    ("I don't have the answer yet, but I'll get it over to you by Tuesday.", "12-01", "a denial of something else"),
    ("Nothing's final yet, but I'll call you on Friday either way.", "11-27", "the same"),
    ("I'm not sure, but the interview is on Friday.", "refuse", "and then no message"),
    ("Nothing is decided, but you can start on Friday.", "refuse", "the same"),
    ("Thanks again for Monday! You'll have word from us by Friday.", "11-27", "the day of what the thanks are for"),
    ("As mentioned on Monday, the committee will notify you by Friday.", "11-27", "the day on which it was mentioned"),
    ("Sorry for writing on a Sunday. We'll call you tomorrow.", "11-25", "the day of the apology"),
    ("As discussed on Tuesday, we'll be in touch.", "refuse", "only the day of those words"),
    ("In the event of silence by Monday, please on the 31st call.", "refuse", "a condition, and another day"),
    ("Everyone but you will hear by Friday.", "refuse", "you are left out"),
    ("Nearly everyone will hear by Friday.", "refuse", "somebody is left out"),
    ("May will get back to you.", "refuse", "a name"),
    ("In an ideal world we'd tell you by Friday.", "refuse", "a wish"),
    ("With the long weekend coming up, let's say Friday.", "11-27", "a reason"),
    ("Per Lee's note, decision Friday", "11-27", "where it was read"),
    ("Sorry about Friday.", "refuse", "only the day of the apology"),
    ("To confirm your slot, call me by Friday.", "refuse", "what they ask is yours to do"),
    ("For your visa, contact us by Friday.", "refuse", "the same"),
    ("After the test, you'll hear in two weeks.", "refuse", "counts from an open day"),
]
WITHIN_IT = [
    ("The admissions tutor for the course in Leeds will e-mail you by Friday.", "11-27", "a role with its place"),
    ("A member of my staff, probably Lucille, will reach out to you on Friday.", "11-27", "somebody, and then a name"),
    ("You'll get a bell from Declan on Monday.", "11-30", "a word for a call"),
    ("We'll put you out of your misery by Friday.", "11-27", "a figure of speech"),
    ("We are cautiously hoping to let you know by Friday.", "11-27", "how, and not when"),
    ("Originally we said you'd hear by Friday.", "refuse", "a word in -ly that says when"),
    ("We will conditionally offer you the job by Friday.", "refuse", "a word in -ly that says in what case"),
    ("The courier will have something for you on Friday.", "refuse", "no answer"),
    ("We'll loop you in if Friday works.", "refuse", "a condition"),
    ("We'll have it over to the client by Friday.", "refuse", "not to you"),
    ("I'll fill in for you on Friday.", "refuse", "no message"),
]
AFTER_IT = [
    ("The decision should drop in your inbox on Friday, pinky promise!", "11-27", "a promise"),
    ("I'll ring you Monday with whatever I have.", "11-30", "what comes with it"),
    ("I'll fill you in on Friday once the dust has settled.", "11-27", "an event without a day"),
    ("You'll hear in two weeks, once the panel has met.", "refuse", "counts from an open day"),
    ("We'll tell you by Friday if you made it.", "11-27", "what they will tell"),
    ("We'll phone everyone, shortlisted or not, by Friday.", "11-27", "in any case"),
    ("You'll hear by December 22, before our Christmas shutdown.", "12-22", "a reason for the day"),
    ("We'll call you on Friday, subject to budget.", "refuse", "a condition"),
    ("You should hear by Friday pending approval.", "refuse", "a condition"),
    ("Call me by Wednesday with your answer.", "refuse", "yours to give"),
    ("We loved you, interview Friday.", "refuse", "the day of the interview"),
]
BESIDE_IT = [
    ("The board meets on 3 December and we will ring you the day after.", "12-04", "counts from the day named before"),
    ("The committee convenes on the 9th and you'll hear from me a day later.", "12-10", "the same"),
    ("We're away over Thanksgiving, so you'll hear the week after.", "12-04", "the week after that day"),
    ("Interviews finish on Wednesday the 2nd and we'll call everyone the next day.", "12-03", "the same"),
    ("The panel meets on Wednesday or Thursday and we'll call you the day after.", "refuse", "after which?"),
    ("We'll call you the day after.", "refuse", "after which day?"),
    ("The second interview is with Jane, and it'll be next week.", "refuse", "the day of the interview"),
]
ASKED = [
    ("Should Friday come and go with no word, shoot me a text.", "11-27", "silence in other words"),
    ("If we drop the ball and you haven't heard by Friday, hassle us.", "11-27", "the same"),
    ("Anyone who hasn't heard by Friday should get in touch.", "11-27", "you among others"),
    ("I'd love it if you checked in on Friday.", "11-27", "a wish"),
    ("Please ping Tomasz on Slack on Friday if it's still crickets.", "11-27", "a way to send it, and silence"),
    ("I'd give it until Friday and then send a polite reminder.", "11-27", "a kind of reminder"),
    ("If you haven't heard by Friday, ring the front office in Leeds.", "refuse", "who that is, no rule knows"),
    ("Should Friday come and go with no work done, call me.", "refuse", "no silence"),
    ("Anyone who has not applied by Friday should get in touch.", "refuse", "no silence"),
    ("It would be great if you sent the form by Friday.", "refuse", "yours to do"),
    ("If you don't receive an email by Friday, check your spam folder.", "refuse", "no message to them"),
]


TITLED = [
    ("Mr. Friday will be in touch.", "refuse", "a title makes it somebody's name"),
    ("Mrs Sunday will call you.", "refuse", "the same without a dot"),
    ("Dr. May will call you by Thursday.", "11-26", "the day is the other one"),
]


@pytest.mark.parametrize(
    ("phrase", "last", "why"), [*HOURS, *SAME_DAY_TWICE, *BEFORE_IT, *WITHIN_IT, *AFTER_IT, *BESIDE_IT, *ASKED, *TITLED]
)
def test_unknown_words_are_read_around_where_they_change_no_day(phrase: str, last: str, why: str) -> None:
    assert read_or_refuse(phrase) == last, why


def test_sentences_not_seen_before_are_never_read_as_another_day() -> None:
    unlike = [
        f"{row['phrase']!r}: {answer}, not {row['last_day']}"
        for row in UNSEEN
        if (answer := read_or_refuse(row["phrase"])) != row["last_day"].removeprefix("2026-")
    ]
    wrong = [text for text in unlike if ": refuse," not in text]
    assert not wrong, "\n".join(wrong)
    assert len(unlike) <= (1 - FEWEST_RIGHT) * len(UNSEEN), "\n".join(unlike)


def test_no_word_of_the_tables_is_passed_over() -> None:
    """Find words in -ly that a row asks for: they would be dropped before it could take them."""
    adverbs = {word for word in ready_grammar().vocabulary() if word.endswith("ly") and word.isalpha()}
    assert len(adverbs) > 20
    hedges = {"really", "likely"}  # dropped in any case
    assert adverbs - english.ADVERBS.without - hedges == set()
