"""Why somebody removes or holds something: always said, and such that it can be stored."""

from graph.errors import UsageError

LONGEST = 20_000
"""Characters."""


def said(reason: str) -> str:
    """The reason, trimmed; UsageError where there is none or it is too long."""
    # Halves of characters come from a terminal's broken input and cannot be stored.
    reason = reason.strip().encode("utf-8", "replace").decode("utf-8")
    if not reason:
        raise UsageError("Say in a sentence why: the audit keeps it.")
    if len(reason) > LONGEST:
        raise UsageError(f"A reason has at most {LONGEST:,} characters.")
    return reason
