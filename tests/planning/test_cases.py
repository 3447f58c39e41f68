"""The tables of truth: what must come of what happened."""

import re
from textwrap import indent

import pytest
import yaml
from places import DATA

from followup_ics.feed.texts.advice import compose_text, describe
from followup_ics.model.errors import InputError
from followup_ics.planning.plan_file import PlannedSearch, plan_source

USUAL = "timezone: America/New_York\nholidays: US\n"
AUDITED = yaml.safe_load(DATA.joinpath("audited_cases.yaml").read_text(encoding="utf-8"))
CASES = yaml.safe_load(DATA.joinpath("cases.yaml").read_text(encoding="utf-8"))


def plan_text(text: str) -> PlannedSearch:
    return plan_source(text.encode(), name="search.yaml")


def file_of(case: dict[str, str]) -> str:
    return case.get("top", USUAL) + "interviews:\n" + case["interviews"]


def list_events(planned: PlannedSearch) -> list[str]:
    zone = planned.job_search.timezone
    return [
        f"{each.starts_at.astimezone(zone):%Y-%m-%d %H:%M} {each.kind}{' done' * each.done}"
        for each in planned.follow_ups
    ]


@pytest.mark.parametrize("case", [case for case in CASES if "expect" in case], ids=lambda case: case["why"])
def test_the_right_days(case):
    planned = plan_text(file_of(case))

    assert sorted(list_events(planned)) == sorted(case["expect"].splitlines())

    for kind, words in case.get("mentions", {}).items():
        text = "\n".join(
            compose_text(describe(each, planned.job_search)) for each in planned.follow_ups if each.kind == kind
        )
        assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("case", [case for case in CASES if "error" in case], ids=lambda case: case["why"])
def test_refused_with_the_place_and_the_words(case):
    with pytest.raises(InputError) as caught:
        plan_text(file_of(case))

    message = str(caught.value)
    assert [word for word in case["error"] if word not in message] == []
    assert re.match(r"search\.yaml:\d+:\d+: ", message)


@pytest.mark.parametrize("case", [case for case in CASES if "expect" in case], ids=lambda case: case["why"])
def test_the_place_in_the_file_does_not_matter(case):
    interviews = yaml.load(case["interviews"], Loader=yaml.BaseLoader)  # noqa: S506 - our own table, every scalar text
    backwards = yaml.safe_dump(interviews[::-1], allow_unicode=True)

    turned = plan_text(case.get("top", USUAL) + "interviews:\n" + indent(backwards, "  "))

    assert turned.follow_ups == plan_text(file_of(case)).follow_ups


@pytest.mark.parametrize("case", AUDITED, ids=lambda case: f"{case['id']}: {case['why']}")
def test_an_outsider_who_only_knew_the_rules_agrees(case):
    if "error" in case:
        with pytest.raises(InputError) as caught:
            plan_text(case["file"])
        assert [word for word in case["error"] if word.casefold() not in str(caught.value).casefold()] == []
        return
    planned = plan_text(case["file"])
    for kind, moments in case["expect"].items():
        days = [event[:16] for event in list_events(planned) if event.split()[2] == kind]
        assert sorted(days) == sorted(map(str, moments)), kind
    for kind, words in case.get("mentions", {}).items():
        text = "".join(
            describe(each, planned.job_search).summary + compose_text(describe(each, planned.job_search))
            for each in planned.follow_ups
            if each.kind == kind
        )
        assert [word for word in words if word not in text] == []
