"""What jobs said of somebody who is erased."""

from collections.abc import Callable
from pathlib import Path

from graph.database import Database
from graph.privacy.erase import erase

SAID = """
CREATE (:JobRun {sentence: 'The program said: no phone for APPLICANT-77.'}),
       (:JobRun {sentence: '1 file loaded with 2 rows.'}),
       (:JobContent {name: 'applicant-77.csv'})
"""
READ = "MATCH (n:JobRun|JobContent) RETURN coalesce(n.sentence, n.name) AS text ORDER BY text"


def test_their_id_is_taken_out_of_sentences_and_names_of_files(
    database: Database, tell: Callable[..., None], tmp_path: Path
) -> None:
    tell(("applicant-77", "phone", "(202) 555-0143"))
    database.write(lambda transaction: transaction.run(SAID))
    erase(database, tmp_path, "applicant-77", actor="ann", reason="They asked.")
    assert [row["text"] for row in database.read(READ)] == [
        "1 file loaded with 2 rows.",
        "The program said: no phone for [erased].",
        "[erased].csv",
    ]
