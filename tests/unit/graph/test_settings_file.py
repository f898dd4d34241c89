from pathlib import Path

import pytest

from graph.errors import UsageError
from graph.settings_file import Secret, Table, read_table


class Desk(Table):
    colour: str = "grey"
    drawers: int = 3


def write(home: Path, text: str) -> None:
    (home / "ringlight.toml").write_text(text, encoding="utf-8")


def test_without_a_file_every_table_is_as_declared(tmp_path: Path) -> None:
    assert read_table(tmp_path, "desk", Desk) == Desk()


def test_a_table_of_named_tables_is_read_by_name(tmp_path: Path) -> None:
    write(tmp_path, '[desk.mine]\ncolour = "red"\n[desk.yours]\ndrawers = 1\n')
    assert read_table(tmp_path, "desk", dict[str, Desk]) == {"mine": Desk(colour="red"), "yours": Desk(drawers=1)}


def test_a_fault_is_told_with_file_and_place(tmp_path: Path) -> None:
    write(tmp_path, '[desk.mine]\ncolor = "red"\n')
    with pytest.raises(UsageError, match=r"ringlight\.toml: desk\.mine\.color: Extra inputs"):
        read_table(tmp_path, "desk", dict[str, Desk])


@pytest.mark.parametrize("text", ["[desk", "colour = 'caf\udce9'"])
def test_what_is_no_toml_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "ringlight.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(UsageError, match="is no TOML"):
        read_table(tmp_path, "desk", Desk)


def test_a_secret_lies_in_the_environment_or_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("s3cret\n", encoding="utf-8")
    assert Secret(env="KEY").read({"KEY": "from there"}) == "from there"
    assert Secret(file=tmp_path / "key").read({}) == "s3cret"


def test_a_secret_that_is_not_there_is_told_by_its_place(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="KEY"):
        Secret(env="KEY").read({})
    with pytest.raises(UsageError, match="nowhere"):
        Secret(file=tmp_path / "nowhere").read({})


def test_a_secret_has_one_place() -> None:
    with pytest.raises(ValueError, match="a secret is"):
        Secret()
