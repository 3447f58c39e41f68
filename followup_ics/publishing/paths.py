"""Where a feed stands below its place, and the address at which that is seen from outside."""

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import quote

from followup_ics.feed.shared.names import FEED
from followup_ics.model.search import Publishing
from followup_ics.sharing.secrets import make_feed_path, make_list_path

PAGE: Final = "index.html"
FOLDER: Final = re.compile(rb"(?m)^[0-9a-f]{32}$")


def name_page(key: str) -> str:
    """Name the file of the page beside a feed."""
    return f"{make_feed_path(key)}/{PAGE}"


def name_list(secret: str) -> str:
    """Name the file in which a place keeps what is published there."""
    return f"{make_list_path(secret)}.txt"


def locate_feed(publishing: Publishing, key: str) -> str | None:
    """Make the address at which a feed is seen from outside; None where the file does not tell.

    >>> publishing = Publishing(to="/srv/www/cal", url="https://example.org/cal/")
    >>> locate_feed(publishing, "1f0c3a5b7d9e2468ac0e1b3d5f7a9c1e")
    'https://example.org/cal/54ef8fb53da8d3001b55718adeff17c9/follow-ups.ics'
    """
    return _locate(publishing.url, make_feed_path(key), FEED)


def locate_page(publishing: Publishing, key: str) -> str | None:
    """Make the address of the page beside a feed.

    >>> publishing = Publishing(to="davs://x", url="https://x/s/T/download?path=/{folder}&files={name}")
    >>> locate_page(publishing, "1f0c3a5b7d9e2468ac0e1b3d5f7a9c1e")
    'https://x/s/T/download?path=/54ef8fb53da8d3001b55718adeff17c9&files=index.html'
    """
    return _locate(publishing.url, make_feed_path(key), PAGE)


def _locate(url: str | None, folder: str, name: str) -> str | None:
    if url is None:
        return None
    if "{folder}" in url:
        return url.replace("{folder}", quote(folder)).replace("{name}", quote(name))
    return f"{url.rstrip('/')}/{folder}/{name}"


def write_list(folders: Iterable[str]) -> bytes:
    """Write the folders that are published, one a line."""
    return "".join(f"{folder}\n" for folder in sorted(set(folders))).encode()


def read_list(data: bytes) -> frozenset[str]:
    r"""Read the folders that are published; what is no folder of ours is passed over.

    >>> sorted(read_list(b"54ef8fb53da8d3001b55718adeff17c9\n../etc\n"))
    ['54ef8fb53da8d3001b55718adeff17c9']
    """
    return frozenset(found.decode() for found in FOLDER.findall(data.replace(b"\r\n", b"\n")))
