"""A share written into the input file: an entry more, or other values in one; every other byte as it was."""

import codecs
from collections.abc import Iterator

from followup_ics.input.edit.insert import Path, add_entry
from followup_ics.input.edit.lines import apply_changes
from followup_ics.input.edit.set_value import add_item, set_values
from followup_ics.input.edit.write_yaml import Fields, Value, render_flow_entry
from followup_ics.input.keys import publication
from followup_ics.input.parse import Calendars, parse_job_search
from followup_ics.input.yaml_tree import scan_source
from followup_ics.model.errors import FollowUpError, InputError
from followup_ics.model.search import Share, Show


def write_share(  # noqa: PLR0913 - the file, the share, and where it goes
    data: bytes, *, name: str, share: Share, place: int, is_new: bool, calendars: Calendars
) -> bytes:
    r"""Return the bytes of an input file with a share at a place among its shares: a new one, or the one there changed.

    What is changed in one that is there is what it shows, its end, and companies that are hidden as well. Raises
    `InputError` where the file is wrong already, `FollowUpError` where the share cannot be written into it.

    >>> from followup_ics.phrases.read import count_weekdays
    >>> calendars = Calendars(lambda code: None, lambda job_search, codes: count_weekdays)
    >>> data = b"timezone: UTC\nholidays: none\ninterviews: []\n"
    >>> share = Share(who="Maria", id="1f0c3a5b7d9e2468ac0e1b3d5f7a9c1e")
    >>> print(write_share(data, name="a.yaml", share=share, place=0, is_new=True, calendars=calendars).decode(), end="")
    timezone: UTC
    holidays: none
    interviews: []
    shares:
      - with: Maria
        id: 1f0c3a5b7d9e2468ac0e1b3d5f7a9c1e
        show: plan
    """
    before = parse_job_search(scan_source(data, name=name), calendars=calendars)
    shares = list(before.shares)
    shares[place : place if is_new else place + 1] = [share]
    path = ((publication.SHARES.name, place),)
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    text = data.removeprefix(mark).decode()
    if is_new:
        text = apply_changes(text, add_entry(text, path, list_fields(share)))
    else:
        text = _change(text, path, before.shares[place], share)
    after = mark + text.encode()
    try:
        written = parse_job_search(scan_source(after, name=name), calendars=calendars)
    except InputError as error:
        raise _refuse(name, path, share, error.problems[0].whole_message) from error
    if written != before._replace(shares=tuple(shares)):
        raise _refuse(name, path, share, "the lines there are laid out in an unusual way")
    return after


def list_fields(share: Share) -> Fields:
    """List the keys and values of a share as they are written, what it shows always said."""
    return tuple(_list_fields(share))


def _list_fields(share: Share) -> Iterator[tuple[str, Value]]:
    yield publication.WITH.name, share.who
    yield publication.SHARE_ID.name, share.id
    yield publication.SHOW.name, str(share.show)
    if share.hide:
        yield publication.HIDE.name, share.hide
    if share.until is not None:
        yield publication.UNTIL.name, share.until.isoformat()
    if share.ended_on is not None:
        yield publication.ENDED.name, share.ended_on.isoformat()


def _change(text: str, path: Path, former: Share, share: Share) -> str:
    """Change the text of an entry that is there, one key after the other."""
    if share.show is not former.show:
        text = apply_changes(text, set_values(text, path, {publication.SHOW.name: Show(share.show).value}))
    for company in share.hide[len(former.hide) :]:
        text = apply_changes(text, add_item(text, path, publication.HIDE.name, company))
    for key, before, after in (
        (publication.UNTIL, former.until, share.until),
        (publication.ENDED, former.ended_on, share.ended_on),
    ):
        if after is not None and after != before:
            text = apply_changes(text, set_values(text, path, {key.name: after.isoformat()}))
    return text


def _refuse(name: str, path: Path, share: Share, why: str) -> FollowUpError:
    place = ".".join(f"{key}[{index}]" for key, index in path)
    # Without the id: whoever has it has the feed.
    entry = render_flow_entry(tuple(each for each in list_fields(share) if each[0] != publication.SHARE_ID.name))
    return FollowUpError(
        f"{name}: nothing was written ({why}); write {place} yourself: {entry}, and 'id:' (32 hexadecimal digits)"
    )
