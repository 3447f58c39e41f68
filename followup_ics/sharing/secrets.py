"""What is derived from 128 random bits: the address of a feed, and the identities and the order of a share's events.

Each is an HMAC-SHA256 (RFC 2104) of its own label, with the bits as the key: who has one of them can derive neither
the bits nor any of the others, and cannot try out whether a guess, of a company's name say, is right.
"""

import hmac
import json
import uuid
from typing import Final

PATH_DIGITS: Final = 32
UUID_BYTES: Final = 16


def make_feed_path(secret: str) -> str:
    """Make the random part of a feed's address: 32 hexadecimal digits.

    ``secret`` is the owner's, or the ``id`` of a share, in hexadecimal; letter case does not count.

    >>> make_feed_path("1f0c3a5b7d9e2468ac0e1b3d5f7a9c1e")
    '54ef8fb53da8d3001b55718adeff17c9'
    """
    return _derive(secret, "address").hex()[:PATH_DIGITS]


def make_list_path(secret: str) -> str:
    """Make the name of the list that a place keeps of what is published there: as hard to guess as a feed's path.

    >>> make_list_path("1f0c3a5b7d9e2468ac0e1b3d5f7a9c1e") == make_feed_path("1f0c3a5b7d9e2468ac0e1b3d5f7a9c1e")
    False
    """
    return _derive(secret, "list").hex()[:PATH_DIGITS]


def make_identity(secret: str, *names: str | int) -> str:
    """Make the UID of an event of a share from what the event is; ``names`` never hold a day or a text shown.

    >>> make_identity("1f0c3a5b7d9e2468ac0e1b3d5f7a9c1e", "acme-1", "thank-you", 1)
    '9617d3f2-2c60-5f7f-a2af-f70a9cb756ab'
    """
    return str(uuid.UUID(bytes=_derive(secret, "identity", *names)[:UUID_BYTES], version=5))


def make_rank(secret: str, *names: str | int) -> bytes:
    """Make what a tie is settled by: an order that tells nothing about those who are in it.

    >>> len(make_rank("1f0c3a5b7d9e2468ac0e1b3d5f7a9c1e", "acme-1"))
    32
    """
    return _derive(secret, "order", *names)


def _derive(secret: str, label: str, *names: str | int) -> bytes:
    message = json.dumps(["followup-ics", label, *names]).encode("ascii")
    return hmac.digest(secret.lower().encode("ascii"), message, "sha256")
