import pytest

from app.access.slowing import FREE_TRIES, LONGEST_WAIT, Slowing


class Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def slowing(clock: Clock) -> Slowing:
    return Slowing(clock)


def fail(slowing: Slowing, name: str, times: int) -> None:
    for _ in range(times):
        slowing.failed(name)


def test_the_first_tries_are_free(slowing: Slowing) -> None:
    fail(slowing, "dana", FREE_TRIES - 1)
    assert slowing.wait("dana") == 0


def test_each_further_one_doubles_the_wait_up_to_a_limit(slowing: Slowing) -> None:
    waits = []
    for _ in range(FREE_TRIES + 10):
        slowing.failed("dana")
        waits.append(slowing.wait("dana"))
    assert waits[FREE_TRIES - 1 : FREE_TRIES + 3] == [1, 2, 4, 8]
    assert waits[-1] == LONGEST_WAIT


def test_after_the_wait_one_more_is_looked_at(slowing: Slowing, clock: Clock) -> None:
    fail(slowing, "dana", FREE_TRIES + 2)
    clock.now += 3
    assert slowing.wait("dana") == 1
    clock.now += 1
    assert slowing.wait("dana") == 0


def test_the_right_password_forgets_the_wrong_ones(slowing: Slowing) -> None:
    fail(slowing, "dana", FREE_TRIES + 3)
    slowing.succeeded("dana")
    assert slowing.wait("dana") == 0


def test_one_name_does_not_slow_another(slowing: Slowing) -> None:
    fail(slowing, "dana", 20)
    assert slowing.wait("robin") == 0


def test_many_invented_names_do_not_fill_the_memory(slowing: Slowing) -> None:
    for number in range(10_005):
        slowing.failed(f"invented-{number}")
    assert len(vars(slowing)["_failed"]) == 10_000
