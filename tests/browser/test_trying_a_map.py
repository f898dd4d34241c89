import json

from playwright.sync_api import FilePayload, Page, expect

HOSTILE = '"><img src=x onerror=alert(1)>'


def test_a_map_is_suggested_for_an_upload_and_tried_as_it_is_changed(page: Page, app: str) -> None:
    page.goto(f"{app}ingest")
    lines = [{"candidate id": 7, "mail": "dana@example.com", HOSTILE: 1}, {"candidate id": 8, "mail": HOSTILE}]
    content = "\n".join(map(json.dumps, lines)).encode()
    upload = FilePayload(name="export.jsonl", mimeType="application/json", buffer=content)
    page.locator(".st-key-try-map-file input[type=file]").set_input_files([upload])
    expect(page.get_by_text("emails: 1 row to load, 1 rejected")).to_be_visible()
    expect(page.get_by_text(f"Not used: {HOSTILE}")).to_be_visible()
    editor = page.locator("[class*='st-key-try-map-'] textarea").first
    editor.fill('feed = "emails"\n[columns]\napplicant_id = "candidate id"')
    editor.press("Control+Enter")
    expect(page.get_by_text("says nothing for email, which the feed emails needs")).to_be_visible()
    assert page.locator("img[src=x]").count() == 0
