from app.views.start import last_load


def test_the_last_load_is_told_to_the_minute() -> None:
    assert last_load({"finished_at": "2026-11-24T09:57:06.622Z", "state": "done"}) == "2026-11-24 09:57"


def test_a_load_that_goes_on_or_was_cut_off_says_so() -> None:
    assert last_load({"finished_at": None, "state": "running"}) == "running"
    assert last_load({"finished_at": None, "state": "interrupted"}) == "interrupted"
