"""One mailbox, written as people write it."""

import random

from ingest.demo_world.belongings import Mailbox
from ingest.demo_world.dice import happens

_TAGS = ("jobs", "apply", "work", "hr")


def spelled_mailbox(mailbox: Mailbox, rng: random.Random) -> str:
    """Capitals anywhere; at Gmail also dots, a tag after a plus, and the provider's other name."""
    local, _, domain = mailbox.partition("@")
    if domain == "gmail.com":
        local, domain = _at_gmail(local, rng)
    written = f"{local}@{domain}"
    if happens(rng, 0.1):
        written = rng.choice((written.upper(), written.title()))
    return f" {written} " if happens(rng, 0.02) else written


def _at_gmail(local: str, rng: random.Random) -> tuple[str, str]:
    if happens(rng, 0.3):
        local = local.replace(".", "") if happens(rng, 0.5) else local.replace(".", "", 2)
    if happens(rng, 0.15):
        local = f"{local}+{rng.choice(_TAGS)}"
    return local, "googlemail.com" if happens(rng, 0.05) else "gmail.com"
