"""The words of an address: capitals, without accents and punctuation."""

import re

from graph.identifiers.text import without_accents

_FRACTIONS = str.maketrans(
    {"\n": ", ", "\r": ", ", "\v": ", ", "\f": ", ", "\u2028": ", ", "\u2029": ", "}
    | {
        "½": " 1/2",
        "¼": " 1/4",
        "¾": " 3/4",
        "⅓": " 1/3",
        "⅔": " 2/3",
        "º": "",
        "ª": "",
        "°": "",
        "№": " # ",
        "⁄": "/",
        "〒": " ",
    }
)
_SILENT = re.compile(r"[.'`´]")
_WORD = re.compile(r"#|\d+(?:[-/]\d+)+[A-Z]?(?![^\W_])|[^\W_]+")
_SEGMENT = re.compile(r"[,;\n\r|、，·]+|\s[-\u2013\u2014]\s")


def readable(raw: str) -> str:
    """`raw` on one line, with fractions and ordinal marks written out before they run into the number (NFKC: ½ → 1/2)."""
    return raw.translate(_FRACTIONS)


def segments(text: str) -> list[list[str]]:
    """The words between commas and line ends; empty segments are gone."""
    found = (words(segment) for segment in _SEGMENT.split(text))
    return [segment for segment in found if segment]


def words(text: str) -> list[str]:
    """`St. Mary's` is `ST MARYS`; `4-B` is two words, `34-12` and `1/2` are one."""
    return _WORD.findall(_SILENT.sub("", without_accents(text).upper()))
