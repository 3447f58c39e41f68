"""The address of objects in a store: which kind of store, which bucket, and what their names begin with."""

from typing import Final, NamedTuple
from urllib.parse import urlsplit

from followup_ics.feed.storage.failures import StoreError
from followup_ics.input.keys.targets import STORES

LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


class StoreAddress(NamedTuple):
    """Hold where objects are; ``prefix`` is without a slash at its ends, and empty for a whole bucket."""

    scheme: str
    bucket: str
    prefix: str = ""

    def __str__(self) -> str:
        return f"{self.scheme}://{self.bucket}{f'/{self.prefix}' if self.prefix else ''}"


def is_store_address(text: str) -> bool:
    """Tell whether a text names a store, and no folder of this machine.

    >>> is_store_address("s3://bucket/in"), is_store_address("searches")
    (True, False)
    """
    scheme, mark, _ = text.partition("://")
    return bool(mark) and scheme.lower() in STORES


def parse_store_address(text: str) -> StoreAddress:
    """Read the address of a store; raises `StoreError` where it names no bucket, or holds a login.

    >>> parse_store_address("s3://bucket/searches/")
    StoreAddress(scheme='s3', bucket='bucket', prefix='searches')
    """
    scheme, _, rest = text.partition("://")
    bucket, _, prefix = rest.partition("/")
    if "@" in bucket or ":" in bucket:
        raise StoreError(
            "its address holds a login or a port; put the login into the environment, as its tools have it"
        )
    if not bucket:
        raise StoreError(f"'{scheme}://' names no bucket (expected '{scheme}://bucket/prefix')")
    return StoreAddress(scheme=scheme.lower(), bucket=bucket, prefix=prefix.strip("/"))


def is_loopback(endpoint: str) -> bool:
    """Tell whether a store is on this machine: only then may a request go without encryption.

    >>> is_loopback("http://127.0.0.1:9000"), is_loopback("http://store.example.org")
    (True, False)
    """
    return (urlsplit(endpoint).hostname or "") in LOOPBACK
