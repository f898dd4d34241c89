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
        "\u2044": "/",
        "〒": " ",
    }
)
_SILENT = re.compile(r"['`\u00b4]|(?<=\b[A-Za-z])\.(?=[A-Za-z]\b)")
_SCRIPT_BESIDE_DIGIT = re.compile(r"(?<=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])(?=\d)")
_WORD = re.compile(r"#|\d+(?:[-/]\d+)+[A-Z]?(?![^\W_])|[^\W_]+")
_SEGMENT = re.compile(r"[,;\n\r|\u3001\uff0c\u00b7]+|\s[-\u2013\u2014]\s")


def readable(raw: str) -> str:
    """`raw` on one line; fractions and ordinal marks are written out before NFKC runs them into the number."""
    return raw if raw.isascii() and raw.isprintable() else raw.translate(_FRACTIONS)


def segments(text: str) -> list[list[str]]:
    """The words between commas and line ends; empty segments are gone."""
    found = (words(segment) for segment in _SEGMENT.split(text))
    return [segment for segment in found if segment]


def words(text: str) -> list[str]:
    """`St. Mary's` is `ST MARYS`; `4-B` is two words, `34-12` and `1/2` are one."""
    plain = _SILENT.sub("", without_accents(text)).upper()
    return _WORD.findall(plain if plain.isascii() else _SCRIPT_BESIDE_DIGIT.sub(" ", plain))
