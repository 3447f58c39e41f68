"""Calendar invitations: bytes of a mail or of an .ics file in, what they say of an interview out, nothing fetched."""
