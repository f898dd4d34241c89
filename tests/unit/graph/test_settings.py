from pathlib import Path

import pytest

from graph.errors import UsageError
from graph.settings import Login, OwnServer, Settings


def test_without_an_address_the_embedded_server_is_meant() -> None:
    settings = Settings.from_environ({"RINGLIGHT_HOME": "/data/ringlight", "NEO4J_URI": ""})
    assert settings.home == Path("/data/ringlight")
    assert settings.server is None
    assert settings.release == "current"


def test_an_address_means_the_users_own_server() -> None:
    environ = {"NEO4J_URI": "neo4j+s://graph.example.com", "NEO4J_PASSWORD": "secret", "NEO4J_DATABASE": "fraud"}
    assert Settings.from_environ(environ).server == OwnServer("neo4j+s://graph.example.com", "neo4j", "secret", "fraud")


def test_a_password_is_never_shown() -> None:
    assert "secret" not in repr(Settings.from_environ({"NEO4J_URI": "bolt://x", "NEO4J_PASSWORD": "secret"}))


def test_a_password_may_lie_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("se cret \r\n", encoding="utf-8")
    environ = {"NEO4J_URI": "bolt://x", "NEO4J_PASSWORD_FILE": str(tmp_path / "password")}
    assert Settings.from_environ(environ).server == OwnServer("bolt://x", "neo4j", "se cret ")


def test_a_password_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"NEO4J_PASSWORD_FILE names .*nowhere"):
        Settings.from_environ({"NEO4J_URI": "bolt://x", "NEO4J_PASSWORD_FILE": str(tmp_path / "nowhere")})


def test_a_password_has_one_place(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("secret", encoding="utf-8")
    both = {"NEO4J_PASSWORD": "secret", "NEO4J_PASSWORD_FILE": str(tmp_path / "password")}
    with pytest.raises(UsageError, match="both set"):
        Settings.from_environ({"NEO4J_URI": "bolt://x"} | both)


def test_queries_may_have_a_login_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("quiet\n", encoding="utf-8")
    own = {"NEO4J_URI": "bolt://x", "NEO4J_PASSWORD": "secret"}
    reader = {"NEO4J_READER_USER": "analyst", "NEO4J_READER_PASSWORD_FILE": str(tmp_path / "password")}
    both, one = Settings.from_environ(own | reader).server, Settings.from_environ(own).server
    assert both
    assert one
    assert (both.username, both.asks_as) == ("neo4j", Login("analyst", "quiet"))
    assert one.asks_as == Login("neo4j", "secret")
    assert "quiet" not in repr(both)


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({"NEO4J_READER_USER": "analyst"}, "set NEO4J_URI too"),
        ({"NEO4J_URI": "bolt://x", "NEO4J_READER_PASSWORD": "quiet"}, "NEO4J_READER_USER is not"),
    ],
)
def test_half_a_login_for_queries_is_told(environ: dict[str, str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        Settings.from_environ(environ)
