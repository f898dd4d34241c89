"""Addresses in Chinese, Japanese and Korean script: from the large to the small, without spaces."""

import re

from graph.identifiers.address.parts import WrittenAddress
from graph.identifiers.address.postal import PostalAddress
from graph.identifiers.address.postal_codes import split_at_postal_code

_COUNTRIES = frozenset(["CN", "JP", "KR", "TW", "HK", "MO"])
_SCRIPT = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_COUNTRY_NAME = re.compile(r"^(?:中国|中國|中华人民共和国|日本国?|대한민국|한국|台灣|臺灣|台湾)")
_BLOCK_WORDS = re.compile(r"(?:丁目|番地の?|番|号室|號|号|번지)")
_FIRST_DIVISION = re.compile(r"(.{2,5}?(?:都|道|府|県|省|自治区|市|縣|도|시))(?=.)")


def east_asian_address(written: WrittenAddress, country: str) -> PostalAddress | None:
    """One spelling of the whole text; the postal code adds nothing, as the text begins with province and city."""
    lines = [written.region, written.city, *written.lines, written.unit]
    if country not in _COUNTRIES or not any(_SCRIPT.search(word) for line in lines for word in line):
        return None
    text = "".join(_without_code(line, country) for line in lines)
    text = _BLOCK_WORDS.sub("-", _COUNTRY_NAME.sub("", text)).replace("--", "-").strip("-")
    division = _FIRST_DIVISION.match(text)
    if not division or not any(character.isdigit() for character in text):
        return None
    return PostalAddress(country, text[division.end() :], city=division[1])


def _without_code(line: list[str], country: str) -> str:
    split = split_at_postal_code(line, country)
    return "".join(split[0] + split[2] if split else line)
