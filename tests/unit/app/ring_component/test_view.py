from app.ring_component.view import STEPS, View


def test_every_change_can_be_taken_back_in_turn() -> None:
    view = View().expand("value:a").hide(["person:b"]).show_hidden()
    assert (view.expanded, view.hidden) == (("value:a",), frozenset())
    assert view.undo().hidden == {"person:b"}
    assert view.undo().undo().hidden == frozenset()
    assert view.undo().undo().undo() == View()
    assert View().undo() == View()


def test_what_changes_nothing_is_no_step() -> None:
    view = View().expand("value:a").hide(["person:b"])
    assert view.expand("value:a") is view
    assert view.hide(["person:b"]) is view
    assert View().show_hidden() == View()


def test_the_way_back_is_twenty_steps_long() -> None:
    view = View()
    for number in range(STEPS + 5):
        view = view.hide([f"person:{number}"])
    for _ in range(STEPS):
        view = view.undo()
    assert len(view.hidden) == 5
    assert view.undo() == view
