"""What counts on a server of a company's own: names that it adds, and a login for queries alone."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from click.testing import CliRunner, Result
from streamlit.testing.v1 import AppTest

import ringlight as notebook
from app.cli.main import ringlight
from app.resources import forget_database, use
from graph.alerts.asking import ask
from graph.alerts.declaration import AlertDeclaration
from graph.database import Database
from graph.errors import LoginRefused, UsageError
from graph.queries.allowed import allowed_on
from graph.queries.run import answer
from graph.settings import Login, OwnServer, Settings

QUERY = """// title = "Ours"
// description = "Ours."
// returns = ["name"]
CALL db.info() YIELD name RETURN name
"""
PAGE = """
from app.resources import home
from app.views.query_answer import ask, show_answer
from graph.queries.library import find_query
query = find_query(home(), "ours")
ask(query.text, {}, {}, "ours")
show_answer("ours", query.text)
"""
INFO = "CALL db.info() YIELD name RETURN name"
WHO = "SHOW TRANSACTIONS YIELD username, currentQuery AS text WHERE text CONTAINS $of RETURN DISTINCT username"


@pytest.fixture
def reader() -> Login:
    """A login that no other test has tried, as a server refuses one for a while after some wrong passwords."""
    return Login(f"analyst_{uuid4().hex[:8]}", "an-analysts-own")


@pytest.fixture
def server(database: Database, reader: Login) -> Iterator[OwnServer]:
    """The session's server as a company's own one, with a login for queries."""
    create = "CREATE USER $name SET PASSWORD $password SET PASSWORD CHANGE NOT REQUIRED"
    database.administer(create, name=reader.username, password=reader.password)
    yield replace(database.server, disk=None, reader=reader)
    database.administer("DROP USER $name", name=reader.username)


@pytest.fixture
def own_home(tmp_path: Path) -> Path:
    """A home with a query of its own, and a table that adds what it needs."""
    home = tmp_path / "home"
    (home / "queries").mkdir(parents=True)
    home.chmod(0o700)
    (home / "queries" / "ours.cypher").write_text(QUERY, encoding="utf-8")
    (home / "ringlight.toml").write_text("[queries]\nprocedures = ['db.info']\n", encoding="utf-8")
    return home


@pytest.fixture
def own(server: OwnServer, reader: Login, own_home: Path) -> Mapping[str, str]:
    """What the environment says of that server and home."""
    return {
        "RINGLIGHT_HOME": str(own_home),
        "NEO4J_URI": server.uri,
        "NEO4J_PASSWORD": server.password,
        "NEO4J_PASSWORD_FILE": "",
        "NEO4J_READER_USER": reader.username,
        "NEO4J_READER_PASSWORD": reader.password,
    }


@pytest.fixture
def call(own: Mapping[str, str]) -> Callable[..., Result]:
    """Run `ringlight` there."""
    return lambda *arguments, **more: CliRunner().invoke(ringlight, list(arguments), env={**own, **more})


def test_a_query_enters_as_the_reader_and_all_else_as_before(server: OwnServer) -> None:
    with Database(server) as database, answer(database, "UNWIND range(1, 100000) AS x RETURN x", {}) as found:
        next(found.rows)
        assert database.read(WHO, of="100000") == [{"username": server.asks_as.username}]
        assert database.read(WHO, of="SHOW") == [{"username": database.server.username}]


def test_names_that_are_added_run_and_what_is_dangerous_still_does_not(server: OwnServer, own_home: Path) -> None:
    with Database(server) as database:
        allowed = allowed_on(server, own_home)
        with pytest.raises(UsageError, match=r"calls the procedure db\.info"), answer(database, INFO, {}):
            pass
        with answer(database, INFO, {}, allowed=allowed) as found:
            assert [row["name"] for row in found.rows] == ["neo4j"]
        for text in (
            "CREATE (n)",
            "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
            "UNWIND [1] AS x CALL (x) { RETURN x AS y } IN TRANSACTIONS RETURN y",
            "SHOW USERS",
            "CALL db.ping() YIELD success RETURN success",
        ):
            with pytest.raises(UsageError), answer(database, text, {}, allowed=allowed):
                pass


def test_every_way_to_ask_enters_as_the_reader_with_the_names_that_are_added(
    call: Callable[..., Result], own: Mapping[str, str], own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert json.loads(call("query", "run", "ours", "--format", "json").stdout) == [{"name": "neo4j"}]
    assert call("query", "check", str(own_home / "queries")).exit_code == 0
    refused = dict(own) | {"NEO4J_READER_PASSWORD": "wrong"}
    for environ, ask_all in ((own, _told), (refused, _refused)):
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        ask_all(Settings.from_environ(environ))
    assert isinstance(call("query", "run", "ours", NEO4J_READER_PASSWORD="wrong").exception, LoginRefused)


def _told(settings: Settings) -> None:
    assert settings.server
    with Database(settings.server) as database:
        assert ask(database, settings.home, _alert(), date(2026, 1, 1)).rows == ({"name": "neo4j"},)
    with notebook.connect() as bridge:
        assert bridge.query(INFO).evaluate() == "neo4j"
        assert bridge.polars(INFO).to_dicts() == [{"name": "neo4j"}]


def _refused(settings: Settings) -> None:
    assert settings.server
    with Database(settings.server) as database, pytest.raises(LoginRefused, match="check NEO4J_READER_USER and"):
        ask(database, settings.home, _alert(), date(2026, 1, 1))
    with notebook.connect() as bridge, pytest.raises(LoginRefused):
        bridge.table(INFO)


def _alert() -> AlertDeclaration:
    return AlertDeclaration.model_validate(
        {"query": "ours", "subject": "name", "reason": "x", "score": 0.5, "owner": "dana", "cron": "0 6 * * *"}
    )


@pytest.fixture
def page(own: Mapping[str, str]) -> Iterator[Callable[..., AppTest]]:
    """The page of queries, with the query of the home asked."""
    main = sys.modules["__main__"]

    def page(**more: str) -> AppTest:
        use(Settings.from_environ({**own, **more}))
        forget_database()
        return AppTest.from_string(PAGE, default_timeout=60).run()

    yield page
    forget_database()
    sys.modules["__main__"] = main


def test_the_app_asks_as_the_reader(page: Callable[..., AppTest]) -> None:
    assert page().dataframe[0].value.to_dict("list") == {"name": ["neo4j"]}
    refused = [each.value for each in page(NEO4J_READER_PASSWORD="wrong").text]
    assert refused == ["Neo4j refuses the login: check NEO4J_READER_USER and NEO4J_READER_PASSWORD."]


def test_status_tells_who_asks_and_whether_they_may(
    call: Callable[..., Result], own: Mapping[str, str], reader: Login
) -> None:
    assert f"queries run as     {reader.username}" in call("db", "status").stdout
    without = {name: value for name, value in own.items() if "READER" not in name}
    told = CliRunner().invoke(ringlight, ["db", "status"], env=without)
    assert "queries run as     neo4j" in told.stdout
    assert isinstance(call("db", "status", NEO4J_READER_PASSWORD="wrong").exception, LoginRefused)
