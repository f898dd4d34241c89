"""The reading of a raw value that every kind starts with."""

import re
import unicodedata

from graph.identifiers.canonical import AddressParts, Canonical, Raw, Rejected, Validity
from graph.identifiers.placeholders import letters_and_digits, shipped_placeholders

LONGEST = 1_000
"""Characters. No phone, address or profile is longer, and what comes after this check takes bounded time."""

_BLANKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_UNSEEN_MARKS = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0]")

_LATIN_MARKS = re.compile("([A-Za-z])[\u0300-\u036f]+")
_LETTERS_WITHOUT_DECOMPOSITION = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE"}
    | {
        "œ": "oe",
        "Œ": "OE",
        "\u0131": "i",
        "þ": "th",
        "Þ": "Th",
        "ð": "d",
        "Ð": "D",
        "\u02bb": "",
        "\u2019": "'",
        "ə": "e",
        "Ə": "E",
    }
)


def legible(raw: Raw, kind: str) -> str | Canonical | Rejected:
    """The text to go on with, on one line; or at once the placeholder or the rejection that it is."""
    if isinstance(raw, AddressParts):
        return Rejected(f"an address where a value of kind {kind} belongs")
    if len(raw) > LONGEST:
        return Rejected("too long")
    text = one_line(raw)
    if not text:
        return Rejected("empty")
    word = letters_and_digits(text)
    if not word:
        return placeholder(kind, "-")
    if word in shipped_placeholders().words:
        return placeholder(kind, word)
    return text


def placeholder(kind: str, word: str) -> Canonical:
    """A word in place of a value: kept and shown, never linking."""
    return Canonical(kind, word, word, Validity.PLACEHOLDER)


def one_line(raw: str) -> str:
    """`raw` in compatibility form (NFKC), single-spaced, without controls and without characters that nobody sees."""
    if raw.isascii() and raw.isprintable():
        return " ".join(raw.split())
    seen = "".join(character for character in unicodedata.normalize("NFKC", raw) if _is_seen(character))
    return _BLANKS.sub(" ", unicodedata.normalize("NFKC", _UNSEEN_MARKS.sub("", seen))).strip()


def folded(text: str) -> str:
    """Without case and compatibility forms, so that folding again changes nothing (Unicode's NFKC_Casefold)."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def _is_seen(character: str) -> bool:
    return unicodedata.category(character) not in {"Cf", "Cs", "Cn", "Co"}


def without_accents(text: str) -> str:
    """`text` with its Latin letters bare (é → e, ø → o); other scripts keep their marks, which tell words apart."""
    if text.isascii():
        return text
    bare = text.translate(_LETTERS_WITHOUT_DECOMPOSITION)
    return unicodedata.normalize("NFC", _LATIN_MARKS.sub(r"\1", unicodedata.normalize("NFD", bare)))
