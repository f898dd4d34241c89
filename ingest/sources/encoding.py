"""Which encoding a text is in, decided once from its first bytes; bytes that do not fit later are never replaced."""

import codecs
import io
import re

from charset_normalizer import from_bytes

from graph.errors import UsageError
from ingest.sources.contents import SAMPLE_BYTES, Contents

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CANDIDATES = ("cp1252", "cp1250", "cp1251", "shift_jis", "gb18030", "big5", "euc_kr", "euc_jp")
"""What a table that is not Unicode may be in. Asked about all encodings, detection calls short French texts Korean."""

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def encoding_of(sample: bytes, said: str | None = None) -> tuple[str, bool]:
    """Tell the encoding, and whether it is a guess. What the user says wins, then a byte order mark, then UTF-8."""
    if said is not None:
        return _known(said), False
    for mark, name in BYTE_ORDER_MARKS:
        if sample.startswith(mark):
            return name, False
    if _is_utf8(sample):
        return "utf-8", False
    return _guessed(_telling_lines(sample)), True


def as_text(contents: Contents, encoding: str) -> io.TextIOWrapper:
    """Decode `contents`, line ends as they are; an undecodable byte becomes a lone surrogate, never an error."""
    buffered = io.BufferedReader(contents, SAMPLE_BYTES)
    return io.TextIOWrapper(buffered, encoding=encoding, errors=_keeping_bytes(), newline="")


def _keeping_bytes() -> str:
    """Name the error handler that keeps each undecodable byte as U+DC00 and the byte.

    That is PEP 383's `surrogateescape`, which raises in the middle of a UTF-16 file and would lose what was read.
    """
    codecs.register_error("ringlight.keeping_bytes", _kept_bytes)
    return "ringlight.keeping_bytes"


def _kept_bytes(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(chr(0xDC00 + byte) for byte in error.object[error.start : error.end]), error.end


def _known(said: str) -> str:
    try:
        b"abcd".decode(said, _keeping_bytes())  # refuses what is a codec and no encoding of text, such as hex
        name = codecs.lookup(said).name
    except (LookupError, ValueError):
        raise UsageError(f"{said!r} is no encoding that is known here: say utf-8, cp1252, utf-16 or another.") from None
    # A byte order mark is not part of the first column's name, also where the user said plain UTF-8.
    return "utf-8-sig" if name == "utf-8" else name


def _is_utf8(sample: bytes) -> bool:
    """Whether most of what is beyond ASCII is UTF-8: a few broken bytes do not make the rest another encoding."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    beyond_ascii: list[str] = _BEYOND_ASCII.findall(decoder.decode(sample, final=len(sample) < SAMPLE_BYTES))
    undecodable = sum("\udc80" <= character <= "\udcff" for character in beyond_ascii)
    return 2 * undecodable <= len(beyond_ascii)


def _guessed(telling: bytes) -> str:
    """Pick the likeliest of `CANDIDATES`: Windows-1252, the commonest by far, wherever no other fits better."""
    matches = from_bytes(telling, cp_isolation=list(CANDIDATES))
    best = [match for match in matches if match.chaos == matches[0].chaos]
    fitting = [name for match in best for name in match.could_be_from_charset]
    return fitting[0] if fitting and "cp1252" not in fitting else "cp1252"


def _telling_lines(sample: bytes) -> bytes:
    """Pick the lines that hold more than ASCII, for only these tell one encoding from another."""
    return b"\n".join(line for line in sample.splitlines() if not line.isascii())[:65536]
