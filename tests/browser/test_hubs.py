import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

HEADER, ROW, MIDDLE_OF_CHECKBOX = 35, 35, 20
WAITING = "[class*='st-key-hubs-waiting-'] .dvn-scroller"


@pytest.fixture
def busiest(ringlight: Callable[..., str], world: None) -> Iterator[str]:
    """The busiest value that nobody has classed; its class is taken back at the end."""
    waiting = json.loads(ringlight("hubs", "--unclassified", "--format", "json"))
    identifier_id: str = waiting[0]["identifier_id"]
    yield identifier_id
    ringlight("decide", identifier_id, "--verdict", "revoked", "--reason", "end of the test")


def test_a_value_is_classed_and_the_next_one_waits(
    page: Page, app: str, busiest: str, ringlight: Callable[..., str]
) -> None:
    page.goto(f"{app}hubs")
    expect(page.get_by_text("2 values to classify")).to_be_visible()
    page.locator(WAITING).click(position={"x": MIDDLE_OF_CHECKBOX, "y": HEADER + ROW / 2})
    expect(page.locator(".st-key-quiet-hub")).to_have_text(busiest)
    expect(page.locator(".st-key-decide")).to_contain_text("Nobody has decided about this.")
    page.locator(".st-key-decide").get_by_text("Decide", exact=True).first.click()
    page.locator(".st-key-decide label", has_text="a network behind which a carrier").click()
    page.locator(".st-key-decide textarea").fill("The carrier says so.")
    page.locator(".st-key-decide").get_by_role("button", name="Decide", exact=True).click()
    expect(page.get_by_text("1 value to classify")).to_be_visible()
    expect(page.get_by_text("1 value classed already")).to_be_visible()
    expect(page.locator(".st-key-decide")).to_contain_text("The carrier says so.")
    classed = json.loads(ringlight("hubs", "--format", "json"))
    assert [(one["identifier_id"], one["hub_class"]) for one in classed] == [(busiest, "carrier_nat")]
