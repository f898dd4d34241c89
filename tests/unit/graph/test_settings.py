from pathlib import Path

from graph.settings import OwnServer, Settings


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
