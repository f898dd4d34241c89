"""`ringlight spark-ingest`: loading by Spark, where one machine is not enough."""

import sys
from pathlib import Path

import click

from app.cli.ingest import SOMETHING_REJECTED, map_of, refuse_demo, show_summaries
from app.cli.reading import reading_options
from graph.access import open_database
from graph.errors import UsageError
from graph.settings import Settings
from graph.upkeep.own_placeholders import apply_own_placeholders
from ingest.spark.load import Request, load
from ingest.spark.session import spark_session


@click.command("spark-ingest", epilog="Example: ringlight spark-ingest s3a://lake/okta/2026 --map okta")
@click.argument("paths", metavar="PATHS...", nargs=-1, required=True)
@click.option("--as", "feed", metavar="FEED", help="What the files hold: applicants, phones … Of several, this one.")
@click.option("--map", "map_name", metavar="MAP", help="A TOML file, or the name of a map, that says where things are.")
@reading_options
@click.option("--strict", is_flag=True, help="End with exit code 3 when anything was rejected.")
@click.option("--into-demo", is_flag=True, help="Load into a demonstration's graph, which is otherwise refused.")
@click.option("--master", metavar="URL", help="Spark's master, such as local[4]; else what Spark is configured with.")
@click.option("--connector", type=click.Path(exists=True, path_type=Path), help="The connector's jar, if not fetched.")
@click.option("--conf", "conf", metavar="NAME=VALUE", multiple=True, help="A setting of Spark; as often as needed.")
@click.option("--writers", type=click.IntRange(1), default=4, show_default=True, help="Tasks that write at once.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def spark_ingest_command(
    settings: Settings,
    /,
    *,
    paths: tuple[str, ...],
    feed: str | None,
    map_name: str | None,
    strict: bool,
    into_demo: bool,
    master: str | None,
    connector: Path | None,
    conf: tuple[str, ...],
    writers: int,
    form: str,
    **said: str | None,
) -> None:
    """Load PATHS (files, folders and patterns that Spark reads) as `ringlight ingest` would load each file."""
    of = map_of(settings, feed, map_name, said)
    session = spark_session(master, connector, settings.cache, dict(map(_setting, conf)))
    with open_database(settings) as database:
        refuse_demo(database, into_demo=into_demo)
        request = Request(paths, of, settings.home, writers)
        summaries = load(session, database, request, lambda text: click.echo(text, err=True))
        apply_own_placeholders(database, settings.home)
    show_summaries(summaries, form)
    if strict and any(summary.rejections for summary in summaries):
        sys.exit(SOMETHING_REJECTED)


def _setting(said: str) -> tuple[str, str]:
    name, equals, value = said.partition("=")
    if not equals:
        raise UsageError(f"{said!r} is no setting: write --conf NAME=VALUE.")
    return name, value
