"""What every draft owes its reader: short sentences, no stock phrase, no borrowed date, nothing twice."""

import datetime as dt
import importlib
import itertools
import pkgutil
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from messages import ROSA, SAM, describe_all, make_messages
from places import ROOT
from stories import DANA, INTERVIEW, JOB_SEARCH, OMAR, PROMISE, REQUEST, RUTH, day, make_follow_up, said, with_words

from followup_ics.feed.texts import letters
from followup_ics.feed.texts.advice import compose_text, describe
from followup_ics.feed.texts.format import MONTHS, WEEKDAYS
from followup_ics.feed.texts.letters.letter import Pool
from followup_ics.feed.texts.occasions import find_occasions
from followup_ics.model.search import Kind, Person
from followup_ics.planning.plan_file import plan_source

MOST_DRAFT_WORDS, MOST_SENTENCE_WORDS = 110, 25
ENDS = re.compile(r"(?<=[.?:…])\s+|\n+")

STOCK_PHRASES = (
    *("just checking in", "just check in", "just following up", "just wanted to", "wanted to follow up"),
    *("following up on", "following up with", "i am following up", "touching base", "touch base", "circling back"),
    *("circle back", "bump", "per my last", "as per", "any update", "any news", "quick question", "reach out"),
    *("reaching out", "hope this email finds", "hope this finds", "hope you are doing well", "hope you're doing well"),
    *("hope all is well", "at your earliest convenience", "do not hesitate", "don't hesitate", "pick your brain"),
    *("in advance", "look forward to hearing", "to whom it may concern", "dear sir", "valuable time", "synergy"),
    *("friendly reminder", "gentle reminder", "ping", "in the loop", "move the needle", "excited about"),
    *("passionate", "perfect fit", "great fit", "unfortunately", "sadly", "disappointed", "regret"),
    # Translated or machine English
    *(
        "thinking along",
        "plan with",
        "from my side",
        "left on your side",
        "read as",
        "message pesters",
        "leave the door",
    ),
    *("today", "yesterday"),
)

PEOPLE = {
    "nobody": {"people": ()},
    "one": {"people": (DANA,)},
    "four": {"people": (DANA, OMAR, RUTH, Person(name="Noa"))},
    "many": {"people": (DANA, OMAR, RUTH, Person(name="Noa"), Person(name="Kai")), "contact": ROSA},
    "agency": {"people": (DANA,), "contact": SAM},
    "contact only": {"people": (DANA, OMAR), "contact": ROSA, "contact_only": True},
    "long name": {"people": (Person(name="María del Carmen de la Cruz García y Vega " * 4 + "Paz"),)},
    "letters": {"people": (Person(name="n" * 200), Person(name="o" * 200))},
}
ROLES = {"role": "Data engineer", "no role": None, "long role": "Head of a b c d e f g " * 8 + "h", "wide": "r" * 200}
COMPANIES = {"company": "Acme Robotics", "long company": "a b c d " * 25 + "e", "wide company": "c" * 200}
MES = {"me": "Noor Haddad", "no me": None, "long me": "N o o r " * 20 + "H"}
LONG = ("what they said of the warehouse and of all that is in it " * 3).strip()


def vary():
    """Give every kind of message in every company of people, roles, companies and writers."""
    for people, role, company, me in itertools.product(PEOPLE, ROLES, COMPANIES, MES):
        interview = INTERVIEW._replace(company=COMPANIES[company], role=ROLES[role], mention=(LONG, LONG + "!"))
        search = JOB_SEARCH._replace(me=MES[me], interviews=(interview,))
        for what, message in make_messages(interview, **PEOPLE[people]).items():
            occasions = find_occasions([message], search)
            yield f"{what}, {people}, {role}, {company}, {me}", describe(message, search, occasions[message.uid])


def find_pools():
    """Find every pool of letters that there is, by its name."""
    modules = [
        importlib.import_module(f"{letters.__name__}.{each.name}") for each in pkgutil.iter_modules(letters.__path__)
    ]
    held = [value for module in modules for value in vars(module).values()]
    pools = [each for value in held for each in (value.values() if isinstance(value, Mapping) else [value])]
    return {each.name: each for each in pools if isinstance(each, Pool)}


POOLS = find_pools()
LONG_JOBS = [("role", "company"), ("long role", "long company"), ("wide", "wide company"), ("no role", "long company")]


