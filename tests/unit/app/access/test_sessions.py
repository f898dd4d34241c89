from app.access.sessions import Sessions


class Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def test_a_cookie_is_that_of_whom_it_was_given_to() -> None:
    sessions = Sessions("ringlight-8501", hours=1)
    cookie = sessions.begin("dana", "proof")
    found = sessions.of(cookie)
    assert found
    assert (found.name, found.proof) == ("dana", "proof")


def test_no_other_cookie_counts() -> None:
    sessions = Sessions("ringlight-8501", hours=1)
    cookie = sessions.begin("dana")
    for other in (None, "", cookie[:-1], cookie + "x", Sessions("other").begin("dana")):
        assert sessions.of(other) is None


def test_two_cookies_are_never_alike() -> None:
    sessions = Sessions("ringlight-8501")
    assert sessions.begin("dana") != sessions.begin("dana")


def test_a_session_ends_after_its_hours() -> None:
    clock = Clock()
    sessions = Sessions("ringlight-8501", hours=1, clock=clock)
    cookie = sessions.begin("dana")
    clock.now += 3_599
    assert sessions.of(cookie)
    clock.now += 2
    assert sessions.of(cookie) is None


def test_who_signs_out_is_out_and_nobody_else() -> None:
    sessions = Sessions("ringlight-8501", hours=1)
    mine, theirs = sessions.begin("dana"), sessions.begin("robin")
    sessions.end(mine)
    sessions.end(None)
    assert sessions.of(mine) is None
    assert sessions.of(theirs)
