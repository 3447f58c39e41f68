"""Random job searches in which every text of the owner is a word of its own, so that it is known again anywhere."""

import datetime as dt
import json
import random
import re
from collections.abc import Iterator
from typing import Any

from followup_ics.model.errors import InputError
from followup_ics.model.plan import FollowUp
from followup_ics.planning.plan_file import PlannedSearch, plan_source

WORD = re.compile("zq[0-9]+zq", re.IGNORECASE)
FIRST_DAY, DAYS = dt.date(2026, 9, 1), 150
ROUNDS = ("Phone screen", "On-site", "final", "panel")
MOST_TRIES = 20
PROMISES = (
    "by Friday",
    "in two weeks",
    "by the end of next week",
    "next Tuesday",
    "early next month",
    "within ten days",
)
REQUESTS = ("on Thursday", "if you don't hear from me by Friday, follow up", "next week", "call me by Friday")
SIGNALS = ("positive", "keep-posted", "no-reply", "stop")
OUTCOMES = ("offer", "rejected", "withdrawn", "accepted")
ANSWERS = ("by Friday", "within a week")
ZONES = (("America/New_York", "US-NY"), ("Europe/Berlin", "DE-BE"), ("Asia/Tokyo", "JP"), ("UTC", "none"))
SHARE_IDS = ("a" * 31 + "1", "b" * 31 + "2", "c" * 31 + "3")


class Mint:
    """Make words that no other text has, and remember what each is for."""

    def __init__(self) -> None:
        self.uses: dict[str, str] = {}

    def make(self, use: str) -> str:
        """Make a word for a use."""
        word = f"zq{len(self.uses):05}zq"
        self.uses[word] = use
        return word

    def list_words(self, *uses: str) -> set[str]:
        """List the words made for some uses."""
        return {word for word, use in self.uses.items() if use in uses}


def list_searches(number: int, *, seed: int) -> Iterator[tuple[dict[str, Any], Mint]]:
    """List so many random searches, each a file as data; those that contradict themselves are passed over."""
    chance = random.Random(seed)  # noqa: S311 - the same searches in every run
    made = 0
    for _ in range(number * MOST_TRIES):
        mint = Mint()
        search = make_search(chance, mint)
        try:
            plan_search(search)
        except InputError:
            continue
        yield search, mint
        made += 1
        if made == number:
            return
    raise AssertionError("hardly any of these searches can be read")


def plan_search(search: dict[str, Any]) -> PlannedSearch:
    return plan_source(json.dumps(search).encode(), name="search.json")


def make_search(chance: random.Random, mint: Mint) -> dict[str, Any]:
    """Make a search of a few companies, some with several roles and rounds."""
    zone, holidays = chance.choice(ZONES)
    interviews = []
    for _ in range(chance.randint(1, 4)):
        company = mint.make("company")
        for _ in range(chance.choice((1, 1, 1, 2))):
            interviews += make_application(chance, mint, company)
    chance.shuffle(interviews)
    companies = sorted({each["company"] for each in interviews})
    hidden = chance.sample(companies, k=chance.randint(0, len(companies) - 1))
    return {
        "id": mint.make("id"),
        "name": mint.make("name"),
        "me": mint.make("me"),
        "timezone": zone,
        "holidays": holidays,
        "alarm": "1h",
        "notes": chance.choice(("private", "in-feed")),
        "contact": make_person(mint, "contact"),
        "closed": [{"day": str(make_day(chance)), "why": mint.make("why")}],
        f"x-{mint.make('x')}": [mint.make("x"), {"more": mint.make("x")}],
        "publish": {"to": f"/srv/{mint.make('target')}", "secret": "d" * 32},
        "interviews": interviews,
        "shares": [
            {"with": mint.make("who"), "id": share_id, "show": show, "hide": hidden}
            for share_id, show in zip(SHARE_IDS, ("times", "plan", "advice"), strict=True)
        ],
    }


def make_application(chance: random.Random, mint: Mint, company: str) -> list[dict[str, Any]]:
    role, day = chance.choice((mint.make("role"), None)), make_day(chance)
    rounds = [make_interview(chance, mint, company, role, day)]
    if chance.random() < 0.3:
        rounds.append(make_interview(chance, mint, company, role, day + dt.timedelta(days=chance.randint(10, 30))))
    return rounds


def make_interview(chance: random.Random, mint: Mint, company: str, role: str | None, day: dt.date) -> dict[str, Any]:
    """Make an interview with a text under every key that takes one."""
    interview: dict[str, Any] = {
        "company": company,
        "when": f"{day} {chance.randint(8, 17):02}:00",
        "round": chance.choice((*ROUNDS, mint.make("round"))),
        "interviewers": [make_person(mint, "person") for _ in range(chance.randint(0, 3))],
        "mention": [mint.make("mention"), mint.make("mention")],
        "place": mint.make("place"),
        "link": f"https://{mint.make('link')}.example/{mint.make('link')}",
        "note": f"{mint.make('note')}\n{mint.make('note')}",
        f"x-{mint.make('x')}": mint.make("x"),
        "updates": list(make_updates(chance, mint, day)),
    }
    if role:
        interview["role"] = role
    if chance.random() < 0.5:
        interview["id"] = mint.make("interview id")
    if chance.random() < 0.6:
        interview["hear_by"] = chance.choice(PROMISES)
    if chance.random() < 0.3:
        interview["check_in"] = chance.choice(REQUESTS)
    if chance.random() < 0.4:
        interview["signal"] = chance.choice(SIGNALS)
    if chance.random() < 0.3:
        interview["contact"] = make_person(mint, "contact")
    if chance.random() < 0.2:
        interview["formerly"] = {"company": mint.make("former company")}
    return interview


def make_updates(chance: random.Random, mint: Mint, day: dt.date) -> Iterator[dict[str, Any]]:
    for _ in range(chance.choice((0, 0, 1, 2))):
        day += dt.timedelta(days=chance.randint(1, 9))
        fact = chance.choice(("hear_by", "check_in", "signal", "sent"))
        words = {"hear_by": PROMISES, "check_in": REQUESTS, "signal": SIGNALS, "sent": ("other",)}[fact]
        said_by = {} if fact == "sent" else {"said_by": make_person(mint, "contact")}
        yield {"on": str(day), fact: chance.choice(words), "note": mint.make("note"), **said_by}
    if chance.random() < 0.25:
        outcome = chance.choice(OUTCOMES)
        answer_by = {"answer_by": chance.choice(ANSWERS)} if outcome == "offer" else {}
        yield {"on": str(day + dt.timedelta(days=3)), "outcome": outcome, "note": mint.make("note"), **answer_by}


def make_person(mint: Mint, use: str) -> str:
    return f"{mint.make(use)} {mint.make(use)} <{mint.make(use)}@{mint.make(use)}.example>"


def make_day(chance: random.Random) -> dt.date:
    return FIRST_DAY + dt.timedelta(days=chance.randint(0, DAYS))


def soil(planned: PlannedSearch, mint: Mint) -> PlannedSearch:
    """Put a word of its own in the place of every phrase that a follow-up quotes."""
    return planned._replace(follow_ups=tuple(_soil(each, mint) for each in planned.follow_ups))


def _soil(follow_up: FollowUp, mint: Mint) -> FollowUp:
    said = follow_up.reason.said
    if said:
        follow_up = follow_up._replace(reason=follow_up.reason._replace(said=said._replace(text=mint.make("phrase"))))
    return follow_up._replace(thanks=_soil(follow_up.thanks, mint)) if follow_up.thanks else follow_up
