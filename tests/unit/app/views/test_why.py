from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from graph.rings.model import Ring


def _script(ring: "Ring", picked: str | None, outside: frozenset[str]) -> None:
    from app.ring_component.scene import Scene  # noqa: PLC0415
    from app.views.why import show_why  # noqa: PLC0415  # AppTest runs the text of this function alone

    show_why(Scene(ring, ring, outside=outside), picked, {"A-2": ("sso-sam", "hr-7")}, lambda: None)


def panel(ring: Ring, picked: str | None, outside: frozenset[str] = frozenset()) -> AppTest:
    about = {"ring": ring, "picked": picked, "outside": outside}
    app = AppTest.from_function(_script, kwargs=about, default_timeout=30).run()
    assert not app.exception
    return app


def texts(app: AppTest) -> list[str]:
    return [text.value for text in app.text]


def test_before_anything_is_picked_the_panel_says_how(ring: Ring) -> None:
    assert "Click a person" in panel(ring, None).markdown[0].value


def test_before_anything_is_picked_the_panel_says_what_holds_the_ring_together(ring: Ring) -> None:
    app = panel(ring, None)
    assert texts(app) == ["+16235550143", "Sam Okafor"]
    assert app.caption[0].value == "without it, 2 people are not reached"


def test_a_link_shows_value_written_forms_sources_and_when(ring: Ring) -> None:
    shown = texts(panel(ring, "link:phone:00000000000000a1:A-1"))
    assert "+16235550143" in shown
    assert "(623) 555-0143" in shown
    assert "623.555.0143" in shown
    assert "phone · ats, calls · 2026-01-10 to 2026-03-03" in shown


def test_a_person_shows_how_strongly_and_how_far_away(ring: Ring) -> None:
    app = panel(ring, "person:A-3")
    assert any("**Medium** link (0.50), 2 hops away" in text.value for text in app.markdown)
    assert app.button(key="pivot").label == "Ring around this person"


def test_a_person_with_several_ids_shows_them(ring: Ring) -> None:
    assert "also known as sso-sam, hr-7" in texts(panel(ring, "person:A-2"))


def test_the_suspect_offers_no_ring_of_its_own(ring: Ring) -> None:
    assert not panel(ring, "person:A-1").button


def test_why_a_value_was_not_crossed_is_said(ring: Ring) -> None:
    assert "not crossed: 62 people share it" in texts(panel(ring, "value:ip:00000000000000d4"))


@pytest.mark.parametrize("hostile", ["![x](http://hostile.example/x.png)", "<img src=x onerror=alert(1)>", "**bold**"])
def test_what_applicants_and_sources_wrote_is_never_markdown_or_html(ring: Ring, hostile: str) -> None:
    link = replace(ring.links[0], raw=(hostile,), sources=(hostile,))
    member = replace(ring.members[0], name=hostile, status=hostile)
    phone = replace(ring.identifiers[0], value=hostile)
    poisoned = replace(ring, members=(member, *ring.members[1:]), links=(link,), identifiers=(phone,))
    for picked in ("person:A-1", "value:phone:00000000000000a1", "link:phone:00000000000000a1:A-1"):
        app = panel(poisoned, picked)
        rendered = [element.value for element in (*app.markdown, *app.caption)]
        rendered += [element.proto.body for element in app.get("html")]
        rendered += [button.label for button in app.button]
        assert not [text for text in rendered if hostile in text]
        assert any(hostile in text for text in texts(app))


def test_who_is_drawn_and_not_in_the_ring_is_told_so(ring: Ring) -> None:
    app = panel(ring, "person:A-3", outside=frozenset({"A-3"}))
    assert any("Not in the ring" in text.value for text in app.markdown)
