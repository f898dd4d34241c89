import pytest

from graph.driver.plans import Operator, Plan
from graph.queries.guard import refusal


def plan(*operators: tuple[str, str], query_type: str = "r", database: str = "neo4j") -> Plan:
    return Plan(query_type, tuple(Operator(name, database, details) for name, details in operators))


def test_a_plan_that_only_reads_may_run() -> None:
    reading = plan(
        ("ProduceResults", "n"),
        ("Filter", "n.`os.exec(` = $autostring_0 AND point.distance(n.a, n.b) > size(n.c)"),
        ("NodeUniqueIndexSeek", "UNIQUE n:Applicant(applicant_id) WHERE applicant_id = $id"),
        ("VarLengthExpand(All)", "(a)-[*..3]->()"),
    )
    assert refusal(reading) is None


@pytest.mark.parametrize("query_type", ["w", "rw", "s", ""])
def test_a_plan_that_writes_or_administers_may_not(query_type: str) -> None:
    assert refusal(plan(("ProduceResults", ""), query_type=query_type)) == (
        "does more than read, and analysts' queries are read-only"
    )


@pytest.mark.parametrize("name", ["LoadCSV", "ShowTransactions", "TerminateTransactions", "TransactionApply", "New"])
def test_an_operator_that_is_not_listed_may_not(name: str) -> None:
    assert refusal(plan(("ProduceResults", "x"), (name, ""))) == (
        f"uses {name}, which is not on the list of what only reads the graph"
    )


def test_only_listed_procedures_may_be_called() -> None:
    assert refusal(plan(("ProcedureCall", "db.labels() :: (label :: STRING)"))) is None
    assert "db.stats.retrieve" in (
        refusal(plan(("ProcedureCall", "db.stats.retrieve($autostring_0) :: (x :: MAP)"))) or ""
    )


def test_only_listed_functions_of_a_namespace_may_be_called() -> None:
    assert refusal(plan(("Projection", "date.truncate($autostring_0, date()) AS x"))) is None
    assert "apoc.util.sleep" in (refusal(plan(("Projection", "1 + apoc.util.sleep($autoint_0) AS `x`"))) or "")
    within = "db.index.fulltext.queryNodes($autostring_0, apoc.text.slug(a.x)) :: (node :: NODE)"
    assert "apoc.text.slug" in (refusal(plan(("ProcedureCall", within))) or "")


def test_the_system_database_may_not_be_read() -> None:
    assert refusal(plan(("AllNodesScan", "n"), database="system")) == "reads the system database"
