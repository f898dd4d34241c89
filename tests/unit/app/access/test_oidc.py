from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.access.declared import Oidc, read_access
from app.access.entrance import Actor, Visit
from app.access.oidc import IdentityProvider, streamlit_secrets
from app.access.roles import Role
from graph.audit.trail import events
from graph.errors import UsageError
from graph.settings_file import Secret

DECLARED = """
[access]
sign_in = "oidc"
hours = 8
roles = { "boss@example.com" = "administrator" }
[access.oidc]
provider = "https://login.example.com/.well-known/openid-configuration"
client_id = "ringlight"
client_secret = { env = "CLIENT" }
cookie_secret = { env = "COOKIE" }
role_claim = "groups"
claimed_roles = { desk = "investigator", read = "viewer" }
"""
NOW = 1_800_000_000
DANA = {"is_logged_in": True, "sub": "1", "iat": NOW, "email": "dana@example.com", "groups": ["read", "desk", "x"]}

WhoIs = Callable[..., Actor | None]


@pytest.fixture
def provider(tmp_path: Path) -> IdentityProvider:
    (tmp_path / "ringlight.toml").write_text(DECLARED)
    return IdentityProvider(tmp_path, clock=lambda: NOW + 60)


@pytest.fixture
def who_is(provider: IdentityProvider) -> WhoIs:
    return lambda **said: provider.actor(Visit(claims={**DANA, **said}))


def test_the_highest_role_that_a_claim_stands_for_is_theirs(who_is: WhoIs) -> None:
    assert who_is() == Actor("dana@example.com", Role.INVESTIGATOR)
    assert who_is(groups=["read"]) == Actor("dana@example.com", Role.VIEWER)
    assert who_is(groups="desk") == Actor("dana@example.com", Role.INVESTIGATOR)


def test_a_role_by_name_wins(who_is: WhoIs) -> None:
    assert who_is(email="boss@example.com") == Actor("boss@example.com", Role.ADMINISTRATOR)


@pytest.mark.parametrize(
    "said",
    [
        {"is_logged_in": False},
        {"email": None},
        {"email": ""},
        {"email": ["boss@example.com"]},
        {"email_verified": False},
        {"groups": []},
        {"groups": None},
        {"groups": {"desk": True}},
        {"groups": [["desk"], 3, None]},
        {"iat": None},
        {"iat": "soon"},
        {"iat": NOW - 8 * 3600},
    ],
)
def test_nobody_else_comes_in(who_is: WhoIs, said: dict[str, Any]) -> None:
    assert who_is(**said) is None


def test_a_role_may_lie_inside_a_claim(tmp_path: Path, provider: IdentityProvider) -> None:
    (tmp_path / "ringlight.toml").write_text(DECLARED.replace('"groups"', '"realm_access.roles"'))
    claims = {**DANA, "groups": None, "realm_access": {"roles": ["desk"]}}
    found = provider.actor(Visit(claims=claims))
    assert found
    assert found.role is Role.INVESTIGATOR


def test_a_claim_may_have_dots_in_its_name(tmp_path: Path, provider: IdentityProvider) -> None:
    (tmp_path / "ringlight.toml").write_text(DECLARED.replace('"groups"', '"https://example.com/roles"'))
    assert provider.actor(Visit(claims={**DANA, "https://example.com/roles": ["desk"]}))


def test_a_role_that_was_taken_away_counts_no_longer(tmp_path: Path, who_is: WhoIs) -> None:
    assert who_is()
    (tmp_path / "ringlight.toml").write_text(DECLARED.replace('desk = "investigator", ', ""))
    found = who_is()
    assert found
    assert found.role is Role.VIEWER


def test_one_sign_in_is_written_down_once(tmp_path: Path, who_is: WhoIs) -> None:
    who_is()
    who_is()
    who_is(iat=NOW + 30)
    assert [(event.actor, event.action) for event in events(tmp_path)] == [("dana@example.com", "sign-in")] * 2


def test_who_signs_out_is_out_with_every_copy_of_the_cookie(provider: IdentityProvider, who_is: WhoIs) -> None:
    assert who_is()
    provider.end(Visit(claims=DANA))
    assert who_is() is None
    assert who_is(iat=NOW + 30)


def test_streamlit_gets_the_secrets_in_memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CLIENT", "known to both")
    monkeypatch.setenv("COOKIE", "c" * 32)
    (tmp_path / "ringlight.toml").write_text(DECLARED)
    oidc = read_access(tmp_path).oidc
    assert oidc
    auth = streamlit_secrets(oidc, "https://ringlight.example.com")["auth"]
    assert auth["redirect_uri"] == "https://ringlight.example.com/oauth2callback"
    assert (auth["client_secret"], auth["cookie_secret"]) == ("known to both", "c" * 32)


def test_a_short_cookie_secret_is_refused(tmp_path: Path) -> None:
    (tmp_path / "short").write_text("c" * 31)
    secret = Secret(file=tmp_path / "short")
    oidc = Oidc(provider="https://x", client_id="x", client_secret=secret, cookie_secret=secret)
    with pytest.raises(UsageError, match="cookie_secret"):
        streamlit_secrets(oidc, "https://ringlight.example.com")
