"""One investigator in a browser of their own: each step is done with mouse and keyboard, and tells its seconds."""

import time
from collections.abc import Awaitable
from dataclasses import dataclass

from playwright.async_api import Page

from tests.benchmarks.browser.rings import BuiltRing


@dataclass(frozen=True, slots=True)
class Investigator:
    """Somebody who looks at the app at `address`."""

    page: Page
    address: str

    async def opens(self) -> float:
        """From the address to a page with which one can work."""
        return await _seconds(self.page.goto(self.address), self.page.locator(".st-key-search input").wait_for())

    async def searches(self, text: str) -> float:
        """From Enter to whom it found."""
        await self.page.locator(".st-key-search input").fill(text)
        found = self.page.locator(".st-key-raw-matched-0").get_by_text(text.replace(" ", ""))
        return await _seconds(self.page.keyboard.press("Enter"), found.wait_for())

    async def opens_ring(self, ring: BuiltRing) -> float:
        """From the click on the first match to the drawing of its ring."""
        drawn = self.page.wait_for_function(_DRAWN, arg=[f"{ring.name}-0", ring.people])
        return await _seconds(self.page.get_by_role("button", name="Open ring").first.click(), drawn)

    async def asks_why(self, applicant_id: str) -> float:
        """From the click on a person to the evidence."""
        x, y = await self.page.evaluate(_WHERE, f"person:{applicant_id}")
        why = self.page.locator(".st-key-why .st-key-quiet-person").get_by_text(f"{applicant_id} ·")
        return await _seconds(self.page.mouse.click(x, y), why.wait_for())

    async def expands(self) -> tuple[float, float]:
        """From the key that shows more of the crowd's network to whom it brings; and by how many pixels anybody moved.

        The key and not the double click: where ten browsers share two processors, the clicks of one come too far apart.
        """
        network = await self.page.evaluate("__ring.ring.nodes.getIds().find(id => id.startsWith('value:ip:'))")
        await self.page.mouse.click(*await self.page.evaluate(_WHERE, network))
        await self.page.locator(".st-key-expand").wait_for()
        before = await self.page.evaluate(_PLACES)
        more = self.page.wait_for_function("before => __ring.ring.nodes.length >= before + 20", arg=len(before))
        seconds = await _seconds(self.page.keyboard.press("e"), more)
        after = await self.page.evaluate(_PLACES)
        return seconds, max(abs(after[node][axis] - at[axis]) for node, at in before.items() for axis in (0, 1))


async def _seconds(act: Awaitable[object], seen: Awaitable[object]) -> float:
    start = time.perf_counter()
    await act
    await seen
    return time.perf_counter() - start


_DRAWN = """
([subject, people]) => {
  const ring = globalThis.__ring?.ring;
  return ring?.ready && ring.subject === subject && ring.nodes.get().filter(node => node.standing).length >= people;
}
"""
_PLACES = """
() => Object.fromEntries(Object.entries(__ring.ring.net.getPositions()).map(([id, place]) => {
  const { x, y } = __ring.ring.net.canvasToDOM(place);
  return [id, [x, y]];
}))
"""
_WHERE = """
name => {
  const { net, canvas } = __ring.ring;
  canvas.scrollIntoView({ block: "center" });
  const { x, y } = net.canvasToDOM(net.getPositions([name])[name]);
  const box = canvas.getBoundingClientRect();
  return [box.x + x, box.y + y];
}
"""
