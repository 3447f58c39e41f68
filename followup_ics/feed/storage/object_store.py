"""Objects in a store such as S3: listed by the page, read, and written under conditions."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from followup_ics.feed.storage.address import StoreAddress, is_loopback, parse_store_address
from followup_ics.feed.storage.failures import ConditionError, StoreError, explain_failure, is_bucket_missing
from followup_ics.feed.storage.settings import find_s3_settings, is_azure_on_loopback

if TYPE_CHECKING:
    import obstore.store

PAGE: Final = 1000
"""So many objects are in an answer, the most that S3 gives."""


class Patience(NamedTuple):
    """Say how long to wait for a store: seconds for one answer, how often to ask again, and for how long in all.

    The library waits a little longer before each time that it asks again, as a store that asks to slow down needs it.
    """

    seconds: float = 20.0
    retries: int = 2
    retry_seconds: float = 20.0


BRIEF: Final = Patience()
"""For a person who waits for one feed."""


class Version(NamedTuple):
    """Hold what tells a version of an object from any other: its ETag, and with Google its generation as well."""

    tag: str | None
    generation: str | None = None

    def __str__(self) -> str:
        """Return one text for the version; a list of Azure's has the tag without the quotes of an answer."""
        return (self.tag or self.generation or "").strip('"')


ABSENT: Final = Version(tag="")
"""The version of an object that is not there."""


class StoredObject(NamedTuple):
    """Hold an object's bytes, and what tells this version of it from any other."""

    data: bytes
    version: Version


class ListedObject(NamedTuple):
    """Hold an object of a list: its name below the prefix, its bytes counted, and its version as one text."""

    name: str
    size: int
    version: str


class ObjectStore:
    """List, read and write the objects below a prefix of a bucket; one is never seen half written.

    ``address`` is ``s3://bucket/prefix``, or the same with ``gs`` or ``az``. The address of an S3 store is
    ``endpoint``, or AWS_ENDPOINT_URL, or AWS's; credentials come from the environment, from the profile that
    AWS_PROFILE names, or from the machine. It may be used by many threads at once.
    """

    def __init__(self, address: str, *, endpoint: str | None = None, patience: Patience = BRIEF) -> None:
        self.address = parse_store_address(address)
        self.store = _open_safely(self.address, endpoint=endpoint, patience=patience)

    def list_pages(self) -> Iterator[Sequence[ListedObject]]:
        """List the objects below the prefix, page by page, in the order of the store; S3 sorts by the name's bytes."""
        import obstore  # noqa: PLC0415 - an extra, and half a second

        start = len(self.address.prefix) + 1 if self.address.prefix else 0
        try:
            for page in obstore.list(self.store, self.address.prefix or None, chunk_size=PAGE):
                yield [
                    ListedObject(name=each["path"][start:], size=each["size"], version=_describe(each)) for each in page
                ]
        except (OSError, obstore.exceptions.BaseError) as error:
            raise explain_failure(error, scheme=self.address.scheme) from None

    def read(self, name: str, *, limit: int | None = None) -> StoredObject | None:
        """Read an object, at most a byte more than ``limit``; None where there is none."""
        import obstore  # noqa: PLC0415 - as above

        try:
            result = obstore.get(self.store, self._locate(name))
            version = Version(tag=result.meta["e_tag"], generation=result.meta["version"])
            if limit is None or result.meta["size"] <= limit:
                return StoredObject(data=bytes(result.bytes()), version=version)
            start = next(iter(result.stream(min_chunk_size=limit + 1)))
            return StoredObject(data=bytes(start)[: limit + 1], version=version)
        except FileNotFoundError as error:
            if is_bucket_missing(error):
                raise explain_failure(error, scheme=self.address.scheme) from None
            return None
        except (OSError, obstore.exceptions.BaseError) as error:
            raise explain_failure(error, scheme=self.address.scheme) from None

    def is_there(self, name: str) -> bool:
        """Tell whether there is an object of a name."""
        import obstore  # noqa: PLC0415 - as above

        try:
            obstore.head(self.store, self._locate(name))
        except FileNotFoundError:  # this answer has no body that could name the bucket
            return False
        except (OSError, obstore.exceptions.BaseError) as error:
            raise explain_failure(error, scheme=self.address.scheme) from None
        return True

    def write(
        self, name: str, data: bytes, *, headers: Mapping[str, str], only_over: Version | None = None
    ) -> Version | None:
        """Write an object with its headers, which a store forgets at each write; return the version that it has then.

        ``only_over`` is the version that it may replace; `ABSENT` where there must be none yet. Raises
        `ConditionError` where another one is there, and `UnansweredError` where nobody knows what is: such a write is
        not asked for again here. A store that knows no conditions is written without.
        """
        import obstore  # noqa: PLC0415 - as above

        path, attributes = self._locate(name), dict(headers)
        try:
            if only_over is not None:
                try:
                    mode: Any = "create" if only_over == ABSENT else _name_condition(only_over)
                    put = obstore.put(self.store, path, data, attributes=attributes, mode=mode, use_multipart=False)
                except obstore.exceptions.BaseError as error:
                    if "NotImplemented" not in str(error):
                        raise
                else:
                    return Version(tag=put["e_tag"], generation=put["version"])
            put = obstore.put(self.store, path, data, attributes=attributes, use_multipart=False)
            return Version(tag=put["e_tag"], generation=put["version"])
        except (obstore.exceptions.AlreadyExistsError, obstore.exceptions.PreconditionError):
            raise ConditionError("somebody else wrote there at the same time; try again") from None
        except (OSError, obstore.exceptions.BaseError) as error:
            raise explain_failure(error, scheme=self.address.scheme) from None

    def remove(self, name: str) -> None:
        """Remove an object; one that is not there is removed already."""
        import obstore  # noqa: PLC0415 - as above

        try:
            obstore.delete(self.store, self._locate(name))
        except FileNotFoundError:
            return
        except obstore.exceptions.BaseError as error:
            raise explain_failure(error, scheme=self.address.scheme) from None

    def _locate(self, name: str) -> str:
        return f"{self.address.prefix}/{name}" if self.address.prefix else name


