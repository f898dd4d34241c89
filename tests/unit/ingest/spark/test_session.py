import sys
from pathlib import Path

import pytest

from graph.errors import BrokenWorld, UsageError
from ingest.spark.session import check_java, spark_session


def _java(folder: Path, told: str, code: int = 0) -> dict[str, str]:
    (folder / "bin").mkdir()
    java = folder / "bin" / "java"
    java.write_text(f"#!/bin/sh\necho '{told}' >&2\nexit {code}\n", encoding="utf-8")
    java.chmod(0o755)
    return {"JAVA_HOME": str(folder), "PATH": ""}


@pytest.mark.parametrize(
    "told", ['openjdk version "17.0.15" 2025-04-15', 'java version "1.8.0_402"', 'openjdk version "11"']
)
def test_a_java_that_spark_runs_on_is_accepted(tmp_path: Path, told: str) -> None:
    check_java(_java(tmp_path, told))


@pytest.mark.parametrize(("told", "code"), [('openjdk version "25.0.2"', 0), ("what?", 0), ("no memory", 1)])
def test_any_other_java_is_refused_in_one_sentence(tmp_path: Path, told: str, code: int) -> None:
    with pytest.raises(BrokenWorld, match="Java 8, 11 or 17: set JAVA_HOME"):
        check_java(_java(tmp_path, told, code))


def test_no_java_at_all_is_said(tmp_path: Path) -> None:
    with pytest.raises(BrokenWorld, match="There is no Java"):
        check_java({"PATH": str(tmp_path)})


def test_without_pyspark_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(UsageError, match=r"pip install 'ringlight\[spark\]'"):
        spark_session("local[1]", None, tmp_path, {})
