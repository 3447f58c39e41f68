"""A bucket as a place for feeds: AWS, Cloudflare R2, Backblaze B2, MinIO, Google's Cloud Storage, Azure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from followup_ics.feed.storage.failures import ConditionError, StoreError
from followup_ics.feed.storage.object_store import ABSENT, ObjectStore, Version
from followup_ics.publishing.places.place import LostPlaceError, PlaceError, Step, find_type

CACHE: Final = "public, max-age=300"
"""So long others may keep a copy: calendars ask once an hour at most."""


class Bucket:
    """Publish below a prefix of a bucket; a version that somebody else has put there is not written over."""

    def __init__(self, address: str, *, endpoint: str | None) -> None:
        try:
            self.store = ObjectStore(address, endpoint=endpoint)
        except StoreError as error:
            raise PlaceError(str(error)) from error
        self.versions: dict[str, Version] = {}

    def read(self, names: Iterable[str]) -> Mapping[str, bytes]:
        """Return the files that are there of those named."""
        found = {}
        for name in names:
            try:
                stored = self.store.read(name)
            except StoreError as error:
                raise PlaceError(str(error)) from error
            self.versions[name] = stored.version if stored else ABSENT
            if stored:
                found[name] = stored.data
        return found

    def apply(self, steps: Sequence[Step]) -> None:
        """Carry out steps in their order."""
        for step in steps:
            try:
                if step.data is None:
                    self.store.remove(step.name)
                    continue
                headers = {"Content-Type": find_type(step.name), "Cache-Control": CACHE}
                self.store.write(step.name, step.data, headers=headers, only_over=self.versions.get(step.name))
                self.versions.pop(step.name, None)
            except ConditionError as error:
                raise PlaceError("somebody else published there at the same time; publish again") from error
            except StoreError as error:
                raise LostPlaceError(str(error)) from error

    def close(self) -> None:
        """Do nothing: each step ends by itself."""