def _describe(listed: "obstore.ObjectMeta") -> str:
    """Describe the version of an object of a list; by its time and size where the store gives no ETag."""
    version = str(Version(tag=listed["e_tag"], generation=listed["version"]))
    return version or f"{listed['last_modified'].isoformat()} {listed['size']}"


def _name_condition(version: Version) -> Mapping[str, str]:
    named = {"e_tag": version.tag, "version": version.generation}
    return {name: value for name, value in named.items() if value}


def _open_safely(address: StoreAddress, *, endpoint: str | None, patience: Patience) -> "obstore.store.ObjectStore":
    """Open a store; raise `StoreError` where the library is not there, or where nothing says how to reach the store."""
    try:
        import obstore  # noqa: PLC0415 - as above
    except ImportError as error:
        raise StoreError("it needs one more package: python -m pip install 'followup-ics[s3]'") from error
    try:
        return _open(address, endpoint=endpoint, patience=patience)
    except obstore.exceptions.BaseError as error:
        raise explain_failure(error, scheme=address.scheme) from None


def _open(address: StoreAddress, *, endpoint: str | None, patience: Patience) -> "obstore.store.ObjectStore":
    from obstore.store import AzureStore, GCSStore, S3Store  # noqa: PLC0415 - as above

    seconds = f"{patience.seconds}s"
    client: Any = {"timeout": seconds, "connect_timeout": seconds}
    retries: Any = {"max_retries": patience.retries, "retry_timeout": dt.timedelta(seconds=patience.retry_seconds)}
    if address.scheme == "gs":
        return GCSStore(address.bucket, client_options=client, retry_config=retries)
    if address.scheme == "az":
        client |= {"allow_http": True} if is_azure_on_loopback() else {}
        return AzureStore(address.bucket, client_options=client, retry_config=retries)
    settings: Any = dict(find_s3_settings(endpoint))
    client |= {"allow_http": True} if is_loopback(settings.get("endpoint", "")) else {}
    return S3Store(address.bucket, config=settings, client_options=client, retry_config=retries)