def vary_letters():
    """Give every letter of every pool, with all that may be added to it, to the kinds of readers that there are."""
    for turn in range(max(len(pool.letters) for pool in POOLS.values())):
        turns = {name: min(turn, len(pool.letters) - 1) for name, pool in POOLS.items()}
        for people, (role, company) in itertools.product(("nobody", "one", "agency", "contact only"), LONG_JOBS):
            interview = INTERVIEW._replace(company=COMPANIES[company], role=ROLES[role], mention=(LONG, LONG + "!"))
            search = JOB_SEARCH._replace(interviews=(interview,))
            for what, message in make_messages(interview, **PEOPLE[people]).items():
                occasion = find_occasions([message], search)[message.uid]._replace(
                    turns=turns, has_answer=not message.thanks, keeps_posted=True, interest=turn
                )
                yield f"{what}, letter {turn}, {people}, {role}, {company}", describe(message, search, occasion)


def list_sentences(text):
    return [sentence for sentence in ENDS.split(text) if sentence]


@pytest.fixture(scope="module")
def varied():
    return [*vary(), *vary_letters()]


def test_no_draft_is_longer_than_110_words(varied):
    lengths = {
        f"{name}, {draft.use}": len(f"{draft.subject} {draft.body}".split())
        for name, advice in varied
        for draft in advice.drafts
    }
    assert {name: words for name, words in lengths.items() if words > MOST_DRAFT_WORDS} == {}


def test_no_sentence_is_longer_than_25_words(varied):
    long = {
        sentence: len(sentence.split())
        for _, advice in varied
        for sentence in list_sentences(
            "\n".join([advice.condition, advice.todo, advice.avoid, advice.reason, *advice.others])
            + "".join(f"\n{draft.body}" for draft in advice.drafts)
            + ("\n".join(["", *advice.call.points, advice.call.line]) if advice.call else "")
        )
    }
    assert {sentence: words for sentence, words in long.items() if words > MOST_SENTENCE_WORDS} == {}


def test_no_title_is_longer_than_100_characters(varied):
    assert [advice.summary for _, advice in varied if len(advice.summary) > 100 or "\n" in advice.summary] == []


def test_no_text_shouts_or_leaves_a_hole(varied):
    for name, advice in varied:
        text = f"{advice.summary}\n{compose_text(advice)}".replace(LONG, "x")
        assert not set("\\{}") & set(text), name
        assert "None" not in text, name
        assert not re.search(r" [,.;:?]|\.\.|[^\S\n]{2}| $", text.replace("c" * 30, ""), re.MULTILINE), name


def test_gaps_do_not_speak_of_you(varied):
    gaps = {gap for _, advice in varied for draft in advice.drafts for gap in re.findall(r"\[.*?\]", draft.body)}
    assert [gap for gap in gaps if re.search(r"\byou", gap)] == []


def test_no_gap_asks_for_what_only_they_can_know(every_letter):
    gaps = set(re.findall(r"\[[^\[\]\n]*\]", every_letter))
    assert len(gaps) > 20
    assert [gap for gap in gaps if re.search(r"\b(?:they|theirs?|them)\b", gap)] == []


def test_what_has_gaps_to_think_about_has_a_way_out():
    for name, advice in describe_all("one"):
        if name.startswith(("keep-in-touch", "long-wait")):
            assert re.search(r"(?:Nothing|No) [a-z ]+\?", advice.todo), name


@pytest.fixture(scope="module")
def every_letter():
    """Read every sentence of every pool, whether or not a situation has it."""
    package = Path(letters.__file__ or "").parent
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(package.glob("*.py")))


@pytest.mark.parametrize("phrase", STOCK_PHRASES)
def test_no_letter_has_a_stock_phrase(phrase, every_letter):
    pattern = re.compile(rf"\b{re.escape(phrase)}s?\b", re.IGNORECASE)
    assert pattern.findall(every_letter) == []


@pytest.mark.parametrize("phrase", [phrase for phrase in STOCK_PHRASES if phrase != "today"])
def test_no_event_has_a_stock_phrase(phrase):
    pattern = re.compile(rf"\b{re.escape(phrase)}s?\b", re.IGNORECASE)
    assert [path.name for path in (ROOT / "tests/data/advice").glob("*.txt") if pattern.search(path.read_text())] == []


def test_a_subject_names_no_day_and_repeats_no_line(varied):
    for what, advice in varied:
        for draft in advice.drafts:
            first = draft.body.split("\n\n")[1]
            assert not any(each in draft.subject for each in (*WEEKDAYS, *MONTHS)), what
            assert draft.subject not in first, what


