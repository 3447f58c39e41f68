"""`publish` when things go wrong: the old feed stays, one sentence says what to do, and the next time mends it."""

import contextlib
import os
import pwd
import re
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import sites
from authority import make_authority
from click.testing import CliRunner
from cutting_proxy import relaying
from moto import settings
from moto.core.responses import ActionAuthenticatorMixin
from sites import Site, apache_site, git_https_site, git_path_site, read_file, s3_site, sftp_site, wsgidav_site

from followup_ics.cli import main
from followup_ics.feed.previous import State, read_former
from followup_ics.feed.shared.names import name_feed
from followup_ics.planning.plan_file import parse_source

NOW, LATER = "2026-11-30T12:00:00Z", "2026-12-02T12:00:00Z"
SEARCH = """\
timezone: America/New_York
holidays: US
interviews:
- {company: Acme, role: Analyst, when: 2026-11-24 10:00, hear_by: by Friday}
"""
MORE = "- {company: Apex, role: Analyst, when: 2026-12-01 10:00}\n"


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOLLOWUP_ICS_NOW", NOW)
    monkeypatch.setenv("NETRC", os.devnull)
    path = Path("search.yaml")
    path.write_text(SEARCH, encoding="utf-8")
    return path


def use(site, monkeypatch):
    for name, value in site.environment.items():
        monkeypatch.setenv(name, value)


def run(*args):
    return CliRunner().invoke(main, ["publish", *map(str, args)], catch_exceptions=False)


def publish(file, *args):
    done = run(file, *args)
    assert done.exit_code == 0, done.output
    return done


def start(file, site):
    publish(file, "--to", site.to, *(["--endpoint", site.endpoint] if site.endpoint else []))
    return find_feed(file)


def find_feed(file):
    return name_feed(parse_source(file.read_bytes(), name="search.yaml").publish[0].secret)


def change(file):
    file.write_text(file.read_text(encoding="utf-8").replace("publish:", f"{MORE}publish:"), encoding="utf-8")


def fail(file, site, words):
    """Publish in vain: exit 3, one line with words that say why, nothing secret in it."""
    name, before = find_feed(file), site.read(find_feed(file))
    done = run(file, "--now", LATER)
    assert done.exit_code == 3, done.output
    said = [line for line in done.stderr.splitlines() if "not done: " in line]
    assert len(said) == 1, done.output
    assert re.search(words, said[0]), said
    assert name.partition("/")[0] not in done.output
    assert sites.PASSWORD not in done.output
    assert site.read(name) == before
    return done


# The connection is cut


def replace_port(site, port):
    old = str(urlsplit(site.endpoint or site.to.partition("#")[0]).port)
    return site._replace(
        to=site.to.replace(f":{old}/", f":{port}/"),
        endpoint=site.endpoint and site.endpoint.replace(f":{old}", f":{port}"),
    )


@contextlib.contextmanager
def behind_proxy(make, monkeypatch):
    with make as site:
        port = urlsplit(site.endpoint or site.to.partition("#")[0]).port
        with relaying(port) as proxy:
            use(site, monkeypatch)
            yield replace_port(site, proxy.port), proxy


def sftp_behind_any_port(work, root):
    """Let the person know the server's key whatever port it is seen at."""

    @contextlib.contextmanager
    def make():
        with sftp_site(work, root) as site:
            known = work / "known_hosts"
            kind_and_key = known.read_text(encoding="utf-8").partition(" ")[2]
            known.write_text(f"* {kind_and_key}", encoding="utf-8")
            yield site

    return make()


REMOTE = {
    "wsgidav": lambda tmp_path, authority: wsgidav_site(tmp_path / "dav"),
    "apache": lambda tmp_path, authority: apache_site(),
    "s3": lambda tmp_path, authority: s3_site(tmp_path),
    "sftp": lambda tmp_path, authority: sftp_behind_any_port(tmp_path / "ssh", tmp_path / "public_html"),
    "git-https": lambda tmp_path, authority: git_https_site(authority, tmp_path),
}
SLOW = {"wsgidav", "s3", "sftp", "git-https"}


@pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=pytest.mark.slow if kind in SLOW else ()) for kind in REMOTE]
)
def test_a_connection_that_is_cut_at_ten_places(kind, tmp_path, authority, file, monkeypatch):
    with behind_proxy(REMOTE[kind](tmp_path, authority), monkeypatch) as (site, proxy):
        name = start(file, site)
        change(file)
        proxy.reset(None)
        publish(file)
        whole = proxy.count
        failed = 0
        for tenth in range(10):
            file.write_text(
                re.sub("role: [A-Za-z0-9]+", f"role: Role{tenth}", file.read_text(encoding="utf-8")), encoding="utf-8"
            )
            before = site.read(name)
            proxy.reset(whole * tenth // 10)
            done = run(file, "--now", LATER)
            after = site.read(name)
            assert read_former(after).state is State.WHOLE, tenth
            assert done.exit_code in {0, 3}, done.output
            assert name.partition("/")[0] not in done.output
            if done.exit_code == 3:
                failed += 1
                assert after in {before, Path("search.ics").read_bytes()}
                assert done.stderr.count("not done: ") == 1, done.output
            proxy.reset(None)
            publish(file)
            assert site.read(name) == Path("search.ics").read_bytes()
        assert failed >= 7, "most cuts come before the end"
        if site.root is not None:
            assert sorted(path.name for path in site.root.rglob("*.part")) == []


# The disk of the server is full


@pytest.fixture
def disk():
    """Mount a disk of 400 kB, which only root may, where a server that is somebody else can reach it."""
    path = Path(tempfile.mkdtemp(prefix="disk-"))
    path.chmod(0o755)
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k,mode=777", "tmpfs", str(path)]
    if not shutil.which("mount") or subprocess.run(mount, check=False, capture_output=True).returncode:
        path.rmdir()
        pytest.skip("no disk can be mounted here")
    try:
        yield path
    finally:
        subprocess.run(["umount", "-l", str(path)], check=True)  # noqa: S607 - the system's
        path.rmdir()


@contextlib.contextmanager
def folder_on(disk, tmp_path):
    root = disk / "site"
    yield Site(to=str(root), url=None, read=read_file(root), root=root)


@contextlib.contextmanager
def repository_on(disk, tmp_path):
    yield git_path_site(disk / "cal.git")


DISKS = {
    "folder": folder_on,
    "wsgidav": lambda disk, tmp_path: wsgidav_site(disk / "dav"),
    "apache": lambda disk, tmp_path: apache_site(root=disk / "files"),
    "sftp": lambda disk, tmp_path: sftp_site(tmp_path / "ssh", disk / "public_html"),
    "git-path": repository_on,
}


@pytest.mark.parametrize("kind", DISKS)
def test_a_disk_that_is_full(kind, disk, tmp_path, file, monkeypatch):
    with DISKS[kind](disk, tmp_path) as site:
        use(site, monkeypatch)
        start(file, site)
        filler = disk / "filler"
        with contextlib.suppress(OSError), filler.open("wb") as stream:
            while True:
                stream.write(b"x" * 4096)
                stream.flush()
        change(file)
        fail(file, site, r"no space left|no room|room there|try again")
        filler.unlink()
        publish(file)
        assert site.read(find_feed(file)) == Path("search.ics").read_bytes()


# The login is refused


def test_a_wrong_password(tmp_path, authority, file, monkeypatch):
    for make in (apache_site(), apache_site(auth="Digest"), wsgidav_site(tmp_path / "dav")):
        with make as site:
            use(site, monkeypatch)
            file.write_text(SEARCH, encoding="utf-8")
            start(file, site)
            change(file)
            monkeypatch.setenv("FOLLOWUP_ICS_PASSWORD", "wrong")
            fail(file, site, "the server refuses the login; look at ~/.netrc, or at FOLLOWUP_ICS_PASSWORD")
            monkeypatch.delenv("FOLLOWUP_ICS_PASSWORD")
            fail(file, site, "there is no password for its user; put it into ~/.netrc, or into FOLLOWUP_ICS_PASSWORD")
            use(site, monkeypatch)
            publish(file)


def test_a_login_from_netrc(tmp_path, file, monkeypatch):
    with apache_site() as site:
        netrc = tmp_path / "netrc"
        netrc.write_text(f"machine 127.0.0.1 login {sites.USER} password {sites.PASSWORD}\n", encoding="utf-8")
        netrc.chmod(0o600)
        monkeypatch.setenv("HOME", str(tmp_path))
        netrc.rename(tmp_path / ".netrc")
        for to in (site.to, site.to.replace(f"{sites.USER}@", "")):
            file.write_text(SEARCH, encoding="utf-8")
            publish(file, "--to", to)
            assert site.read(find_feed(file)) is not None


def test_a_wrong_login_of_git(tmp_path, authority, file, monkeypatch):
    with git_https_site(authority, tmp_path) as site:
        use(site, monkeypatch)
        start(file, site)
        change(file)
        monkeypatch.setenv("GIT_CONFIG_VALUE_0", "")
        fail(file, site, "the server refuses the login; look whether 'git push' works without a question")


def test_a_wrong_login_of_a_store(tmp_path, file, monkeypatch):
    with s3_site(tmp_path) as site:
        use(site, monkeypatch)
        start(file, site)
        change(file)
        monkeypatch.setattr(ActionAuthenticatorMixin, "request_count", 0)
        monkeypatch.setattr(settings, "INITIAL_NO_AUTH_ACTION_COUNT", 0)
        done = run(file, "--now", LATER)
        assert done.exit_code == 3, done.output
        words = (
            "not done: the store refuses the login; look at the environment (AWS_ACCESS_KEY_ID, …) or at AWS_PROFILE"
        )
        assert words in done.stderr
        assert sites.SECRET_KEY not in done.output
        monkeypatch.setattr(settings, "INITIAL_NO_AUTH_ACTION_COUNT", float("inf"))
        publish(file)


def test_a_profile_of_aws_tools_is_a_login_too(tmp_path, file, monkeypatch):
    with s3_site(tmp_path) as site:
        profile = tmp_path / "credentials"
        profile.write_text(
            f"[jobs]\naws_access_key_id = {sites.KEY_ID}\naws_secret_access_key = {sites.SECRET_KEY}\n",
            encoding="utf-8",
        )
        monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(profile))
        monkeypatch.setenv("AWS_CONFIG_FILE", os.devnull)
        monkeypatch.setenv("AWS_PROFILE", "jobs")
        for name in site.environment:
            monkeypatch.delenv(name, raising=False)
        assert site.read(start(file, site)) == Path("search.ics").read_bytes()
        profile.write_text("[jobs\nnonsense", encoding="utf-8")
        done = run(file)
        assert (done.exit_code, "cannot be read as a profile of AWS's tools; look at its form" in done.stderr) == (
            3,
            True,
        )


