"""The text and the lines of a feed: what a text may hold, where a line is folded, and how it is unfolded again."""

import codecs
import re
import unicodedata

FOLD = b"\r\n "
BLOCK = 65536
CHUNK = 74  # octets of text in a line of 75: the space that begins a continued line counts as one

# The patterns that few texts need are compiled by the first that does.
# What breaks a line in one program or another: CR LF, CR, VT, FF, NEL, and the two Unicode separators.
LINE_BREAKS = "\r\n|[\r\x0b\x0c\x85\u2028\u2029]"
CONTROLS = "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff]"
# Four of ten readers take a backslash before 'n' for a line break, rightly escaped or not, and so does the library
# that writes (before 'N'). The fullwidth form of the same character looks alike and is safe.
BACKSLASHES_BEFORE_N = r"\\+(?=[nN])"
FULLWIDTH_BACKSLASH = "\N{FULLWIDTH REVERSE SOLIDUS}"
NAME_MARKUP = rf"[,;\\\s{FULLWIDTH_BACKSLASH}]+"

ESCAPED = re.compile(r"\\([\\;,nN])")
# Pieces of 74 octets that end between two of ASCII, as long as there are any; a backslash stays with what it escapes.
PLAIN_PIECES = re.compile(rb"(?:.{73}(?:[\x00-\x5b\x5d-\x7f](?=[\x00-\x7f])|(?=\\[\x00-\x7f])))*", re.DOTALL)
PIECE = re.compile(rb".{73}(?:[^\\](?=.)|(?=\\.))|.+", re.DOTALL)
PLAIN_OCTETS = bytes([*b"\n", *range(0x20, 0x7F)])
# Printed as they are and composed already (NFC): the signs of our own texts, and those of Latin-1 but the soft hyphen.
PLAIN_SIGNS = frozenset(map(chr, (*range(0xA1, 0xAD), *range(0xAE, 0x100), 0x2013, 0x2014, 0x2019, 0x2026)))
JOINERS = frozenset("\u200c\u200d")
MARKS = frozenset({"Mn", "Mc", "Me"})
VIRAMA = 9  # Unicode's class of the sign that joins the letters of Indian scripts
SKIN_TONES = range(0x1F3FB, 0x1F400)
FLAG_LETTERS = range(0x1F1E6, 0x1F200)
TAGS = range(0xE0020, 0xE0080)


def make_feed_text(text: str) -> str:
    r"""Make any text fit for a feed: composed (NFC), line breaks as ``\n``, no control characters, no blank ends.

    >>> make_feed_text("Hello,\r\nbring C:\\new\x07 ")
    'Hello,\nbring C:\uff3cnew'
    """
    is_plain = _is_plain(text)
    if not is_plain and not text.replace("\n", "").isprintable():
        text = re.sub(CONTROLS, "", re.sub(LINE_BREAKS, "\n", text)).replace("\t", " ")
    if "\\" in text:
        text = re.sub(BACKSLASHES_BEFORE_N, lambda run: FULLWIDTH_BACKSLASH * len(run[0]), text)
    return (text if is_plain else unicodedata.normalize("NFC", text)).strip()


def _is_plain(text: str) -> bool:
    """Tell whether a text has nothing but line breaks, what ASCII can print, and plain signs: a quick look."""
    rest = text.encode(errors="surrogatepass").translate(None, PLAIN_OCTETS)
    return not rest or PLAIN_SIGNS.issuperset(rest.decode(errors="replace"))


def make_feed_line(text: str) -> str:
    r"""Make any text one line that is fit for a feed.

    >>> make_feed_line("Thank Dana\r\n  at Acme ")
    'Thank Dana at Acme'
    """
    return " ".join(make_feed_text(text).split())


def make_calendar_name(text: str) -> str:
    r"""Make a calendar's name: one line without ``, ; \``, which most calendars show with backslashes.

    >>> make_calendar_name("Dana; jobs, 2026")
    'Dana jobs 2026'
    """
    return re.sub(NAME_MARKUP, " ", make_feed_text(text)).strip()


