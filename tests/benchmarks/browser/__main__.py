"""How long an investigator waits, in a real Chromium: `python -m tests.benchmarks.browser --applicants 20000`.

The browsers run on the machine that serves them, so that their own work is in every number.
"""

import asyncio
import os
import statistics
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import click
from playwright.async_api import Browser, async_playwright

from tests.benchmarks.browser.investigator import Investigator
from tests.benchmarks.browser.rings import OF_60, OF_300, write_feeds
from tests.browser.demonstration import RINGLIGHT, chromium, demonstration, served

GOALS = {
    "page opens": 2.0,
    "search": 0.3,
    "ring of 60 drawn": 1.5,
    "click to why": 0.3,
    "expand": 0.5,
    "ring of 300 drawn": 2.0,
}
AT_ONCE = 10
THINKS = 1.0
"""Seconds that somebody looks at what came before they do the next thing."""
SLOWEST = 120_000
Times = dict[str, list[float]]


@click.command()
@click.option("--applicants", default=20_000, show_default=True, help="Of the demonstration.")
@click.option("--rounds", default=5, show_default=True, help="Of each step; the median is told.")
@click.option("--home", type=click.Path(path_type=Path), help="With a demonstration that is loaded already.")
def main(applicants: int, rounds: int, home: Path | None) -> None:
    """Measure and print Markdown."""
    with demonstration("--applicants", str(applicants), home=home) as environ:
        _load_rings(environ)
        with served(environ) as address:
            asyncio.run(_measure(address, rounds))


def _load_rings(environ: Mapping[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for feed, path in write_feeds(Path(folder)).items():
            command = [*RINGLIGHT, "ingest", str(path), "--as", feed, "--zone", "UTC", "--into-demo"]
            subprocess.run(command, env=environ, check=True, stdout=subprocess.DEVNULL)


async def _measure(address: str, rounds: int) -> None:
    async with async_playwright() as playwright:
        args = ["--no-sandbox", "--disable-gpu"]
        browser = await playwright.chromium.launch(executable_path=chromium(), args=args)
        await _works(browser, address, 1)  # What is read, planned and compiled for the first time is no wait of a day.
        click.echo(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors\n")
        alone, moved = await _works(browser, address, rounds)
        _tell(alone, moved)
        together = await asyncio.gather(*(_works(browser, address, rounds) for _ in range(AT_ONCE)))
        one, ten = _p95([alone]), _p95([times for times, _ in together])
        click.echo(f"\np95 of a step: {one:.2f} s for one, {ten:.2f} s for {AT_ONCE} at once: {ten / one:.1f} times")
        await browser.close()


async def _works(browser: Browser, address: str, rounds: int) -> tuple[Times, float]:
    """What one investigator waited for each step, and by how many pixels anybody moved when others came."""
    times: Times = defaultdict(list)
    moved = 0.0
    for number in range(rounds):
        context = await browser.new_context(viewport={"width": 1280, "height": 800})
        context.set_default_timeout(SLOWEST)
        somebody = Investigator(await context.new_page(), address)
        times["page opens"].append(await somebody.opens())
        await asyncio.sleep(THINKS)
        times["search"].append(await somebody.searches(OF_60.phones[0]))
        await asyncio.sleep(THINKS)
        times["ring of 60 drawn"].append(await somebody.opens_ring(OF_60))
        await asyncio.sleep(THINKS)
        times["click to why"].append(await somebody.asks_why(OF_60.ids[2 + number % 3]))
        await asyncio.sleep(THINKS)
        seconds, pixels = await somebody.expands()
        times["expand"].append(seconds)
        await somebody.searches(OF_300.phones[0])
        await asyncio.sleep(THINKS)
        times["ring of 300 drawn"].append(await somebody.opens_ring(OF_300))
        moved = max(moved, pixels)
        await context.close()
    return times, moved


def _tell(times: Times, moved: float) -> None:
    click.echo("| step | median | slowest | goal |\n|---|---|---|---|")
    for step, goal in GOALS.items():
        took = times[step]
        click.echo(f"| {step} | {statistics.median(took):.2f} s | {max(took):.2f} s | {goal:.1f} s |")
    click.echo(f"\nmoved when others came: {moved:.0f} pixels")


def _p95(of: Sequence[Times]) -> float:
    steps = sorted(seconds for times in of for took in times.values() for seconds in took)
    return steps[min(len(steps) - 1, round(len(steps) * 0.95))]


if __name__ == "__main__":
    main()
