"""Mailboxes: two spellings of an address that reach one mailbox have one key.

Case never matters and a plus tag is taken off at every domain: nearly every server reads it so (RFC 5233), and two
persons at `a@x.org` and `a+b@x.org` of one domain are rarer than one person who writes both. Dots, hyphens and sister
domains follow the provider's own rules, and make a difference everywhere else.
"""

import re
from functools import lru_cache

import idna
from email_validator import EmailNotValidError, validate_email

from graph.identifiers.canonical import Canonical, Raw, Rejected, Validity
from graph.identifiers.email_providers import FASTMAIL_DOMAINS, provider_of, without_tag
from graph.identifiers.placeholders import letters_and_digits, shipped_placeholders
from graph.identifiers.text import folded, legible

_WRITTEN_OUT_AT = re.compile(r"\s*[\[({<]\s*at\s*[\])}>]\s*|\s*@\s*", re.I)
_WRITTEN_OUT_DOT = re.compile(r"\s*[\[({<]\s*(?:dot|\.)\s*[\])}>]\s*", re.I)
_LABEL_BEFORE = re.compile(r"^(?:mailto|e-?mail(?:\s+address)?|mail|smtp)\s*[:=]\s*", re.I)
_IN_BRACKETS = re.compile(r"[^<>]*<\s*(?:mailto:)?([^<>]+)>[\s.,;]*", re.I)
_COMMENT_AFTER = re.compile(r"\s+\((?!at\))[^()]*\)$", re.I)
_AROUND = " \t.,;:<>()[]'"
_NOTHING_AROUND = re.compile(r"[\w+-][\w.+-]*@[\w-]+(?:\.[\w-]+)+", re.ASCII)

_LONGEST_LOCAL = 64
_LONGEST = 254
_ATOM = r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+"
_PLAIN_LOCAL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*", re.ASCII)


def canonical_email(raw: Raw, region: str | None) -> Canonical | Rejected:
    """The mailbox that an address reaches, with its domain in ASCII (IDNA). No name server is asked."""
    del region
    text = legible(raw, "email")
    if not isinstance(text, str):
        return text
    address = _address(text)
    local, at, domain = address.rpartition("@")
    if "@" in local and not local.endswith('"'):
        return Rejected("more than one email address")
    local, domain = _local_part(local), _ascii_domain(domain.strip(_AROUND))
    if not (at and local and domain) or len(local) + len(domain) >= _LONGEST:
        return Rejected("not an email address")
    return _mailbox(local, domain)


def _address(text: str) -> str:
    """The address alone: without `mailto:`, a name beside it, brackets and trailing punctuation."""
    if _NOTHING_AROUND.fullmatch(text):
        return text
    text = _LABEL_BEFORE.sub("", text)
    if named := _IN_BRACKETS.fullmatch(text):
        text = named[1]
    text = _COMMENT_AFTER.sub("", text)
    text = _WRITTEN_OUT_DOT.sub(".", _WRITTEN_OUT_AT.sub("@", text))
    return text.partition("?")[0].strip(_AROUND) if "?subject" in text.casefold() else text.strip(_AROUND)


def _local_part(local: str) -> str:
    """The part before the @ without case, or nothing if no server could have given it out."""
    local = folded(local)
    if len(local) > _LONGEST_LOCAL:
        return ""
    if _PLAIN_LOCAL.fullmatch(local):
        return local
    try:
        address = validate_email(f"{local}@example.com", check_deliverability=False, allow_quoted_local=True)
    except EmailNotValidError:
        return ""
    return address.local_part


@lru_cache(maxsize=50_000)
def _ascii_domain(domain: str) -> str:
    """The domain in lower-case ASCII, or nothing. Reserved ones (`.test`, `.example`, `.local`) are domains too."""
    try:
        ascii_domain = idna.encode(domain, uts46=True).decode("ascii")
    except UnicodeError:
        return ""
    _, _, top = ascii_domain.rpartition(".")
    return ascii_domain if top != ascii_domain and not top.isdecimal() else ""


def _mailbox(local: str, domain: str) -> Canonical:
    host, _, parent = domain.partition(".")
    if parent in FASTMAIL_DOMAINS:
        local, domain = host, parent
    local = without_tag(local, "+")
    if provider := provider_of().get(domain):
        local, domain = provider.mailbox(local), provider.domain(domain)
    key = f"{local}@{domain}"
    known = shipped_placeholders()
    filler = key in known.email_addresses or letters_and_digits(local) in known.email_mailboxes
    validity = Validity.PLACEHOLDER if filler else Validity.CANONICAL
    return Canonical("email", key, key, validity, {"domain": domain})