def fold_line(data: bytes) -> bytes:
    r"""Fold a content line at 75 octets, between characters as people see them; the end of the line is not added.

    >>> fold_line(b"SUMMARY:" + b"x" * 70)
    b'SUMMARY:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n xxxx'
    """
    if len(data) <= CHUNK:
        return data
    chunks: list[bytes] = []
    start, last = 0, len(data) - CHUNK
    while start < last:
        if data[start:].isascii():
            return FOLD.join([*chunks, *PIECE.findall(data, start)])
        plain = PLAIN_PIECES.match(data, start)
        if plain and plain.end() > start:
            chunks += PIECE.findall(data, start, plain.end())
            start = plain.end()
        else:
            end = find_kind_fold(data, start)
            chunks.append(data[start:end])
            start = end
    chunks.append(data[start:])
    return FOLD.join(chunks)


def find_kind_fold(data: bytes, start: int) -> int:
    """Find where a line is folded next: not within a character, nor within a cluster where that can be helped."""
    end = start + CHUNK
    while is_continuation(data[end]):
        end -= 1
    # Letter and accent, the parts of an emoji: where a run of them fills the line there is no kinder place.
    chunk = data[start : end + 4].decode(errors="ignore")
    at = len(data[start:end].decode())
    kind = at
    while kind > at // 2 and is_joined(chunk[kind - 1], chunk[kind]):
        kind -= 1
    return end if kind == at // 2 else end - len(chunk[kind:at].encode())


def is_continuation(octet: int) -> bool:
    """Tell whether an octet of UTF-8 continues a character."""
    return octet & 0xC0 == 0x80  # noqa: PLR2004 - 10xxxxxx, as UTF-8 defines it


def is_joined(before: str, after: str) -> bool:
    r"""Tell whether two characters are better not parted: marks, emoji, flags, an escaped character.

    >>> is_joined("e", "\u0301"), is_joined("e", "a")
    (True, False)
    """
    return (
        before == "\\"
        or before in JOINERS
        or after in JOINERS
        or unicodedata.category(after) in MARKS
        or ord(after) in SKIN_TONES
        or ord(after) in TAGS
        or unicodedata.combining(before) == VIRAMA
        or (ord(before) in FLAG_LETTERS and ord(after) in FLAG_LETTERS)
    )


def unfold_lines(data: bytes) -> bytes:
    r"""Undo all folding; the lines end with ``\n`` then, as Git or an editor may have left them already.

    >>> unfold_lines(b"SUMMARY:Thank\r\n  Dana\r\n")
    b'SUMMARY:Thank Dana\n'
    """
    return data.replace(b"\r\n", b"\n").replace(b"\n ", b"")


def escape_text(text: str) -> bytes:
    r"""Write a text that is fit for a feed as a property's TEXT value (RFC 5545, section 3.3.11).

    >>> print(escape_text("Thank Dana, Acme").decode())
    Thank Dana\, Acme
    """
    # What is escaped is found in octets far quicker than in characters.
    value = text.encode()
    return value.replace(b"\\", rb"\\").replace(b";", rb"\;").replace(b",", rb"\,").replace(b"\n", rb"\n")


def unescape_text(value: str) -> str:
    r"""Read a property's TEXT value.

    >>> unescape_text(r"Thank Dana\, Acme")
    'Thank Dana, Acme'
    """
    return ESCAPED.sub(lambda escaped: "\n" if escaped[1] in "nN" else escaped[1], value)


def is_utf8(data: bytes) -> bool:
    r"""Tell whether bytes are UTF-8, without making a text of them all at once.

    >>> is_utf8("\u00fc".encode()), is_utf8(b"\xfc")
    (True, False)
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), BLOCK):
            decoder.decode(data[start : start + BLOCK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
