"""What mail providers make of the addresses that they hand out. Sources are the providers' own help pages and code."""

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Provider:
    """How one provider reads the part before the @, beside the plus tag that is taken off everywhere."""

    domains: tuple[str, ...]
    """The first stands for all: one name at any of them is one mailbox. With `several_namespaces`, each for itself."""
    ignored: str = ""
    """Characters that make no difference."""
    same_as_dot: str = ""
    """Characters that are read as a dot."""
    tag: str = ""
    """What begins a tag, beside the plus."""
    several_namespaces: bool = False

    def mailbox(self, local: str) -> str:
        """The name that the provider delivers to."""
        local = without_tag(local, self.tag) if self.tag else local
        for character in self.same_as_dot:
            local = local.replace(character, ".")
        return "".join(character for character in local if character not in self.ignored) or local

    def domain(self, domain: str) -> str:
        """The domain that stands for `domain`."""
        return domain if self.several_namespaces else self.domains[0]


def without_tag(local: str, mark: str) -> str:
    """What stands before the first `mark`, unless that is nothing or the name is quoted."""
    return local if local.startswith('"') else local.partition(mark)[0] or local


GMAIL = Provider(("gmail.com", "googlemail.com"), ignored=".")
APPLE = Provider(("icloud.com", "me.com", "mac.com"))
# Proton's own client removes all three before it compares two addresses (ProtonMail/WebClients).
PROTON = Provider(("proton.me", "protonmail.com", "protonmail.ch", "pm.me"), ignored="._-")
YANDEX = Provider(
    ("yandex.ru", "yandex.com", "yandex.by", "yandex.kz", "yandex.ua", "yandex.com.tr", "yandex.uz", "ya.ru"),
    same_as_dot="-",
)
# A disposable address of Yahoo is base-keyword; a name there cannot hold a hyphen.
YAHOO = Provider(
    (
        "yahoo.com", "ymail.com", "rocketmail.com", "myyahoo.com", "yahoo.ca", "yahoo.co.id", "yahoo.co.in",
        "yahoo.co.jp",
        "yahoo.co.kr", "yahoo.co.nz", "yahoo.co.th", "yahoo.co.uk", "yahoo.co.za", "yahoo.com.ar", "yahoo.com.au",
        "yahoo.com.br", "yahoo.com.cn", "yahoo.com.co", "yahoo.com.hk", "yahoo.com.mx", "yahoo.com.my", "yahoo.com.ph",
        "yahoo.com.sg", "yahoo.com.tr", "yahoo.com.tw", "yahoo.com.vn", "yahoo.de", "yahoo.dk", "yahoo.es", "yahoo.fr",
        "yahoo.gr", "yahoo.ie", "yahoo.in", "yahoo.it", "yahoo.nl", "yahoo.no", "yahoo.pl", "yahoo.ro", "yahoo.se",
    ),
    tag="-",
    several_namespaces=True,
)  # fmt: skip

FASTMAIL_DOMAINS = ("fastmail.com", "fastmail.fm")
"""Where anything@dana.fastmail.com reaches dana@fastmail.com."""


@cache
def provider_of() -> dict[str, Provider]:
    """Domain to provider."""
    return {domain: provider for provider in (GMAIL, APPLE, PROTON, YANDEX, YAHOO) for domain in provider.domains}
