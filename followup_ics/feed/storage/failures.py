"""What stands in the way at an object store, in a sentence of ours that holds no credential and no path."""

import re
from typing import Final

from followup_ics.model.errors import FeedError

SIGNS: Final = re.compile(
    r"status code: (\d{3})|<Code>(\w+)</Code>|kind: (Timeout)|(InvalidPath) \{|([Cc]ertificate)|(MissingAccount)"
    r"|(BadScheme)|(169\.254\.169\.254)|(metadata\.google\.internal)"
)
"""Where an error of the library says what kind of one it is: the rest of it has paths and numbers of every kind."""

NO_BUCKET: Final = frozenset({"NoSuchBucket", "ContainerNotFound"})
ASKED_MACHINE: Final = frozenset({"169.254.169.254", "metadata.google.internal"})
"""Where a machine in a cloud is asked for its own login, when nothing else has one."""

LOGIN: Final = ASKED_MACHINE | {
    "401", "AuthenticationFailed", "InvalidAccessKeyId", "SignatureDoesNotMatch", "MissingAccount"
}  # fmt: skip
MEANINGS: Final = (
    (NO_BUCKET, "there is no such bucket; make it first, or look at its name"),
    (LOGIN, "the store refuses the login; look at {login}"),
    ({"403", "AccessDenied"}, "the store does not allow that; look at what the key may do, and at the bucket's name"),
    ({"507", "QuotaExceeded", "XMinioStorageFull"}, "the store has no room; make some, then try again"),
    ({"429", "503", "SlowDown", "ServerBusy", "TooManyRequests"}, "the store asks to slow down; try again later"),
    ({"BadScheme"}, "the store's address would let others read along; write 'https://' (this machine may do without)"),
    ({"Timeout"}, "the store did not answer in time; try again later"),
    ({"Certificate", "certificate"}, "the store's certificate is refused; look at its endpoint"),
    ({"InvalidPath"}, "an object there has a name with '//', '.' or '..' between its slashes; give it another one"),
)
"""The signs of each failure, what is meant first."""

UNKNOWN: Final = "the store could not be reached, or did not answer as one; try again later"
LOGINS: Final = {
    "s3": "the environment (AWS_ACCESS_KEY_ID, …) or at AWS_PROFILE",
    "gs": "GOOGLE_APPLICATION_CREDENTIALS in the environment",
    "az": "the environment (AZURE_STORAGE_ACCOUNT_NAME, AZURE_STORAGE_ACCOUNT_KEY, …)",
}


class StoreError(FeedError):
    """Say why a store could not be read or written, in a sentence that holds no credential and no path in it."""


class ConditionError(StoreError):
    """Say that an object is another one than it was when it was read."""


class UnansweredError(StoreError):
    """Say that a store did not answer in time: what it was asked to write may be written, or not, or later."""


def explain_failure(error: Exception, *, scheme: str = "s3") -> StoreError:
    """Say in a sentence why it failed, without the library's own words, which name paths.

    >>> str(explain_failure(OSError("status code: 503 Service Unavailable: <Code>SlowDown</Code>")))
    'the store asks to slow down; try again later'
    """
    signs = _find_signs(error)
    found = (meaning for known, meaning in MEANINGS if not signs.isdisjoint(known))
    kind = UnansweredError if "Timeout" in signs else StoreError
    return kind(next(found, UNKNOWN).format(login=LOGINS[scheme]))


def is_bucket_missing(error: Exception) -> bool:
    """Tell whether not only an object is missing but the whole bucket."""
    return not _find_signs(error).isdisjoint(NO_BUCKET)


def _find_signs(error: Exception) -> frozenset[str]:
    return frozenset(sign for found in SIGNS.findall(str(error)) for sign in found if sign)
