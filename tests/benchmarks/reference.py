"""What an engineer would write by hand: constraints, then for each kind nodes and relationships, UNWIND and MERGE.

Values are already clean, nothing is kept of where they came from, one thread.
"""

from collections.abc import Iterator

import neo4j

from tests.benchmarks.feeds import Applicant, clean

KINDS = {
    "phone": ("RefPhone", "REF_PHONE"),
    "email": ("RefEmail", "REF_EMAIL"),
    "address": ("RefAddress", "REF_ADDRESS"),
    "ip": ("RefIp", "REF_IP"),
    "linkedin": ("RefHandle", "REF_HANDLE"),
}
BATCH = 2_000


def prepare(driver: neo4j.Driver) -> None:
    """Create the constraints that make MERGE fast."""
    driver.execute_query(
        "CREATE CONSTRAINT ref_applicant IF NOT EXISTS FOR (n:RefApplicant) REQUIRE n.applicant_id IS UNIQUE"
    )
    for label, _ in KINDS.values():
        driver.execute_query(f"CREATE CONSTRAINT ref_{label} IF NOT EXISTS FOR (n:{label}) REQUIRE n.value IS UNIQUE")
    driver.execute_query("CALL db.awaitIndexes()")


def load(driver: neo4j.Driver, people: list[Applicant]) -> None:
    """Load all applicants and their values."""
    with driver.session() as session:

        def write(text: str, rows: list[dict[str, str]]) -> None:
            for batch in _batches(rows):
                session.execute_write(_run, text, batch)

        write(
            "UNWIND $rows AS row MERGE (a:RefApplicant {applicant_id: row.applicant_id}) SET a.name = row.name",
            [{"applicant_id": each.applicant_id, "name": f"Person {each.number}"} for each in people],
        )
        for kind, (label, relationship) in KINDS.items():
            rows = [{"applicant_id": each.applicant_id, "value": clean(kind, each.values[kind])} for each in people]
            write(f"UNWIND $rows AS row MERGE (:{label} {{value: row.value}})", rows)
            write(
                f"""UNWIND $rows AS row
                MATCH (a:RefApplicant {{applicant_id: row.applicant_id}})
                MATCH (v:{label} {{value: row.value}})
                MERGE (a)-[:{relationship}]->(v)""",
                rows,
            )


def _run(transaction: neo4j.ManagedTransaction, text: str, rows: list[dict[str, str]]) -> None:
    transaction.run(text, rows=rows).consume()


def _batches(rows: list[dict[str, str]]) -> Iterator[list[dict[str, str]]]:
    for start in range(0, len(rows), BATCH):
        yield rows[start : start + BATCH]
