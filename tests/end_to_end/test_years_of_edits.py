"""A file that is edited for months, built again after each edit, while clocks step and feeds are lost or cut."""

import copy
import datetime as dt

import icalendar
import yaml
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from followup_ics.feed.ics import make_events
from followup_ics.feed.revision import revise_feed
from followup_ics.model.errors import FeedError
from followup_ics.planning.plan_file import plan_source

COMPANIES = ("Acme", "Birch", "Copper")
ROLES = ("Analyst", "Engineer")
WORDS = ("by Friday", "by the end of next week", "in two weeks", "within 5 business days")
START = dt.date(2026, 3, 2)
HOUR = dt.timedelta(hours=1)

days = st.integers(0, 60).map(lambda n: START + n * dt.timedelta(days=1))


class YearsOfEdits(RuleBasedStateMachine):
    @initialize()
    def begin(self):
        self.interviews = []
        self.now = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
        self.feed = None
        self.highest = {}
        self.interview_of = {}

    @rule(company=st.sampled_from(COMPANIES), role=st.sampled_from(ROLES), on=days, word=st.sampled_from(WORDS))
    def add(self, company, role, on, word):
        taken = {(each["company"], each["role"], each["when"]) for each in self.interviews}
        when = f"{on} 10:00"
        if (company, role, when) not in taken and len(self.interviews) < 6:
            number = 1 + max((int(each["id"][1:]) for each in self.interviews), default=0)
            self.interviews.append(
                {"company": company, "role": role, "when": when, "hear_by": word, "id": f"n{number}"}
            )

    @precondition(lambda self: self.interviews)
    @rule(data=st.data(), after=st.integers(0, 40), signal=st.sampled_from(["positive", "no-reply", "stop"]))
    def hear_something(self, data, after, signal):
        interview = data.draw(st.sampled_from(self.interviews))
        on = dt.date.fromisoformat(interview["when"][:10]) + after * dt.timedelta(days=1)
        interview.setdefault("updates", []).append({"on": str(on), "signal": signal})

    @precondition(lambda self: self.interviews)
    @rule(data=st.data(), word=st.sampled_from(WORDS))
    def reword(self, data, word):
        data.draw(st.sampled_from(self.interviews))["hear_by"] = word

    @precondition(lambda self: self.interviews)
    @rule(data=st.data())
    def rename(self, data):
        data.draw(st.sampled_from(self.interviews))["round"] = data.draw(st.sampled_from(["panel", "phone screen"]))

    @precondition(lambda self: len(self.interviews) > 1)
    @rule(data=st.data())
    def remove(self, data):
        self.interviews.remove(data.draw(st.sampled_from(self.interviews)))

    @rule(data=st.data())
    def reorder(self, data):
        self.interviews = data.draw(st.permutations(self.interviews))

    @rule(hours=st.integers(1, 2000))
    def let_time_pass(self, hours):
        self.now += hours * HOUR

    @rule(hours=st.integers(1, 2000))
    def set_the_clock_back(self, hours):
        self.now -= hours * HOUR

    @precondition(lambda self: self.feed)
    @rule(data=st.data())
    def cut_the_feed(self, data):
        self.feed = self.feed[: data.draw(st.integers(0, len(self.feed) - 1))]

    @precondition(lambda self: self.feed)
    @rule()
    def lose_the_feed(self):
        self.feed = None
        self.now = max(self.now, max(self.highest.values(), default=self.now)) + HOUR

    def build(self, interviews, old, now):
        text = yaml.safe_dump(
            {"timezone": "America/New_York", "holidays": "US", "id": "0123456789", "interviews": interviews}
        )
        planned = plan_source(text.encode(), name="search.yaml")
        events = make_events(planned.follow_ups, planned.job_search)
        return planned, revise_feed(old, events, planned.job_search, now=now, allow_shrink=True)

    @invariant()
    def what_is_the_same_stays_the_same(self):
        if not getattr(self, "interviews", None):
            return
        try:
            planned, revision = self.build(self.interviews, self.feed, self.now)
        except FeedError:
            return
        was_whole = self.feed is not None and self.feed.endswith(b"END:VCALENDAR\r\n")

        again = self.build(copy.deepcopy(self.interviews)[::-1], revision.data, self.now + 9999 * HOUR)[1]
        assert (again.is_changed, again.changes) == (False, ())

        for each in planned.follow_ups:
            owner = self.interview_of.setdefault(each.uid, (each.interview.id, each.kind))
            assert owner == (each.interview.id, each.kind)

        events = icalendar.Calendar.from_ical(revision.data).walk("VEVENT")
        stamps = {str(event["UID"]): event["LAST-MODIFIED"].dt for event in events}
        sequences = {str(event["UID"]): int(event["SEQUENCE"]) for event in events}
        changed = {change.uid for change in revision.changes}
        for uid, modified_at in stamps.items():
            assert sequences[uid] == (modified_at - dt.datetime(2020, 1, 1, tzinfo=dt.UTC)).total_seconds()
            if was_whole and uid not in changed:
                assert modified_at == self.highest[uid]
            elif was_whole and f"UID:{uid}".encode() in self.feed:
                assert modified_at > self.highest[uid]
        self.highest |= stamps
        self.feed = revision.data


TestYearsOfEdits = YearsOfEdits.TestCase
TestYearsOfEdits.settings = settings(
    max_examples=15, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)
