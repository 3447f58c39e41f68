"""Invitations made by hand, one line changed at a time."""

EVENT = {
    "UID": "UID:1",
    "DTSTAMP": "DTSTAMP:20261117T150000Z",
    "DTSTART": "DTSTART:20261124T150000Z",
    "DTEND": "DTEND:20261124T160000Z",
    "SUMMARY": "SUMMARY:Interview",
    "ORGANIZER": "ORGANIZER;CN=Dana Lee:mailto:dana@acme.example",
}


def write_invitation(*more: str, head: str = "", **changed: str) -> bytes:
    """Return an invitation with some lines changed or added; an empty one takes a line out."""
    lines = [line for line in (EVENT | changed).values() if line]
    body = "\r\n".join([*lines, *more])
    return f"BEGIN:VCALENDAR\r\n{head}BEGIN:VEVENT\r\n{body}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".encode()