def test_a_store_that_is_not_there(file, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    for name, value in {"AWS_ACCESS_KEY_ID": sites.KEY_ID, "AWS_SECRET_ACCESS_KEY": sites.SECRET_KEY}.items():
        monkeypatch.setenv(name, value)
    done = run(file, "--to", "s3://feeds/cal", "--endpoint", f"http://127.0.0.1:{port}")
    assert (done.exit_code, "the store could not be reached" in done.stderr) == (3, True), done.output


def test_a_server_with_tls_that_nobody_vouches_for(tmp_path, authority, file, monkeypatch):
    with apache_site(authority=authority) as site:
        use(site, monkeypatch)
        monkeypatch.setenv("SSL_CERT_FILE", str(authority.certificate))
        done = publish(file, "--to", site.to, "--url", site.url, "--local", "--show-addresses")
        assert "your feed is published; calendars can read it" in done.stderr
        assert f"{site.url}/{find_feed(file)}" in done.stdout
        assert "Google Calendar" in done.stdout
        change(file)
        monkeypatch.setenv("SSL_CERT_FILE", str(make_authority(tmp_path / "other").certificate))
        fail(file, site, "the server could not be reached .its certificate is refused")


@pytest.mark.slow
def test_a_repository_behind_ssh(tmp_path, file, monkeypatch):
    with sites.serving_sshd(tmp_path / "ssh") as sshd:
        path = sites.make_repository(tmp_path / "cal.git")
        user = pwd.getpwuid(os.getuid()).pw_name
        site = Site(
            to=f"git+ssh://{user}@127.0.0.1:{sshd.port}{path}#pages",
            url=None,
            read=sites.read_branch(path, "pages"),
            environment=sshd.environment,
        )
        use(site, monkeypatch)
        name = start(file, site)
        assert site.read(name) == Path("search.ics").read_bytes()
        change(file)
        known = tmp_path / "ssh" / "known_hosts"
        right = known.read_text(encoding="utf-8")
        known.write_text("", encoding="utf-8")
        fail(file, site, "the server's key is not known yet; connect once with 'ssh HOST'")
        known.write_text(right, encoding="utf-8")
        publish(file)
        assert site.read(name) == Path("search.ics").read_bytes()
        missing = run(file, "--to", site.to.replace("cal.git", "none.git"))
        assert "there is no such repository; make it first" in missing.stderr


def test_a_key_that_the_server_does_not_know(tmp_path, file, monkeypatch):
    with sftp_site(tmp_path / "ssh", tmp_path / "public_html") as site:
        use(site, monkeypatch)
        start(file, site)
        change(file)
        key = tmp_path / "ssh" / "user_key"
        mine = key.read_bytes()
        sites.make_key(tmp_path / "other")
        key.write_bytes((tmp_path / "other").read_bytes())
        fail(file, site, "the server refuses the login; look whether 'ssh HOST' works without a question")
        key.write_bytes(mine)
        known = tmp_path / "ssh" / "known_hosts"
        right = known.read_text(encoding="utf-8")
        other = (tmp_path / "other.pub").read_text(encoding="utf-8").split()[1]
        known.write_text(f"{' '.join(right.split()[:2])} {other}\n", encoding="utf-8")
        fail(file, site, "the server shows another key than the one known; ask whoever runs it")
        known.write_text("", encoding="utf-8")
        fail(file, site, "the server's key is not known yet; connect once with 'ssh HOST'")
        known.write_text(right, encoding="utf-8")
        publish(file)
