"""What the README shows is what the program does."""

import datetime as dt
import re
import shlex

import pytest
import yaml
from click.testing import CliRunner
from places import ROOT

from followup_ics.cli import main
from followup_ics.model.search import Kind
from followup_ics.planning.plan_file import plan_source
from followup_ics.reports.as_json import to_json

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```console\n(.*?)```", README, flags=re.DOTALL)
SHOWN = [re.match(r"\$ (followup-ics .*)\n((?s:.*))", block) for block in BLOCKS if block.startswith("$")]


@pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: shown[1])
def test_a_command_answers_as_shown(shown, monkeypatch):
    monkeypatch.chdir(ROOT)
    args = shlex.split(shown[1])[1:]
    answered = CliRunner().invoke(main, args, catch_exceptions=False).output

    head, cut, tail = shown[2].partition("…\n")
    if cut:
        assert answered.startswith(head)
        assert answered.endswith(tail)
    else:
        assert answered == shown[2]


def test_the_two_commands_stand_as_they_are():
    assert "python -m pip install . && followup-ics build samples/search.yaml -o follow-ups.ics\n" in README
    assert "python -m pip install -e '.[dev]' && python -m pytest\n" in README


def test_the_file_at_the_top_is_the_small_sample_and_becomes_what_the_table_says():
    top = re.search(r"```yaml\n(.*?)```", README, flags=re.DOTALL)[1]
    sample = (ROOT / "samples/search.yaml").read_bytes()
    planned, from_sample = (plan_source(data, name="x").follow_ups for data in (top.encode(), sample))
    assert [(each.kind, each.starts_at) for each in planned] == [(each.kind, each.starts_at) for each in from_sample]

    rows = re.findall(r"^\| (\w{3} \w{3} \d+, \d+:\d\d [AP]M) \|", README, flags=re.MULTILINE)
    days = (each.arrives_at for each in planned)
    told = [f"{day:%a %b} {day.day}, {day.hour % 12 or 12}:{day:%M %p}" for day in days]
    assert rows == told


def test_every_kind_and_every_command_is_named():
    for name in (*Kind, *(f"{name} " for name in main.commands)):
        assert f"`{name}".rstrip() in README


def test_the_samples_are_what_they_say():
    for name in ("search.yaml", "full.yaml"):
        assert plan_source((ROOT / "samples" / name).read_bytes(), name=name).follow_ups
    full = plan_source((ROOT / "samples/full.yaml").read_bytes(), name="full.yaml")
    kinds = {thing.kind for each in full.follow_ups for thing in (each, each.thanks) if thing}
    assert kinds >= set(Kind) - {Kind.ANSWER_OFFER, Kind.WITHDRAW}
    assert any(each.done for each in full.follow_ups)
    assert len({each.interview.timezone for each in full.follow_ups}) >= 4


def test_the_first_line_of_every_sample_says_what_it_shows():
    for sample in (ROOT / "samples").glob("*.yaml"):
        assert re.match(r"# The (\w+ )?one", sample.read_text(encoding="utf-8")), sample.name


def test_every_key_of_a_reason_in_json_is_told():
    told = README.split("## For programs")[1].split("\n## ")[0]
    full = plan_source((ROOT / "samples/full.yaml").read_bytes(), name="full.yaml")
    follow_ups = [to_json(each, full.job_search) for each in full.follow_ups]
    keys = {key for each in follow_ups for key in (*each, *each["reason"])}
    keys |= {key for each in follow_ups for day in each["reason"]["skipped"] for key in day}

    assert "sort" in keys
    assert [key for key in sorted(keys) if f"`{key}`" not in told and f'"{key}"' not in told] == []


def test_the_shown_schema_line_is_what_editors_read():
    assert "# yaml-language-server: $schema=followup-ics.schema.json" in README


def test_dates_in_the_top_example_are_dates():
    top = yaml.safe_load(re.search(r"```yaml\n(.*?)```", README, flags=re.DOTALL)[1])
    assert dt.datetime.fromisoformat(top["interviews"][0]["when"])
