"""Which place a target of the file is: its scheme, and what that place needs to be reached."""

import datetime as dt
import netrc
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

from followup_ics.feed.storage.address import is_loopback
from followup_ics.model.search import Publishing
from followup_ics.publishing.places.bucket import Bucket
from followup_ics.publishing.places.dav import DavServer
from followup_ics.publishing.places.folder import Folder
from followup_ics.publishing.places.git import GitBranch
from followup_ics.publishing.places.place import Place, PlaceError
from followup_ics.publishing.places.sftp import SftpServer
from followup_ics.publishing.web import Login

WEB: Final = {"davs": "https", "dav": "http"}
OWN_PORTS: Final = {"davs": 443, "dav": 80}


class Surroundings(NamedTuple):
    """Hold what a place is reached with: where paths begin, what was drawn, the moment, and a password from outside.

    ``folder`` is that of the input file, ``mark`` what tells this machine's temporary files from another's.
    """

    folder: Path
    mark: str
    now: dt.datetime
    password: str | None = None


def open_place(publishing: Publishing, around: Surroundings) -> Place:
    """Make the place that a target names; nothing is asked of it yet. Raises `PlaceError` where that cannot be."""
    target = publishing.to
    if "://" not in target:
        path, mark, branch = target.rpartition("#")
        if mark:
            return GitBranch(str(_find_path(path, around)), host="", branch=branch, now=around.now)
        return Folder(_find_path(target, around))
    parts = _split(target)
    match parts.scheme:
        case "davs" | "dav":
            return _open_dav(parts, around)
        case "sftp":
            return SftpServer(
                host=parts.hostname or "",
                root=_find_root(parts),
                mark=around.mark,
                user=unquote(parts.username) if parts.username else None,
                port=parts.port,
            )
        case "git+ssh" | "git+https":
            address = parts._replace(scheme=parts.scheme.removeprefix("git+"), fragment="").geturl()
            return GitBranch(address, host=parts.hostname or "", branch=parts.fragment or "", now=around.now)
        case "s3" | "gs" | "az":
            return Bucket(target, endpoint=publishing.endpoint)
        case _:  # the reader of the file lets no other through
            raise PlaceError(f"nothing is known of '{parts.scheme}://'")


def _split(target: str) -> SplitResult:
    try:
        parts = urlsplit(target)
        parts.port  # noqa: B018 - a wrong one is told when it is asked for
    except ValueError:
        raise PlaceError("it is no address; look at its host and port") from None
    if (parts.hostname or "").startswith("-") or (parts.username or "").startswith("-"):
        raise PlaceError("its host begins with a dash, which programs would take for an option; look at it")
    if parts.password is not None:
        raise PlaceError("it holds a password, which never stands in the file; take it out")
    return parts


def _find_path(text: str, around: Surroundings) -> Path:
    return around.folder / Path(text).expanduser()


def _find_root(parts: SplitResult) -> str:
    """Find the folder of an address as the server has it; one that begins with ``/~/`` is in the user's own."""
    path = unquote(parts.path)
    return path.removeprefix("/~").lstrip("/") if path.startswith("/~/") or path == "/~" else path or "/"


def _open_dav(parts: SplitResult, around: Surroundings) -> DavServer:
    if parts.scheme == "dav" and not is_loopback(f"http://{parts.netloc}"):
        raise PlaceError("'dav://' sends the password so that others can read it; write 'davs://'")
    host = parts.hostname or ""
    place = f"[{host}]" if ":" in host else host
    port = f":{parts.port}" if parts.port and parts.port != OWN_PORTS[parts.scheme] else ""
    address = f"{WEB[parts.scheme]}://{place}{port}{parts.path}"
    return DavServer(address, login=_find_login(parts, around), mark=around.mark)


def _find_login(parts: SplitResult, around: Surroundings) -> Login | None:
    """Find the login of a host: the user in the target with the password from outside, else what ~/.netrc has."""
    user = unquote(parts.username) if parts.username else None
    if user and around.password:
        return Login(user=user, password=around.password)
    try:
        known = netrc.netrc().authenticators(parts.hostname or "")
    except FileNotFoundError:
        known = None
    except (netrc.NetrcParseError, OSError):
        # Without its cause: that quotes the line.
        raise PlaceError("~/.netrc cannot be read; look at its form and its permissions (600)") from None
    if known and known[2] and (user is None or known[0] == user):
        return Login(user=known[0], password=known[2])
    if user:
        raise PlaceError("there is no password for its user; put it into ~/.netrc, or into FOLLOWUP_ICS_PASSWORD")
    return None
