"""What came before a message, as far as its words depend on it: who has had which letter, what was said since."""

import bisect
import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from followup_ics.feed.texts.addressees import Addressees, find_addressees, is_same
from followup_ics.feed.texts.kinds import find_text
from followup_ics.feed.texts.letters import keeping, questions, rejections, thanks
from followup_ics.feed.texts.letters.letter import Pool
from followup_ics.model.names import fold
from followup_ics.model.plan import Fact, FollowUp
from followup_ics.model.search import Interview, JobSearch, Kind, Person, Signal, Update
from followup_ics.planning.rules import KEEPING, TOPICS
from followup_ics.sharing.letters import name_place

QUARTER: Final = dt.timedelta(days=91)
"""One reader is told of your interest no sooner again."""

MENTIONING: Final = frozenset({Kind.DECISION_DATE, Kind.KEEP_IN_TOUCH, Kind.LONG_WAIT})
"""Kinds that come back to what was talked about, beside the thank-you."""

ASKING: Final = frozenset({Fact.PROMISE, Fact.NO_PROMISE, Fact.REQUEST})
"""What leads to a question how things stand, one after the other."""

Key = tuple[str, str]
"""An application: its company and its role, both folded."""


class Occasion(NamedTuple):
    """Tell what the words of a message depend on, beside the follow-up itself.

    ``to`` is whom it goes to; ``turns`` tells which letter of each pool is theirs, None where they have had them all;
    ``interest`` how often they were told of your interest, None where it is too soon to do it again. ``mention`` and
    ``thanks_mention`` are what to come back to. ``spoke_on`` is the day of the latest conversation, ``was_interview``
    whether that was one. ``has_answer`` tells that they have answered your last question, ``keeps_posted`` that they
    asked to be kept posted; ``is_last`` that it is the last of its run. ``letter`` stands for the company in discreet
    titles.
    """

    to: Addressees
    turns: Mapping[str, int | None]
    interest: int | None
    mention: str | None
    thanks_mention: str | None
    spoke_on: dt.date
    was_interview: bool
    has_answer: bool
    keeps_posted: bool
    is_last: bool
    letter: str


class _Application(NamedTuple):
    """Hold what happened in one application: its interviews, its conversations, its signals, in order."""

    interviews: Sequence[Interview]
    talks: Sequence[tuple[dt.date, bool]]
    signals: Sequence[tuple[dt.date, Signal]]
    latest_on: dt.date

    def tell_until(
        self, day: dt.date
    ) -> tuple[Sequence[tuple[dt.date, bool]], Sequence[tuple[dt.date, Signal]], Sequence[Interview]]:
        """Tell the conversations, the signals and the interviews up to a day; most often these are all there are."""
        if self.latest_on <= day:
            return self.talks, self.signals, self.interviews
        return (
            self.talks[: bisect.bisect_right(self.talks, day, key=lambda each: each[0])],
            self.signals[: bisect.bisect_right(self.signals, day, key=lambda each: each[0])],
            self.interviews[: bisect.bisect_right(self.interviews, day, key=lambda each: each.on)],
        )


def find_occasions(follow_ups: Iterable[FollowUp], job_search: JobSearch) -> Mapping[str, Occasion]:
    """Find the occasion of each follow-up, by its UID: each depends on those before it, and on none after."""
    applications = read_applications(job_search.interviews)
    letters = name_letters(job_search.interviews)
    keys = {id(each): _identify(each) for each in job_search.interviews}
    memory = _Memory(long_wait=len(job_search.timing.long_wait), contact=job_search.contact)
    occasions = {}
    for each in sorted(follow_ups, key=lambda each: (each.on, each.arrives_at, each.uid)):
        key = keys.get(id(each.interview)) or _identify(each.interview)
        occasions[each.uid] = memory.note(each, key, applications.get(key), letters.get(key[0], "A"))
    return occasions


def describe_alone(follow_up: FollowUp) -> Occasion:
    """Make the occasion of a follow-up that nothing is known to have come before."""
    return _Memory(long_wait=0).note(follow_up, _identify(follow_up.interview), None, "A")._replace(is_last=False)


def name_letters(interviews: Iterable[Interview]) -> Mapping[str, str]:
    """Give each company a letter, by the day of its first interview."""
    firsts: dict[str, dt.date] = {}
    for each in interviews:
        company = fold(each.company)
        firsts[company] = min(each.on, firsts.get(company, each.on))
    ordered = sorted(firsts, key=lambda company: (firsts[company], company))
    return {company: name_place(place) for place, company in enumerate(ordered)}


def _identify(interview: Interview) -> Key:
    return fold(interview.company), fold(interview.role or "")


def read_applications(interviews: Iterable[Interview]) -> Mapping[Key, _Application]:
    """Read what happened in each application, by its company and role."""
    groups: defaultdict[Key, list[Interview]] = defaultdict(list)
    for each in interviews:
        groups[_identify(each)].append(each)
    return {key: _read_application(sorted(own, key=lambda each: each.on)) for key, own in groups.items()}


def _read_application(interviews: Sequence[Interview]) -> _Application:
    talks, signals = [], []
    for interview in interviews:
        if interview.cancelled_on is None:
            talks.append((interview.on, True))
            if interview.signal:
                signals.append((interview.on, interview.signal))
        for update in interview.updates:
            if _is_conversation(update):
                talks.append((update.on, False))
            if update.signal:
                signals.append((update.on, update.signal))
    days = [*(on for on, _ in talks), *(on for on, _ in signals)]
    return _Application(
        interviews=[each for each in interviews if each.cancelled_on is None],
        latest_on=max(days, default=dt.date.min),
        talks=sorted(talks),
        signals=sorted(signals, key=lambda each: each[0]),
    )


