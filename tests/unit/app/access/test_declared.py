from pathlib import Path

import pytest

from app.access.declared import Access, is_loopback, read_access, refuse_open_door
from app.access.roles import Role
from graph.errors import UsageError

OIDC = """
[access]
sign_in = "oidc"
[access.oidc]
provider = "https://login.example.com/.well-known/openid-configuration"
client_id = "ringlight"
client_secret = { env = "CLIENT" }
cookie_secret = { file = "cookie" }
"""


def declare(home: Path, text: str) -> Access:
    (home / "ringlight.toml").write_text(text)
    return read_access(home)


def test_without_a_file_nobody_signs_in_and_nothing_is_masked(tmp_path: Path) -> None:
    access = read_access(tmp_path)
    assert access.sign_in is None
    assert not access.masked


def test_kinds_are_masked_by_role(tmp_path: Path) -> None:
    access = declare(tmp_path, '[access.masked]\nviewer = ["phone", "ip"]')
    assert access.masked == {Role.VIEWER: {"phone", "ip"}}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[access]\nsign_in = "ldap"', "access.sign_in"),
        ('[access]\nsignin = "users"', "access.signin"),
        ('[access]\nsign_in = "oidc"', "go together"),
        (OIDC.replace('"oidc"', '"users"'), "go together"),
        (OIDC.replace('{ env = "CLIENT" }', '"hunter2"'), "access.oidc.client_secret"),
        ('[access.masked]\nviewer = ["shoe"]', "shoe is no kind"),
        ('[access.masked]\nanalyst = ["phone"]', "sees everything"),
        ('[access.masked]\nadministrator = ["phone"]', "sees everything"),
        ('[access.roles]\ndana = "boss"', "access.roles.dana"),
        ('[access]\naddress = "ringlight.example.com"', "an address is https://"),
        ('[access]\naddress = "https://ringlight.example.com/below"', "an address is https://"),
        ("[access]\nhours = 0", "access.hours"),
    ],
)
def test_what_cannot_be_meant_is_one_sentence_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as refused:
        declare(tmp_path, text)
    assert "ringlight.toml" in str(refused.value)
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.3.2.1", "::1", "localhost"])
def test_this_machine_alone_needs_no_sign_in(host: str) -> None:
    assert is_loopback(host)
    refuse_open_door(Access(), host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "example.com", "", "localhost.example.com"])
def test_another_host_is_refused_without_sign_in(host: str) -> None:
    with pytest.raises(UsageError, match="sign_in"):
        refuse_open_door(Access(), host)


def test_another_host_needs_to_say_by_which_address_people_come() -> None:
    with pytest.raises(UsageError, match="address ="):
        refuse_open_door(Access(sign_in="users"), "0.0.0.0")
    refuse_open_door(Access(sign_in="users", address="https://ringlight.example.com"), "0.0.0.0")
