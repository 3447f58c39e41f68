"""A WebDAV server as a place for feeds (RFC 4918): Nextcloud, ownCloud, web space."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from urllib.parse import quote

from followup_ics.publishing.places.place import SECONDS, LostPlaceError, PlaceError, Step, find_folder, find_type
from followup_ics.publishing.web import Answer, FailureReason, Login, NoAnswerError, Question, ask

IN_PLACE: Final = re.compile(r"/(?:remote|public)\.php/")
"""Nextcloud and ownCloud write beside and rename by themselves, and a MOVE onto a file ends its public link."""

GET_OK, CREATED, NO_CONTENT, MULTI_STATUS = 200, 201, 204, 207
UNAUTHORIZED, FORBIDDEN, NOT_FOUND, NOT_ALLOWED, CONFLICT, GONE, CHANGED = 401, 403, 404, 405, 409, 410, 412
TOO_LARGE, FULL = 413, 507
HREF: Final = re.compile(rb"<(?:[^<>/]*:)?href[\s>]")

REASONS: Final = {
    UNAUTHORIZED: "the server refuses the login; look at ~/.netrc, or at FOLLOWUP_ICS_PASSWORD and the user in 'to:'",
    FORBIDDEN: "the server does not allow that there; look at the folder's permissions, or choose another",
    NOT_FOUND: "the server knows no such folder; make it there first, or look at the path in 'to:'",
    CONFLICT: "the server knows no such folder; make it there first, or look at the path in 'to:'",
    NOT_ALLOWED: "the server speaks no WebDAV at that path; look at the path in 'to:'",
    CHANGED: "somebody else published there at the same time; publish again",
    TOO_LARGE: "the server has no room for the feed; make some, then publish again",
    FULL: "the server has no room for the feed; make some, then publish again",
}


class DavServer:
    """Publish to a WebDAV server: written beside, then moved into place; or in place where the server does that.

    Apache's mod_dav replaces in one step. WsgiDAV takes the old file away first, for some thousandths of a second; it
    would show half-sent files where it is written in place, which is worse.

    ``address`` is that of the folder; ``mark`` makes the names of this machine's temporary files its own.
    """

    def __init__(self, address: str, *, login: Login | None, mark: str, seconds: float = SECONDS) -> None:
        self.address, self.login, self.mark, self.seconds = address.rstrip("/"), login, mark, seconds
        self.tags: dict[str, str | None] = {}
        self.folders: set[str] = set()

    def read(self, names: Iterable[str]) -> Mapping[str, bytes]:
        """Return the files that are there of those named."""
        found = {}
        for name in names:
            answer = self._ask("GET", name, allowed={GET_OK, NOT_FOUND, CONFLICT, GONE})
            if answer.status == GET_OK:
                if answer.is_cut or answer.is_larger or "content-encoding" in answer.headers:
                    raise PlaceError("the server did not send a file of ours as it is; try again")
                found[name] = answer.body
                self.folders.add(find_folder(name))
            self.tags[name] = answer.headers.get("etag") if answer.status == GET_OK else None
        return found

    def apply(self, steps: Sequence[Step]) -> None:
        """Carry out steps in their order."""
        for step in steps:
            if step.data is None:
                self._ask("DELETE", step.name, allowed={GET_OK, NO_CONTENT, NOT_FOUND, CONFLICT, GONE})
                self._remove_empty(find_folder(step.name))
                continue
            self._make_folder(find_folder(step.name))
            if IN_PLACE.search(self.address):
                self._put_in_place(step.name, step.data)
            else:
                self._put_beside(step.name, step.data)

    def close(self) -> None:
        """Do nothing: each step ends by itself."""

    def _put_beside(self, name: str, data: bytes) -> None:
        beside = f"{name}.{self.mark}.part"
        try:
            self._ask("PUT", beside, allowed={GET_OK, CREATED, NO_CONTENT}, body=data)
            headers = {"Destination": self._locate(name), "Overwrite": "T"}
            self._ask("MOVE", beside, allowed={GET_OK, CREATED, NO_CONTENT}, headers=headers)
        except PlaceError:
            self._try_delete(beside)
            raise

    def _put_in_place(self, name: str, data: bytes) -> None:
        tag = self.tags.get(name)
        headers = {"If-Match": tag} if tag else {"If-None-Match": "*"} if name in self.tags else {}
        self._ask("PUT", name, allowed={GET_OK, CREATED, NO_CONTENT}, headers=headers, body=data)
        self.tags.pop(name, None)

    def _make_folder(self, folder: str) -> None:
        """Make a folder, and the one above it where that is missing."""
        if folder in self.folders:
            return
        allowed = {GET_OK, CREATED, NOT_ALLOWED}
        answer = self._ask("MKCOL", folder, allowed=allowed | {CONFLICT, NOT_FOUND} if folder else allowed)
        if answer.status in {CONFLICT, NOT_FOUND}:
            self._make_folder("")
            self._ask("MKCOL", folder, allowed=allowed)
        self.folders.add(folder)

    def _remove_empty(self, folder: str) -> None:
        """Remove a folder of ours that has nothing in it any more: DELETE would take all of it."""
        if not folder:
            return
        listed = self._ask("PROPFIND", folder, allowed=range(600), headers={"Depth": "1"})
        if listed.status == MULTI_STATUS and len(HREF.findall(listed.body)) == 1:
            self._ask("DELETE", f"{folder}/", allowed=range(600))
        self.folders.discard(folder)

    def _try_delete(self, name: str) -> None:
        """Take away what a failure left; where that fails too, the next publishing writes over it."""
        try:
            self._ask("DELETE", name, allowed=range(600))
        except PlaceError:
            return

    def _locate(self, name: str) -> str:
        return f"{self.address}/{quote(name)}" if name else f"{self.address}/"

    def _ask(
        self,
        method: str,
        name: str,
        *,
        allowed: Iterable[int],
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
    ) -> Answer:
        typed = {"Content-Type": find_type(name.removesuffix(f".{self.mark}.part"))} if body is not None else {}
        question = Question(method, self._locate(name), {**typed, **(headers or {})}, body=body, login=self.login)
        try:
            answer = ask(question, seconds=self.seconds)
        except NoAnswerError as error:
            way_out = "look at the host in 'to:'" if error.reason is FailureReason.HOST else "publish again later"
            raise LostPlaceError(f"the server could not be reached ({error}); {way_out}") from error
        if answer.status not in allowed:
            reason = REASONS.get(answer.status, "try again, and look at the server's log if it stays so")
            raise PlaceError(f"the server answered {method} with {answer.status}: {reason}")
        return answer
