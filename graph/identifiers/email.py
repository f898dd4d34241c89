"""Mailboxes."""

from email_validator import EmailNotValidError, validate_email

from graph.identifiers.canonical import AddressParts, Canonical, Rejected, Validity
from graph.identifiers.text import LONGEST, one_line


def canonical_email(raw: str | AddressParts, region: str | None) -> Canonical | Rejected:
    """One mailbox, however its address is written."""
    del region
    if isinstance(raw, AddressParts):
        return Rejected("not an email address")
    if len(raw) > LONGEST:
        return Rejected("too long")
    text = one_line(raw)
    if not text:
        return Rejected("empty")
    if text.casefold() in {"n/a", "na", "none", "null", "unknown", "-"}:
        return Canonical("email", text.casefold(), text.casefold(), Validity.PLACEHOLDER)
    try:
        mail = validate_email(text, check_deliverability=False, test_environment=True, allow_display_name=True)
    except EmailNotValidError:
        return Rejected("not an email address")
    local, domain = mail.local_part.casefold(), mail.domain.casefold()
    if domain in {"gmail.com", "googlemail.com"}:
        local, domain = local.replace(".", ""), "gmail.com"
    local = local.partition("+")[0] or local
    key = f"{local}@{domain}"
    validity = Validity.PLACEHOLDER if key in {"test@test.com", "none@none.com"} else Validity.CANONICAL
    return Canonical("email", key, key, validity, {"domain": domain})
