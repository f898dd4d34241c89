"""A Spark session that has the Neo4j connector, on a Java that Spark runs on."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import BrokenWorld, UsageError
from graph.server.artifacts import Artifact, Release
from graph.server.fetch import fetch

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

CONNECTOR = Artifact(
    "org.neo4j",
    "neo4j-connector-apache-spark_2.12",
    "5.0.3_for_spark_3",
    5_941_624,
    "d361558413d94c660a8a72f9674283946cee2115309a801a7e343cf1043377f6",
)
"""The newest for Spark 3 with Scala 2.12, which is what PySpark comes with."""
JAVA_RELEASES = range(8, 18)
"""Spark 3.5 runs on Java 8, 11 and 17."""
_VERSION = re.compile(r'version "(?:1\.)?(\d+)')


def connector_jar(cache: Path) -> Path:
    """The Neo4j Connector for Apache Spark, fetched once; BrokenWorld where that is not possible."""
    release = Release(f"spark-connector-{CONNECTOR.version}", "", (CONNECTOR,))
    try:
        return fetch(release, cache) / CONNECTOR.file_name
    except BrokenWorld as error:
        raise BrokenWorld(
            f"The Neo4j Connector for Apache Spark could not be fetched ({error.__cause__}): name its file, "
            f"{CONNECTOR.file_name}, with --connector."
        ) from error


def spark_session(
    master: str | None, connector: Path | None, cache: Path, settings: Mapping[str, str]
) -> "SparkSession":
    """Start Spark with the connector's jar, which is fetched into `cache` where none is named.

    UsageError without PySpark, BrokenWorld without a Java that it runs on.
    """
    try:
        from pyspark.sql import SparkSession  # noqa: PLC0415  # 300 MB that only this command needs
    except ImportError as error:
        raise UsageError("This needs PySpark: pip install 'ringlight[spark]'.") from error
    check_java(os.environ)
    # The tasks' Python is the one that runs here, unless the cluster's is said.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("ringlight").config("spark.ui.showConsoleProgress", "false")
    if master:
        builder = builder.master(master)
    builder = builder.config("spark.jars", str(connector or connector_jar(cache)))
    for name, value in settings.items():
        builder = builder.config(name, value)
    # Two attempts at one task, side by side, would count twice what they create.
    return builder.config("spark.speculation", "false").getOrCreate()


def check_java(environ: Mapping[str, str]) -> None:
    """BrokenWorld where JAVA_HOME, or else the path, has no Java that Spark runs on."""
    home = environ.get("JAVA_HOME")
    java = str(Path(home, "bin", "java")) if home else shutil.which("java", path=environ.get("PATH"))
    advice = "Spark 3.5 runs on Java 8, 11 or 17: set JAVA_HOME to one."
    if java is None:
        raise BrokenWorld(f"There is no Java. {advice}")
    try:
        told = subprocess.run([java, "-version"], capture_output=True, text=True, check=True).stderr  # noqa: S603
    except (OSError, subprocess.CalledProcessError) as error:
        raise BrokenWorld(f"{java} does not start ({error}). {advice}") from error
    found = _VERSION.search(told)
    if not found or int(found[1]) not in JAVA_RELEASES:
        raise BrokenWorld(f"{java} is Java {found[1] if found else 'of no known release'}. {advice}")
