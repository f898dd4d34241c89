"""Phone numbers: E.164 and extension.

Ringlight reads what people write around a number (labels, extensions, doubled prefixes, letters on the keypad); which
country a number belongs to and what of it is a trunk prefix is the knowledge of `phonenumbers`.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import phonenumbers
from phonenumbers import PhoneMetadata, PhoneNumber, ValidationResult

from graph.identifiers.canonical import Canonical, Raw, Rejected, Validity
from graph.identifiers.placeholders import shipped_placeholders
from graph.identifiers.text import legible

_LABEL = (
    r"(?:tele?phone|phone|tel|fon|mobile?|mob|cell(?:ular)?|handy|ph|home|work|office|direct|whats\s?app|primary"
    r"|personal|other|[tmphcw](?=[.:]))"
)
_LABEL_BEFORE = re.compile(rf"^\W*{_LABEL}\b(?:\s*(?:no|number|phone)\b)?[\s.:=#-]*", re.I)
_LABEL_AFTER = re.compile(rf"(?<=\d)[\s,;:-]*[(\[]?\s*{_LABEL}\s*[)\]]?\s*$", re.I)
_EXTENSION = re.compile(
    r"(?<=\d)\)?[\s,;.-]*(?:;ext=|\b(?:extension|extn?|ex|anexo|int|dw)\.?|x|#|,+|;)[\s.:=#]*(\d{1,8})#?$", re.I
)
_CONTEXT = re.compile(r";(?:phone-context|isub|isdn-sub)=[^;]*", re.I)
_BETWEEN_DIGITS = str.maketrans("", "", " ().-/")
_DIGITS = re.compile(r"\+?\d+", re.ASCII)
_ON_KEYPAD = re.compile(r"[+(]?[\d\s().-]{3,}[A-Z][A-Z\d\s.-]{2,}", re.I)
_KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")

_NANP_DIGITS_WITH_1 = 11
_OLD_MEXICAN_MOBILE = 14
_PLAIN_NANP = re.compile(r"1?([2-9]\d\d[2-9]\d{6})", re.ASCII)
_FICTITIOUS = re.compile(
    r"\+(?:1\d{3}55501\d\d"  # North America: 555-0100 to 555-0199
    r"|447700900\d{3}|441632960\d{3}"  # Ofcom's numbers for drama; those in area codes are valid to the library
    r"|35320(?:91\d|00)\d{4}"  # ComReg
    r"|3363998\d{4})"  # ARCEP
)


def canonical_phone(raw: Raw, region: str | None) -> Canonical | Rejected:
    """One line that can be dialled: `+12025550143;ext=5` is not the switchboard `+12025550143`.

    `region` is where a national number is at home. Without it a national number is rejected: it is never guessed.
    """
    text = legible(raw, "phone")
    if not isinstance(text, str):
        return text
    dialled, extension = _dialled(text)
    if not dialled:
        return Rejected("not a phone number")
    home = region.strip().upper() if region else None
    return _canonical(dialled, extension, "GB" if home == "UK" else home)


def _dialled(text: str) -> tuple[str, str]:
    """The digits, after a plus if there is one, and the extension; empty when `text` holds anything else."""
    digits = text.translate(_BETWEEN_DIGITS)
    if _DIGITS.fullmatch(digits):
        return digits, ""
    if not text.isascii():
        text = "".join(_ascii_digit(character) for character in text)
    text = _LABEL_AFTER.sub("", _LABEL_BEFORE.sub("", _CONTEXT.sub("", text)))
    extension = ""
    if found := _EXTENSION.search(text):
        text, extension = text[: found.start()], found[1]
    if _ON_KEYPAD.fullmatch(text):
        text = text.upper().translate(_KEYPAD)
    digits = "+" * text.lstrip("( ").startswith("+") + re.sub(r"[^\w]+", "", text)
    return (digits, extension) if _DIGITS.fullmatch(digits) else ("", "")


def _ascii_digit(character: str) -> str:
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)


def _canonical(dialled: str, extension: str, region: str | None) -> Canonical | Rejected:
    if filler := _filler(dialled):
        return Canonical("phone", filler, filler, Validity.PLACEHOLDER)
    if national := _plain_nanp(dialled, region):
        return _identifier(f"+1{national}", extension, given_out=_is_given_out_nanp(national))
    if region is None and not dialled.startswith(("+", "00")):
        return Rejected("national number without a region")
    number = _best_reading(dialled, region)
    if number is None:
        return Rejected("no number of that length exists there")
    national = phonenumbers.national_significant_number(number)
    if shipped_placeholders().phone_national.fullmatch(national):
        return Canonical("phone", national, national, Validity.PLACEHOLDER)
    e164 = f"+{number.country_code}{national}"
    return _identifier(e164, extension, given_out=phonenumbers.is_valid_number(number))


def _filler(dialled: str) -> str:
    """The digits without the North American 1 if somebody typed them to fill the field, else nothing."""
    digits = dialled.removeprefix("+")
    national = digits[1:] if len(digits) == _NANP_DIGITS_WITH_1 and digits[0] == "1" else digits
    return national if shipped_placeholders().phone_national.fullmatch(national) else ""


def _plain_nanp(dialled: str, region: str | None) -> str:
    """The ten digits of a number in the form that North America writes, where the library has nothing to decide."""
    if dialled.startswith("+1"):
        match = _PLAIN_NANP.fullmatch(dialled, 2)
    elif region in _nanp_regions():
        match = _PLAIN_NANP.fullmatch(dialled)
    else:
        return ""
    return match[1] if match else ""


def _best_reading(dialled: str, region: str | None) -> PhoneNumber | None:
    """The first reading that was given out to somebody, else the first that has a possible length."""
    possible = None
    for number in _readings(dialled, region):
        if phonenumbers.is_valid_number(number):
            return number
        if possible is None and _is_possible(number):
            possible = number
    return possible


def _readings(dialled: str, region: str | None) -> Iterator[PhoneNumber]:
    """As the region dials; with 00 for plus where the region dials another prefix; without a doubled country code."""
    if dialled.startswith("+521") and len(dialled) == _OLD_MEXICAN_MOBILE:
        dialled = "+52" + dialled[4:]  # the 1 for mobiles that Mexico gave up in 2019
    texts = [(dialled, region), ("+" + dialled[2:], None)] if dialled.startswith("00") else [(dialled, region)]
    for text, home in texts:
        number = _parsed(text, home)
        if number is None:
            continue
        yield number
        code, national = str(number.country_code), phonenumbers.national_significant_number(number)
        if national.startswith(code):
            texts.append((f"+{code}{national[len(code) :]}", None))


def _is_possible(number: PhoneNumber) -> bool:
    """Whether it has a length that exists there and, written in E.164, is read as itself again.

    (The library takes a trunk prefix off as long as it finds one.)
    """
    if phonenumbers.is_possible_number_with_reason(number) != ValidationResult.IS_POSSIBLE:
        return False
    return _parsed(f"+{number.country_code}{phonenumbers.national_significant_number(number)}", None) == number


def _parsed(dialled: str, region: str | None) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(dialled, region)
    except phonenumbers.NumberParseException:
        return None


def _is_given_out_nanp(national: str) -> bool:
    """The library's answer, after a look at the two patterns that hold nearly every number of North America."""
    if any(pattern.fullmatch(national) for pattern in _nanp_geographic()):
        return True
    return phonenumbers.is_valid_number(PhoneNumber(country_code=1, national_number=int(national)))


@cache
def _nanp_regions() -> frozenset[str]:
    return frozenset(phonenumbers.COUNTRY_CODE_TO_REGION_CODE[1])


@cache
def _nanp_geographic() -> tuple[re.Pattern[str], ...]:
    plans = (PhoneMetadata.metadata_for_region(region) for region in ("US", "CA"))
    fixed = (plan.fixed_line for plan in plans if plan)
    return tuple(re.compile(line.national_number_pattern or "") for line in fixed if line)


def _identifier(e164: str, extension: str, *, given_out: bool) -> Canonical:
    key = f"{e164};ext={extension}" if extension else e164
    validity = Validity.CANONICAL if given_out or _FICTITIOUS.fullmatch(e164) else Validity.INVALID
    properties = {"e164": e164, "extension": extension} if extension else {"e164": e164}
    return Canonical("phone", key, key, validity, properties)
