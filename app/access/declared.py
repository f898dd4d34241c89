"""The table `[access]` of `ringlight.toml`: how people sign in, who has which role, and what is masked to whom."""

from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, field_validator, model_validator

from app.access.roles import MAY, Permission, Role
from graph.errors import UsageError
from graph.identifiers.kinds import KINDS
from graph.settings_file import NAME, Secret, Table, read_table


class Oidc(Table):
    """`[access.oidc]`: the identity provider, and what it says about somebody that makes their role."""

    provider: str
    """The address of its `…/.well-known/openid-configuration`."""
    client_id: str
    client_secret: Secret
    cookie_secret: Secret
    """Signs the cookie that Streamlit keeps the identity in; at least 32 characters."""
    user_claim: str = "email"
    role_claim: str | None = None
    """A claim, or a way into one (`realm_access.roles`), that holds a text or a list of texts."""
    claimed_roles: Mapping[str, Role] = Field(default_factory=dict)
    """What that claim may hold, and the role it stands for."""


class Access(Table):
    """The whole table; an absent one means one's own machine, and a one-time token."""

    sign_in: Literal["users", "oidc"] | None = None
    address: str | None = None
    """What people type to get here, such as `https://ringlight.example.com`."""
    hours: float = Field(default=12, gt=0, le=24 * 30)
    """After so many hours people sign in again."""
    roles: Mapping[str, Role] = Field(default_factory=dict)
    """Role by name of the user at the identity provider; it wins over what a claim says."""
    masked: Mapping[Role, frozenset[str]] = Field(default_factory=dict)
    """Kinds of identifiers whose values are masked to a role."""
    audit_to_stdout: bool = False
    oidc: Oidc | None = None

    @field_validator("address")
    @classmethod
    def _is_an_origin(cls, address: str | None) -> str | None:
        parts = urlsplit(address or "http://ringlight")
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/") or parts.query:
            raise ValueError("an address is https://, a name and perhaps a port, and nothing behind that")
        return address and address.rstrip("/")

    @field_validator("masked")
    @classmethod
    def _can_be_masked(cls, masked: Mapping[Role, frozenset[str]]) -> Mapping[Role, frozenset[str]]:
        for role, kinds in masked.items():
            if kinds and Permission.QUERY in MAY[role]:
                raise ValueError(f"an {role} may run queries and so sees everything: nothing can be masked to them")
            if unknown := kinds - KINDS.keys():
                raise ValueError(f"{min(unknown)} is no kind of identifier; there are {', '.join(KINDS)}")
        return masked

    @model_validator(mode="after")
    def _names_its_provider(self) -> Self:
        if (self.sign_in == "oidc") != (self.oidc is not None):
            raise ValueError('sign_in = "oidc" and the table [access.oidc] go together')
        return self


def read_access(home: Path) -> Access:
    """What the home's file says now."""
    return read_table(home, "access", Access)


def refuse_open_door(access: Access, host: str) -> None:
    """UsageError where other machines would be let in without sign-in, or would not know how to get here."""
    if is_loopback(host):
        return
    if access.sign_in is None:
        raise UsageError(
            f'Ringlight listens on {host or "every address"} only with sign-in: say sign_in = "users" or "oidc" '
            f"under [access] in {NAME} of the data folder (docs/access.md), or use 127.0.0.1."
        )
    if access.address is None:
        raise UsageError(
            f"Say under [access] in {NAME} by which address people get here, such as "
            'address = "https://ringlight.example.com".'
        )


def is_loopback(host: str) -> bool:
    """Whether only this machine gets there."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
