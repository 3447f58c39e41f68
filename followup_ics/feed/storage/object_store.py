"""Objects in a store such as S3: read and written under conditions, with its errors put into our words."""

import configparser
import datetime as dt
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import urlsplit

from followup_ics.model.errors import FeedError

if TYPE_CHECKING:
    from obstore.store import S3Store

SECONDS: Final = "20s"
RETRIES: Final = 2
RETRY_FOR: Final = dt.timedelta(seconds=20)
PROFILE_KEYS: Final = {
    "aws_access_key_id": "access_key_id",
    "aws_secret_access_key": "secret_access_key",
    "aws_session_token": "session_token",
    "region": "region",
    "endpoint_url": "endpoint",
}
"""What a profile of AWS's tools is called there, and what the library calls it."""

ENVIRONMENT_KEYS: Final = ("AWS_ACCESS_KEY_ID", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")
LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


class StoreError(FeedError):
    """Say why a store could not be read or written, in a sentence that holds no credential and no path in it."""


class ConditionError(StoreError):
    """Say that an object is another one than it was when it was read."""


class StoredObject(NamedTuple):
    """Hold an object and the tag by which the store knows this version of it."""

    data: bytes
    tag: str | None


class ObjectStore:
    """Read and write the objects below a prefix of a bucket; one is never seen half written.

    ``address`` is ``s3://bucket/prefix``. The store's own address is ``endpoint``, or AWS_ENDPOINT_URL, or AWS's;
    credentials come from the environment, from the profile that AWS_PROFILE names, or from the machine.
    """

    def __init__(self, address: str, *, endpoint: str | None = None) -> None:
        parts = urlsplit(address)
        self.prefix = parts.path.strip("/")
        self.store = _open(parts.netloc, endpoint=endpoint)

    def read(self, name: str) -> StoredObject | None:
        """Read an object; None where there is none."""
        import obstore  # noqa: PLC0415 - an extra, and half a second

        try:
            result = obstore.get(self.store, self._locate(name))
            return StoredObject(data=bytes(result.bytes()), tag=result.meta["e_tag"])
        except FileNotFoundError:
            return None
        except obstore.exceptions.BaseError as error:
            raise _explain(error) from None

    def write(self, name: str, data: bytes, *, headers: Mapping[str, str], only_over: str | None = None) -> None:
        """Write an object with its headers, which a store forgets at each write.

        ``only_over`` is the tag of the version that it may replace; empty where there must be none yet. Raises
        `ConditionError` where another one is there. A store that knows no conditions is written without.
        """
        import obstore  # noqa: PLC0415 - as above

        path, attributes = self._locate(name), dict(headers)
        try:
            if only_over is not None:
                try:
                    mode: Any = {"e_tag": only_over} if only_over else "create"
                    obstore.put(self.store, path, data, attributes=attributes, mode=mode, use_multipart=False)
                except obstore.exceptions.BaseError as error:
                    if "NotImplemented" not in str(error):
                        raise
                else:
                    return
            obstore.put(self.store, path, data, attributes=attributes, use_multipart=False)
        except (obstore.exceptions.AlreadyExistsError, obstore.exceptions.PreconditionError):
            raise ConditionError("somebody else wrote there at the same time; try again") from None
        except (OSError, obstore.exceptions.BaseError) as error:
            raise _explain(error) from None

    def remove(self, name: str) -> None:
        """Remove an object; one that is not there is removed already."""
        import obstore  # noqa: PLC0415 - as above

        try:
            obstore.delete(self.store, self._locate(name))
        except FileNotFoundError:
            return
        except obstore.exceptions.BaseError as error:
            raise _explain(error) from None

    def _locate(self, name: str) -> str:
        return f"{self.prefix}/{name}" if self.prefix else name


def _open(bucket: str, *, endpoint: str | None) -> "S3Store":
    try:
        from obstore.store import S3Store  # noqa: PLC0415 - as above
    except ImportError as error:
        raise StoreError("it needs one more package: python -m pip install 'followup-ics[s3]'") from error
    settings = dict(_read_profile())
    from_environment = {
        "endpoint": os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL"),
        "region": os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION"),
    }
    settings |= {name: value for name, value in from_environment.items() if value}
    if endpoint:
        settings["endpoint"] = endpoint
    if "endpoint" in settings:
        settings.setdefault("region", "auto")
    client: Any = {"timeout": SECONDS, "connect_timeout": SECONDS}
    if is_loopback(settings.get("endpoint", "")):
        client["allow_http"] = True
    config: Any = settings
    retries: Any = {"max_retries": RETRIES, "retry_timeout": RETRY_FOR}
    return S3Store(bucket, config=config, client_options=client, retry_config=retries)


def is_loopback(endpoint: str) -> bool:
    """Tell whether a store is on this machine: only then may a request go without encryption.

    >>> is_loopback("http://127.0.0.1:9000"), is_loopback("http://store.example.org")
    (True, False)
    """
    return (urlsplit(endpoint).hostname or "") in LOOPBACK


def _read_profile() -> Mapping[str, str]:
    """Read the profile of AWS's tools, where the environment has no credentials of its own."""
    if any(os.environ.get(name) for name in ENVIRONMENT_KEYS):
        return {}
    profile = os.environ.get("AWS_PROFILE", "default")
    files = (
        (os.environ.get("AWS_CONFIG_FILE", "~/.aws/config"), profile if profile == "default" else f"profile {profile}"),
        (os.environ.get("AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials"), profile),
    )
    found: dict[str, str] = {}
    for path, section in files:
        parser = configparser.RawConfigParser()
        try:
            parser.read(Path(path).expanduser(), encoding="utf-8")
        except (configparser.Error, OSError, UnicodeError):
            # Without its cause: that quotes the line.
            raise StoreError(f"'{path}' cannot be read as a profile of AWS's tools; look at its form") from None
        if parser.has_section(section):
            found |= {
                ours: parser[section][theirs] for theirs, ours in PROFILE_KEYS.items() if theirs in parser[section]
            }
    return found


def _explain(error: Exception) -> StoreError:
    """Say in a sentence why it failed, without the library's own words, which name paths."""
    told = str(error).casefold()
    meanings = (
        (("nosuchbucket",), "there is no such bucket; make it first, or look at its name"),
        (("signaturedoesnotmatch", "invalidaccesskeyid", "unauthenticated", "401", "credential", "169.254.169.254"),
         "the store refuses the login; look at the environment (AWS_ACCESS_KEY_ID, …) or at AWS_PROFILE"),
        (("accessdenied", "permission", "403", "forbidden"),
         "the store does not allow that; look at what the key may do, and at the bucket's name"),
        (("quota", "storagefull", "507", "insufficient"), "the store has no room; make some, then try again"),
        (("slowdown", "503", "toomanyrequests"), "the store asks to slow down; try again later"),
        (("certificate",), "the store's certificate is refused; look at its endpoint"),
    )  # fmt: skip
    found = (meaning for words, meaning in meanings if any(word in told for word in words))
    return StoreError(next(found, "the store could not be reached, or did not answer as one; try again later"))
