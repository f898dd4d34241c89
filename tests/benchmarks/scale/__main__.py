"""How every promise holds as the graph grows: worlds of several sizes, each loaded in bulk into a server of its own.

    python -m tests.benchmarks.scale --applicants 10000 --applicants 100000

Each world is deterministic, and removed when it was measured.
"""

import tempfile
from pathlib import Path

import click

from tests.benchmarks.scale.measuring import Measured, measure
from tests.benchmarks.scale.table import write_table

PAGE = Path(__file__).parents[3] / "docs" / "scale.md"


@click.command()
@click.option("--applicants", "sizes", multiple=True, type=int, default=(10_000, 100_000, 1_000_000), show_default=True)
@click.option("--page", type=click.Path(path_type=Path), default=PAGE, help="Whose table is written anew.")
def main(*, sizes: tuple[int, ...], page: Path) -> None:
    """Measure each size, and write the table of the docs; after each size, so that what ran is not lost."""
    measured: list[Measured] = []
    for applicants in sizes:
        with tempfile.TemporaryDirectory(prefix="ringlight-scale-") as folder:
            measured.append(measure(applicants, Path(folder)))
        click.echo(write_table(page, measured))


if __name__ == "__main__":
    main()