def _is_conversation(update: Update) -> bool:
    return any((update.hear_by, update.check_in, update.signal, update.outcome, update.answer_by))


class _Memory:
    """Remember who has had which letters, and which mentions were used, while follow-ups go by in order."""

    def __init__(self, *, long_wait: int, contact: Person | None = None) -> None:
        self.long_wait = long_wait
        self.contact = contact
        self.had: defaultdict[str, dict[str, int]] = defaultdict(dict)
        self.asked: dict[tuple[str, Key], dt.date] = {}
        self.interest: dict[str, tuple[int, dt.date]] = {}
        self.mentioned: set[tuple[Key, dt.date, int]] = set()
        self.steps: Counter[Key] = Counter()

    def note(self, follow_up: FollowUp, key: Key, application: _Application | None, letter: str) -> Occasion:
        """Note a follow-up, and tell what came before it."""
        to = find_addressees(follow_up)
        reader = self._name_reader(to.first, key)
        talks, signals, met = application.tell_until(follow_up.on) if application else ((), (), ())
        spoke_on, was_interview = talks[-1] if talks else (follow_up.interview.on, True)
        has_answer = self._has_answer(reader, key, follow_up, spoke_on)
        keeps_posted = follow_up.kind in KEEPING and bool(signals) and signals[-1][1] is Signal.KEEP_POSTED
        pools = [choose(follow_up.reason, to.reader) for _, choose in find_text(follow_up).drafts]
        if follow_up.thanks:
            pools.append(thanks.choose_opening(to.reader))
        elif has_answer:
            pools.append(questions.choose_answered(to.reader))
        if keeps_posted:
            pools.append(keeping.KEPT_POSTED)
        if follow_up.kind is Kind.THANK_YOU_ANYWAY and len(met) > 1:
            # After a first call nobody is asked what to do better.
            pools.append(rejections.choose_feedback(to.reader))
        return Occasion(
            to=to,
            turns=self._take_turns(pools, [reader, *(self._name_reader(each, key) for each in to.others)]),
            interest=self._take_interest(pools, reader, follow_up.on),
            mention=self._take_mention(key, met) if follow_up.kind in MENTIONING else None,
            thanks_mention=self._thank_for(key, met, follow_up),
            spoke_on=spoke_on,
            was_interview=was_interview,
            has_answer=has_answer,
            keeps_posted=keeps_posted,
            is_last=self._is_last(key, follow_up),
            letter=letter,
        )

    def _name_reader(self, person: Person | None, key: Key) -> str:
        """Name a reader: within a company, where another of that name is somebody else, or over all of them."""
        if person is None:
            return f"somebody at {key[0]}"
        name = fold(person.name)
        if person.go_between is not None or (self.contact is not None and is_same(person, self.contact)):
            return name
        return f"{name} at {key[0]}"

    def _take_turns(self, pools: Sequence[Pool], readers: Sequence[str]) -> Mapping[str, int | None]:
        """Take the letters' turns: what anybody thanked has had is not sent to them again under another's name."""
        all_had = [self.had[reader] for reader in readers]
        turns = {}
        for pool in pools:
            turn = turns[pool.name] = pool.choose([had.get(pool.name, 0) for had in all_had])
            if turn is not None:
                for had in all_had:
                    had[pool.name] = had.get(pool.name, 0) | 1 << turn
        return turns

    def _take_interest(self, pools: Sequence[Pool], reader: str, on: dt.date) -> int | None:
        if not any(pool.has_room for pool in pools):
            return None
        times, last_on = self.interest.get(reader, (0, dt.date.min))
        if times and on - last_on < QUARTER:
            return None
        self.interest[reader] = times + 1, on
        return times

    def _has_answer(self, reader: str, key: Key, follow_up: FollowUp, spoke_on: dt.date) -> bool:
        """Tell whether they have said something since you asked them last, and note that you ask again."""
        if follow_up.reason.fact not in ASKING:
            return False
        asked_on = self.asked.get((reader, key))
        self.asked[reader, key] = follow_up.on
        return asked_on is not None and asked_on < spoke_on

    def _thank_for(self, key: Key, met: Sequence[Interview], follow_up: FollowUp) -> str | None:
        """Take the first thing to come back to of the interview that is thanked for."""
        thanked = follow_up if follow_up.kind is Kind.THANK_YOU else follow_up.thanks
        if thanked is None:
            return None
        return self._take_mention(key, [each for each in met if each.on == thanked.interview.on], first_only=True)

    def _take_mention(self, key: Key, met: Sequence[Interview], *, first_only: bool = False) -> str | None:
        """Take the next thing to come back to, of the latest interview that has one left."""
        for interview in reversed(met):
            for number, mention in enumerate(interview.mention):
                place = (key, interview.on, number)
                if place not in self.mentioned and (number > 0 or first_only):
                    self.mentioned.add(place)
                    return mention
                if first_only:
                    break
        return None

    def _is_last(self, key: Key, follow_up: FollowUp) -> bool:
        """Tell whether nothing more comes in a run of kinds 4 and 5, unless they say something."""
        if follow_up.kind not in KEEPING:
            return False
        self.steps[key] = 0 if follow_up.kind is Kind.KEEP_IN_TOUCH else self.steps[key] + 1
        return self.steps[key] >= self.long_wait or follow_up.topic is TOPICS[-1]