def test_every_letter_was_varied(varied):
    told = "\n".join(draft.body for _, advice in varied for draft in advice.drafts)
    beginnings = {
        re.split(r"[{\[]", paragraph)[0]
        for pool in POOLS.values()
        for letter in pool.letters
        for paragraph in letter.paragraphs
    }
    assert len(beginnings) > 150
    assert [beginning for beginning in beginnings if beginning not in told] == []


# Days


@pytest.mark.parametrize(
    ("reason", "expected", "why"),
    [
        (with_words(PROMISE, "by Friday", "4 Dec"), "news by Friday, December 4", "they named a weekday"),
        (
            with_words(PROMISE, "next Friday", "4 Dec", also=["27 Nov"]),
            "news by Friday.",
            "of two readings the weekday",
        ),
        (PROMISE, "hoped to have news around now.", "a week is no day"),
        (with_words(PROMISE, "early December", "10 Dec"), "news in early December", "their own words"),
    ],
)
def test_a_question_names_only_what_they_named(reason, expected, why):
    body = describe(make_follow_up(Kind.DECISION_DATE, reason), JOB_SEARCH).drafts[0].body
    assert expected in body, why


def find_days(text):
    """Find the days and the weekdays that a text names, but for those within a gap."""
    return set(
        re.findall(rf"\b(?:{'|'.join(MONTHS)}) \d+\b|\b(?:{'|'.join(WEEKDAYS)})\b", re.sub(r"\[.*?\]", "", text))
    )


def test_no_draft_names_a_day_that_they_did_not_name(varied):
    met = {"Tuesday", "November 24", "Monday", "December 7"}  # the interviews' own days
    named = {"Thursday", "November 26"}  # in "if you don't hear from me by Thursday"
    for name, advice in varied:
        for draft in advice.drafts:
            assert find_days(draft.body) <= met | (named if name.startswith("as-asked") else set()), name


@pytest.mark.parametrize(
    ("met", "sent", "expected", "why"),
    [
        ("24 Nov", "24 Nov", "on Tuesday", "the same day, and true a day late"),
        ("20 Nov", "23 Nov", "on Friday", "over a weekend"),
        ("23 Dec", "4 Jan 2027", "on December 23, 2026", "over the holidays and into another year"),
        ("17 Nov", "24 Nov", "on November 17", "a week later its weekday would mislead"),
    ],
)
def test_a_thank_you_says_truly_when_you_met(met, sent, expected, why):
    interview = INTERVIEW._replace(on=day(met))
    at = dt.datetime.combine(day(sent), dt.time(15), tzinfo=interview.timezone)
    follow_up = make_follow_up(Kind.THANK_YOU, interview=interview, on=day(sent), arrives_at=at, starts_at=at)
    assert f"talking with me {expected} about" in describe(follow_up, JOB_SEARCH).drafts[0].body, why


def test_a_talk_of_long_ago_is_told_by_its_month():
    search = JOB_SEARCH._replace(interviews=(INTERVIEW,))
    at = dt.datetime(2027, 2, 18, 10, tzinfo=INTERVIEW.timezone)
    follow_up = make_follow_up(Kind.KEEP_IN_TOUCH, on=at.date(), arrives_at=at, starts_at=at)
    occasion = find_occasions([follow_up], search)[follow_up.uid]
    assert "our talk in November" in describe(follow_up, search, occasion).drafts[0].body


def test_after_a_condition_the_condition_is_told():
    reason = REQUEST._replace(said=said("by Thursday", "24 Nov", "26 Nov", deadline="26 Nov"))
    body = describe(make_follow_up(Kind.AS_ASKED, reason), JOB_SEARCH).drafts[0].body
    assert "You asked me to write if there was no news by Thursday, November 26, so here I am." in body


# What to come back to


def test_each_mention_goes_into_one_message():
    interview = INTERVIEW._replace(mention=("the first", "the second", "the third", "the fourth"))
    search = JOB_SEARCH._replace(interviews=(interview,))
    kinds = (Kind.THANK_YOU, Kind.DECISION_DATE, Kind.KEEP_IN_TOUCH, Kind.LONG_WAIT)
    plan = [
        make_follow_up(kind, uid=str(number), interview=interview, on=day("1 Dec") + dt.timedelta(number))
        for number, kind in enumerate(kinds)
    ]
    occasions = find_occasions(plan, search)
    told = [describe(each, search, occasions[each.uid]) for each in plan]
    assert [advice.mention for advice in told] == [("the first",), ("the second",), ("the third",), ("the fourth",)]
    for advice in told:
        (mention,) = advice.mention
        assert f"{mention}." in advice.drafts[0].body
        assert f"\nTo mention: {mention}\n" in compose_text(advice)


