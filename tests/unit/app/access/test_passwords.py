import pytest

from app.access.passwords import LONGEST, hashed, is_right
from graph.errors import UsageError

PASSWORD = "correct horse battery staple"


def test_the_right_password_is_right_and_a_wrong_one_wrong() -> None:
    stored = hashed(PASSWORD)
    assert is_right(PASSWORD, stored)
    assert not is_right(PASSWORD + " ", stored)
    assert not is_right("", stored)


def test_what_is_stored_is_argon2id_and_tells_nothing() -> None:
    assert hashed(PASSWORD).startswith("$argon2id$")
    assert PASSWORD not in hashed(PASSWORD)
    assert hashed(PASSWORD) != hashed(PASSWORD)


def test_whoever_does_not_exist_has_no_right_password() -> None:
    assert not is_right("whoever does not exist has this password, and it is wrong", None)


def test_a_spoilt_hash_lets_nobody_in() -> None:
    assert not is_right(PASSWORD, "$argon2id$spoilt")


@pytest.mark.parametrize("password", ["", "elevenchars", "x" * (LONGEST + 1)])
def test_a_password_has_a_length(password: str) -> None:
    with pytest.raises(UsageError, match="12 to 1,024 characters"):
        hashed(password)


def test_any_character_will_do() -> None:
    assert is_right("пароль из слов 🙂", hashed("пароль из слов 🙂"))
