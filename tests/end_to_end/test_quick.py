"""Quick by doing little: what is imported, planned and looked up is counted, since no test can hold the time."""

import os
import subprocess
import sys

import pytest
from builders import NOW

from followup_ics.feed.build import prepare_revision
from followup_ics.planning import plan_file
from followup_ics.planning.calendars import holiday_data
from followup_ics.planning.calendars.cache import CalendarCache
from followup_ics.planning.calendars.days_off import forget_calendars
from followup_ics.planning.plan_file import plan_source
from followup_ics.planning.replay import company

SEARCH = """
timezone: America/New_York
holidays: US-NY
interviews:
"""
INTERVIEW = """\
  - company: Company {number}
    role: Engineer
    when: 2026-11-{day:02} 10:00
    hear_by: within 3 business days
    signal: positive
"""
HEAVY = {
    "requests",
    "urllib3",
    "obstore",
    "icalendar",
    "holidays",
    "rich",
    "yaml",
    "dateutil",
    "ruamel",
    "jinja2",
    "segno",
    "watchfiles",
}


def write_search(interviews):
    rows = [INTERVIEW.format(number=number, day=number % 20 + 1) for number in range(interviews)]
    return (SEARCH + "".join(rows)).encode()


def run(*arguments, **environment):
    """Run the command, and return what the process had imported at its end."""
    code = "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr)); "
    code += "from followup_ics.__main__ import run; run()"
    # Nothing else of the environment: what measures coverage would import for itself. Windows cannot start without one.
    environment |= {name: value for name, value in os.environ.items() if name == "SYSTEMROOT"}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], env=environment, capture_output=True, text=True, check=True
    )
    return set(done.stderr.splitlines()[-1].split())


def libraries(modules):
    return {module.partition(".")[0] for module in modules} & HEAVY


@pytest.fixture
def home(tmp_path):
    """A place of one's own: nobody's cache is read or written."""
    (tmp_path / "search.yaml").write_bytes(write_search(2))
    return {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache"), "LOCALAPPDATA": str(tmp_path / "cache")}


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_versions_need_click_and_next_to_nothing(option, home):
    modules = run(option, **home)

    assert libraries(modules) == set()
    assert modules.isdisjoint({"dataclasses", "json", "zoneinfo", "pathlib", "secrets", "importlib.metadata"})
    own = {module for module in modules if module.startswith("followup_ics.")}
    assert {name for name in own if not name.startswith("followup_ics.cli")} <= {
        "followup_ics.__main__",
        "followup_ics.model",
        "followup_ics.model.errors",
        "followup_ics.model.quoting",
    }


def test_check_reads_and_plans_and_needs_no_calendar_writer(home, tmp_path):
    first = run("check", str(tmp_path / "search.yaml"), **home)
    again = run("check", str(tmp_path / "search.yaml"), **home)

    assert libraries(first) == {"yaml", "dateutil", "holidays"}
    assert libraries(again) == {"yaml", "dateutil"}, "days off are remembered, and so are the codes of calendars"
    assert "importlib.metadata" not in again, "it takes longer than the plan"


def test_the_collector_is_off_and_has_nothing_to_look_through_at_the_end(home, tmp_path):
    code = "import atexit, gc; atexit.register(lambda: print(gc.isenabled(), gc.get_count()[0], gc.get_freeze_count()))"
    code += "; from followup_ics.__main__ import run; run()"
    command = [sys.executable, "-c", code, "check", str(tmp_path / "search.yaml")]
    done = subprocess.run(command, env=os.environ | home, capture_output=True, text=True, check=True)
    is_on, left, frozen = done.stdout.splitlines()[-1].split()
    assert is_on == "False"
    assert int(left) < 100, "made since then, by the end itself"
    assert int(frozen) > 10_000


def test_the_second_build_asks_the_data_on_holidays_nothing(home, tmp_path):
    source, feed = str(tmp_path / "search.yaml"), tmp_path / "feed.ics"
    first = run("build", source, "-o", str(feed), **home)
    written = feed.read_bytes()
    feed.unlink()
    again = run("build", source, "-o", str(feed), FOLLOWUP_ICS_NOW="2026-11-24T10:00:00Z", **home)

    assert "holidays" in first
    assert "holidays" not in again
    assert "rich" not in again
    assert len(feed.read_bytes()) == len(written)


# Work


@pytest.fixture
def counted(monkeypatch):
    """Count what is called in a run that starts with nothing remembered in the process."""
    counts = {}

    def count(room, name):
        function = getattr(room, name)

        def counting(*arguments, **named):
            counts[name] = counts.get(name, 0) + 1
            return function(*arguments, **named)

        monkeypatch.setattr(room, name, counting)

    forget_calendars()
    count(plan_file, "plan")
    count(holiday_data, "load_years")
    return counts


@pytest.mark.parametrize("interviews", [1, 40])
def test_one_build_plans_once_and_asks_for_each_calendar_once(interviews, counted):
    prepare_revision(write_search(interviews), name="search.yaml", now=NOW)(None)
    assert counted == {"plan": 1, "load_years": 1}


def test_files_of_one_run_share_their_calendars(counted):
    for _ in range(5):
        plan_source(write_search(3), name="search.yaml")
    assert counted == {"plan": 5, "load_years": 1}


def test_a_cache_is_asked_before_the_data(counted, tmp_path):
    cache = CalendarCache(folder=tmp_path, version="1.0")
    plan_source(write_search(3), name="search.yaml", cache=cache)
    forget_calendars()
    plan_source(write_search(3), name="search.yaml", cache=cache)
    assert counted == {"plan": 2, "load_years": 1}


@pytest.mark.parametrize(("roles", "most"), [(50, 300), (200, 1200)])
def test_many_roles_at_one_company_take_work_in_proportion(roles, most, monkeypatch):
    data = SEARCH + "".join(INTERVIEW.format(number=0, day=1).replace("Engineer", f"Role {r}") for r in range(roles))
    settled = 0
    stand = company.Company.stand

    def counting(self, *arguments):
        nonlocal settled
        settled += 1
        return stand(self, *arguments)

    monkeypatch.setattr(company.Company, "stand", counting)
    plan_source(data.replace("signal: positive\n", "x-y: z\n").encode(), name="search.yaml")
    assert settled <= most