def test_after_a_first_call_nobody_is_asked_what_to_do_better():
    follow_up = make_follow_up(Kind.THANK_YOU_ANYWAY)
    for interviews, asks in (((INTERVIEW,), False), ((INTERVIEW, INTERVIEW._replace(on=day("1 Dec"))), True)):
        search = JOB_SEARCH._replace(interviews=interviews)
        occasion = find_occasions([follow_up], search)[follow_up.uid]
        body = describe(follow_up, search, occasion).drafts[0].body
        assert ("what would have made the difference" in body) is asks


# Nothing twice


def list_own_sentences(draft):
    """List what a draft says between greeting and close; a gap alone is no sentence yet."""
    between = "\n".join(draft.body.split("\n\n")[1:-1])
    return {
        each for each in re.split(r"(?<=[.?])\s+|(?<=\.\])\s+|\n+", between) if not re.fullmatch(r"\[[^\]]*\]", each)
    }


def tell_year():
    """Plan a search of a year: rounds and roles at one company, an agency for three, signals that go on."""
    data = (ROOT / "tests/data/year.yaml").read_bytes()
    planned = plan_source(data, name="year.yaml")
    occasions = find_occasions(planned.follow_ups, planned.job_search)
    return [(each, describe(each, planned.job_search, occasions[each.uid])) for each in planned.follow_ups]


def list_messages_by_reader():
    readers = {}
    for follow_up, advice in tell_year():
        for draft in advice.drafts:
            reader = draft.body.split("\n")[0]
            readers.setdefault(reader, []).append((follow_up, draft))
    return readers


def test_nobody_gets_a_sentence_twice_in_a_year():
    readers = list_messages_by_reader()
    assert len(readers) >= 4
    assert max(len(messages) for messages in readers.values()) >= 15
    for reader, messages in readers.items():
        for (_, one), (_, other) in itertools.combinations(messages, 2):
            assert list_own_sentences(one) & list_own_sentences(other) == set(), reader


def test_nobody_gets_a_subject_twice_in_a_year():
    for reader, messages in list_messages_by_reader().items():
        subjects = [draft.subject for _, draft in messages]
        assert len(set(subjects)) == len(subjects), reader


def test_the_formula_of_interest_is_kept_for_a_quarter():
    formula = re.compile(r"interested|appeals|see myself|glad of a chance|nothing has changed|keen|high on|say yes to")
    for reader, messages in list_messages_by_reader().items():
        days = [
            follow_up.on
            for follow_up, draft in messages
            if formula.search(draft.body) and follow_up.kind in {Kind.DECISION_DATE, Kind.KEEP_IN_TOUCH}
        ]
        assert all((later - earlier).days >= 91 for earlier, later in itertools.pairwise(days)), reader
        assert days or len(messages) < 5, reader


GAP = re.compile(r"\[[^\[\]]*\]")


def test_no_two_letters_share_a_sentence_or_a_subject():
    """Tell it of the letters themselves: nobody can get one sentence in two of them."""
    where = {}
    for pool in POOLS.values():
        for letter in pool.letters:
            where.setdefault(letter.subject, []).append(pool.name)
            for paragraph in letter.paragraphs:
                for sentence in re.split(r"(?<=[.?!])\s+", paragraph):
                    where.setdefault(sentence, []).append(pool.name)
    own = {each: names for each, names in where.items() if each not in {"", "{feedback}"} and not GAP.fullmatch(each)}
    assert len(own) > 300
    assert {each: names for each, names in own.items() if len(names) > 1} == {}


MOST_BY_ONE_AGENCY = 8


def test_an_agency_has_letters_for_a_whole_search():
    """Ask through one agency at as many companies as a search has, and have a draft for each."""
    interviews = "".join(
        f"  - {{company: Company {number}, role: Planner, when: 2026-{number + 1:02}-03 10:00, hear_by: in a week,"
        f" updates: [{{on: 2026-{number + 1:02}-20, outcome: {outcome}}}]}}\n"
        for number, outcome in enumerate([*["rejected"] * 4, *["offer"] * 3, "rejected"])
    )
    head = "timezone: UTC\nholidays: none\ncontact: {name: Sam Roe, is: agency}\ninterviews:\n"
    planned = plan_source((head + interviews).encode(), name="agency.yaml")
    occasions = find_occasions(planned.follow_ups, planned.job_search)
    told = [describe(each, planned.job_search, occasions[each.uid]) for each in planned.follow_ups]
    assert len(told) == 3 * MOST_BY_ONE_AGENCY
    assert [advice.summary for advice in told if not advice.drafts] == []


