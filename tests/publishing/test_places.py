"""Every place does the same things, each on a real server: nothing there, put, changed, taken away."""

import contextlib
import datetime as dt
import functools
import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml
from sites import git_path_site, wsgidav_site

from followup_ics.model.search import Publishing
from followup_ics.publishing.places import dav
from followup_ics.publishing.places.git import GitBranch
from followup_ics.publishing.places.open import Surroundings, open_place
from followup_ics.publishing.places.place import PlaceError, Step

NOW = dt.datetime(2026, 11, 30, 12, tzinfo=dt.UTC)
ONE, TWO = "0" * 31 + "1/follow-ups.ics", "0" * 31 + "2/follow-ups.ics"
PAGE = "0" * 31 + "1/index.html"


@contextlib.contextmanager
def connect(site):
    around = Surroundings(folder=Path(), mark="4d61726b", now=NOW, password=os.environ.get("FOLLOWUP_ICS_PASSWORD"))
    with contextlib.closing(open_place(Publishing(to=site.to, endpoint=site.endpoint), around)) as place:
        yield place


def read(site, names):
    with connect(site) as place:
        return place.read(names)


def apply(site, names, steps):
    with connect(site) as place:
        place.read(names)
        place.apply(steps)


@pytest.mark.parametrize("site", ["folder", "apache", "wsgidav", "git-path", "s3", "azure"], indirect=True)
def test_the_life_of_files(site):
    names = (ONE, TWO, PAGE)
    assert read(site, names) == {}

    apply(site, names, [Step(ONE, b"one\r\n"), Step(TWO, b"two\r\n" * 1000), Step(PAGE, b"<p>")])
    there = {ONE: b"one\r\n", TWO: b"two\r\n" * 1000, PAGE: b"<p>"}
    assert read(site, names) == there == {name: site.read(name) for name in names}

    apply(site, names, [Step(ONE, b"one, changed"), Step(TWO, None)])
    assert read(site, names) == {ONE: b"one, changed", PAGE: b"<p>"}

    apply(site, names, [Step(ONE, None), Step(PAGE, None), Step(TWO, None)])
    assert read(site, names) == {}
    if site.root is not None:
        assert [path.name for path in site.root.rglob("*")] == []


# Two machines at once


@pytest.mark.parametrize("site", ["git-path", "s3", "azure"], indirect=True)
def test_who_comes_second_writes_over_nobody(site):
    with connect(site) as mine, connect(site) as other:
        mine.read([ONE])
        other.read([ONE])
        other.apply([Step(ONE, b"theirs")])
        with pytest.raises(PlaceError, match="somebody else published there at the same time; publish again"):
            mine.apply([Step(ONE, b"mine")])
    assert site.read(ONE) == b"theirs"


# What a place has of its own


def test_gitlab_gets_the_job_that_serves_its_pages(tmp_path):
    site = git_path_site(tmp_path / "cal.git")
    repository = site.to.partition("#")[0]
    branch = GitBranch(repository, host="gitlab.com", branch="pages", now=NOW)
    with contextlib.closing(branch):
        branch.read([ONE])
        branch.apply([Step(ONE, b"one")])
    assert site.read(f"public/{ONE}") == b"one"
    job = yaml.safe_load(site.read(".gitlab-ci.yml"))["pages"]
    assert job["artifacts"] == {"paths": ["public"]}
    assert job["rules"] == [{"if": '$CI_COMMIT_BRANCH == "pages"'}]
    with contextlib.closing(GitBranch(repository, host="gitlab.com", branch="pages", now=NOW)) as again:
        assert again.read([ONE]) == {ONE: b"one"}


def test_a_branch_with_somebody_elses_work_is_left_alone(tmp_path):
    work = tmp_path / "work"
    run = functools.partial(subprocess.run, check=True, capture_output=True)
    run(["git", "init", "-q", "-b", "main", work])
    identity = ["-c", "user.name=Sam", "-c", "user.email=sam@example.org"]
    run(["git", "-C", work, *identity, "commit", "-q", "--allow-empty", "-m", "My website"])
    branch = GitBranch(str(work), host="", branch="main", now=NOW)
    words = "holds somebody else's work, which would be lost; name a new branch"
    with contextlib.closing(branch), pytest.raises(PlaceError, match=words):
        branch.read([ONE])
    assert run(["git", "-C", work, "log", "--format=%s", "main"]).stdout == b"My website\n"


def test_nextcloud_is_written_in_place_and_never_over_another_version(tmp_path, monkeypatch):
    """Its own way of writing is whole, and a MOVE would end the public link; here WsgiDAV stands for its paths."""
    with wsgidav_site(tmp_path / "dav", mount="/remote.php/dav/files/sam") as site:
        for name, value in site.environment.items():
            monkeypatch.setenv(name, value)
        asked = []
        ask = dav.ask
        monkeypatch.setattr(dav, "ask", lambda question, **more: asked.append(question) or ask(question, **more))
        apply(site, [ONE], [Step(ONE, b"one")])
        with connect(site) as mine, connect(site) as other:
            mine.read([ONE])
            other.read([ONE])
            other.apply([Step(ONE, b"theirs, longer")])
            with pytest.raises(PlaceError, match="somebody else published there at the same time"):
                mine.apply([Step(ONE, b"mine")])
        assert site.read(ONE) == b"theirs, longer"
        assert {question.method for question in asked} <= {"GET", "PUT", "MKCOL"}
        assert all(question.headers.keys() & {"If-Match", "If-None-Match"} for question in asked if question.body)


TARGETS = [
    ("dav://example.org/cal", "'dav://' sends the password so that others can read it; write 'davs://'"),
    ("sftp://-oProxyCommand=x/cal", "its host begins with a dash, which programs would take for an option"),
    ("git+ssh://-oProxyCommand=x/cal.git#pages", "its host begins with a dash"),
    ("davs://sam:canary@example.org/cal", "it holds a password, which never stands in the file; take it out"),
    ("davs://sam@example.org/cal", "there is no password for its user; put it into ~/.netrc"),
    ("davs://example.org:port/cal", "it is no address; look at its host and port"),
]  # fmt: skip


@pytest.mark.parametrize(("to", "words"), TARGETS)
def test_what_no_place_is_made_of(to, words, monkeypatch):
    monkeypatch.setenv("HOME", "/nowhere")
    with pytest.raises(PlaceError, match=re.escape(words)) as refused:
        open_place(Publishing(to=to), Surroundings(folder=Path(), mark="4d61726b", now=NOW))
    assert "canary" not in str(refused.value)


@pytest.mark.parametrize("branch", ["", "--upload-pack=x", "a..b", "a b"])
def test_what_is_no_branch(branch, tmp_path):
    place = GitBranch(str(tmp_path), host="", branch=branch, now=NOW)
    with contextlib.closing(place), pytest.raises(PlaceError, match="its branch has a name that is none"):
        place.read([ONE])
