"""Every kind of place that feeds are published to, one running server of each kind a session."""

import contextlib

import pytest
from authority import make_authority
from azure_server import CONTAINER, serving_azure
from sites import Site, apache_site, git_https_site, git_path_site, read_file, s3_site, sftp_site, wsgidav_site

from followup_ics.feed.storage.object_store import ObjectStore


@pytest.fixture(scope="session")
def authority(tmp_path_factory):
    return make_authority(tmp_path_factory.mktemp("authority"))


@contextlib.contextmanager
def making_folder(work, authority):
    yield Site(to=str(work / "site"), url=None, read=read_file(work / "site"), root=work / "site")


@contextlib.contextmanager
def making_git_path(work, authority):
    yield git_path_site(work / "cal.git")


@contextlib.contextmanager
def making_apache(work, authority):
    with apache_site() as site:
        yield site


@contextlib.contextmanager
def making_wsgidav(work, authority):
    with wsgidav_site(work / "dav") as site:
        yield site


@contextlib.contextmanager
def making_sftp(work, authority):
    with sftp_site(work / "ssh", work / "public_html") as site:
        yield site


@contextlib.contextmanager
def making_git_https(work, authority):
    with git_https_site(authority, work) as site:
        yield site


@contextlib.contextmanager
def making_s3(work, authority):
    with s3_site(work) as site:
        yield site


@contextlib.contextmanager
def making_azure(work, authority):
    (work / "azure").mkdir()
    with serving_azure(work / "azure") as environment:
        to = f"az://{CONTAINER}/cal"

        def read(name):
            stored = ObjectStore(to).read(name)
            return stored.data if stored else None

        yield Site(to=to, url=None, read=read, environment=environment)


SITES = {
    "folder": making_folder,
    "apache": making_apache,
    "wsgidav": making_wsgidav,
    "sftp": making_sftp,
    "git-path": making_git_path,
    "git-https": making_git_https,
    "s3": making_s3,
    "azure": making_azure,
}


@pytest.fixture(params=SITES)
def site(request, tmp_path, authority, monkeypatch):
    """Make a place of each kind, with nothing in it yet, and what a person has in the environment for it."""
    for name in ("FOLLOWUP_ICS_PASSWORD", "AWS_PROFILE", "AWS_ENDPOINT_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", "/dev/null")
    with SITES[request.param](tmp_path, authority) as made:
        for name, value in made.environment.items():
            monkeypatch.setenv(name, value)
        yield made