LONG_SEARCH = """
timezone: America/New_York
holidays: US
me: Bo Lind
interviews:
"""


def plan_long_search(words="hear_by: in a week"):
    """Plan three years of rounds at one company, with one person, and all that comes between them."""
    rounds = "".join(
        f"  - {{company: Longhaul, role: {role}, when: {year}-{month:02}-{number:02} 10:00, interviewers: [Kay Ito],"
        f" signal: keep-posted, {words}}}\n"
        for year, month in itertools.product((2025, 2026, 2027), range(1, 13))
        for role, number in (("Planner", 6), ("Buyer", 20))
    )
    planned = plan_source((LONG_SEARCH + rounds).encode(), name="long.yaml")
    occasions = find_occasions(planned.follow_ups, planned.job_search)
    return [(each, describe(each, planned.job_search, occasions[each.uid])) for each in planned.follow_ups]


def test_nobody_gets_a_sentence_twice_however_long_the_search():
    told = plan_long_search()
    drafts = [draft for _, advice in told for draft in advice.drafts]
    assert len(drafts) > 10
    seen = set()
    for draft in drafts:
        assert list_own_sentences(draft) & seen == set()
        seen |= list_own_sentences(draft)
    assert len({draft.subject for draft in drafts}) == len(drafts)


def test_who_has_had_every_letter_gets_words_of_your_own():
    told = plan_long_search()
    bare = [(each, advice) for each, advice in told if not advice.drafts]
    assert bare
    for each, advice in bare:
        assert advice.todo.endswith("a few words of your own will do."), each.on
        assert "A draft to start from" not in compose_text(advice)


PEOPLE_OF = """
timezone: America/New_York
holidays: US
interviews:
  - {company: Acme, when: 2026-03-03 09:00, interviewers: [Alex], hear_by: 2026-12-01}
  - {company: ONE, when: 2026-03-24 09:00, interviewers: [PEOPLE], hear_by: 2026-12-01}
"""


@pytest.mark.parametrize(
    ("company", "people", "is_again", "why"),
    [
        ("Acme", "Alex", True, "the one of the round before"),
        ("Acme", "Pat Low", False, "somebody new"),
        ("Acme", "Pat Low, Alex", False, "somebody new, before the one of the round before"),
        ("Acme", "Alex, Pat Low", False, "the same letter goes to somebody new as well"),
        ("Birch", "Alex", False, "somebody else of the same name"),
    ],
)
def test_only_who_was_met_before_is_met_again(company, people, is_again, why):
    planned = plan_source(PEOPLE_OF.replace("ONE", company).replace("PEOPLE", people).encode(), name="people.yaml")
    occasions = find_occasions(planned.follow_ups, planned.job_search)
    (second,) = [each for each in planned.follow_ups if each.kind is Kind.THANK_YOU and each.on > day("20 Mar")]
    (draft,) = describe(second, planned.job_search, occasions[second.uid]).drafts
    assert ("again" in draft.body) is is_again, why


ANSWERS = """
timezone: America/New_York
holidays: US
interviews:
  - company: Acme
    when: 2026-03-03 09:00
    interviewers: [Dana Lee]
    hear_by: by Friday
    updates: [{on: 2026-03-12, ANSWER}, {on: 2026-04-14, hear_by: by Friday}]
"""


@pytest.mark.parametrize(
    ("answer", "number", "thanks", "why"),
    [
        ("hear_by: by Friday", 1, True, "they answered the first question with another day"),
        ("signal: no-reply", 1, True, "they said something in the end"),
        ("hear_by: by Friday", 0, False, "nothing had been asked before"),
        ("sent: other", 0, False, "a message of your own is no answer"),
    ],
)
def test_thanks_for_an_answer_only_where_there_was_one(answer, number, thanks, why):
    planned = plan_source(ANSWERS.replace("ANSWER", answer).encode(), name="answers.yaml")
    occasions = find_occasions(planned.follow_ups, planned.job_search)
    questions = [each for each in planned.follow_ups if each.kind is Kind.DECISION_DATE]
    asked = questions[number]
    body = describe(asked, planned.job_search, occasions[asked.uid]).drafts[0].body
    assert ("Thank you for your last answer; it helped." in body) is thanks, why


def test_the_last_of_a_run_says_so():
    told = [(each, advice.todo) for each, advice in tell_year() if each.kind is Kind.LONG_WAIT]
    last = [each for each, todo in told if "This is the last one for now." in todo]
    assert 0 < len(last) < len(told)
