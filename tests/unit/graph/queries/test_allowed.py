from pathlib import Path

import pytest

from graph.driver.plans import Operator, Plan
from graph.errors import UsageError
from graph.queries.allowed import allowed_on, shipped
from graph.queries.guard import refusal
from graph.settings import OwnServer

SERVER = OwnServer("bolt://graph.example.com", "neo4j", "secret")


def declare(home: Path, text: str) -> None:
    (home / "ringlight.toml").write_text(f"[queries]\n{text}", encoding="utf-8")


def test_without_a_table_what_comes_with_ringlight_may_run(tmp_path: Path) -> None:
    assert allowed_on(SERVER, tmp_path) == shipped()


def test_names_that_are_added_may_run_and_no_others(tmp_path: Path) -> None:
    declare(tmp_path, "operators = ['NewWay']\nprocedures = ['apoc.meta.data']\nfunctions = ['apoc.text.cleanX']")
    allowed = allowed_on(SERVER, tmp_path)
    for name, details in (("NewWay", "n"), ("ProcedureCall", "apoc.meta.data()"), ("Filter", "APOC.text.cleanx(n.a)")):
        plan = Plan("r", (Operator(name, "neo4j", details),))
        assert refusal(plan)
        assert refusal(plan, allowed) is None
    for name, details in (("NewWays", ""), ("ProcedureCall", "apoc.meta.dat()"), ("Filter", "apoc.text.clean(n.a)")):
        assert refusal(Plan("r", (Operator(name, "neo4j", details),)), allowed)


@pytest.mark.parametrize("query_type", ["w", "rw", "s"])
def test_what_does_more_than_read_stays_refused(tmp_path: Path, query_type: str) -> None:
    declare(tmp_path, "operators = ['Create']\nprocedures = ['apoc.create.node']")
    allowed = allowed_on(SERVER, tmp_path)
    writing = (Operator("Create", "neo4j", ""), Operator("ProcedureCall", "neo4j", "apoc.create.node()"))
    assert refusal(Plan(query_type, writing), allowed) == "does more than read, and analysts' queries are read-only"
    assert refusal(Plan("r", (Operator("Create", "system", ""),)), allowed) == "reads the system database"


@pytest.mark.parametrize(
    "text",
    [
        "operators = ['LoadCSV']",
        "operators = ['TransactionApply']",
        "operators = ['TransactionForeach']",
        "operators = ['ShowSettings']",
        "operators = ['TerminateTransactions']",
        "operators = ['AdministrationCommand']",
        "procedures = ['db.stats.retrieve']",
        "procedures = ['dbms.killConnection']",
        "procedures = ['db.resampleIndex']",
        "procedures = ['apoc.cypher.run']",
        "functions = ['apoc.cypher.runFirstColumn']",
    ],
)
def test_what_is_dangerous_cannot_be_added(tmp_path: Path, text: str) -> None:
    declare(tmp_path, text)
    with pytest.raises(UsageError, match="may not run in a query, whatever is listed here"):
        allowed_on(SERVER, tmp_path)


@pytest.mark.parametrize("name", ["apoc.*", "apoc.", "", " ", "apoc.text.join()", ".*"])
def test_a_name_is_exact(tmp_path: Path, name: str) -> None:
    for kind in ("operators", "procedures", "functions"):
        declare(tmp_path, f"{kind} = ['{name}']")
        with pytest.raises(UsageError, match="no exact name"):
            allowed_on(SERVER, tmp_path)


def test_the_embedded_server_knows_no_other_names(tmp_path: Path) -> None:
    declare(tmp_path, "procedures = ['db.info']")
    with pytest.raises(UsageError, match="server of your own"):
        allowed_on(OwnServer("bolt://127.0.0.1:7687", "neo4j", "x", disk=tmp_path), tmp_path)


def test_an_unknown_word_in_the_table_is_told(tmp_path: Path) -> None:
    declare(tmp_path, "procedure = ['db.info']")
    with pytest.raises(UsageError, match=r"queries\.procedure"):
        allowed_on(SERVER, tmp_path)
