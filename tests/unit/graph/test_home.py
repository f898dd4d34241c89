from pathlib import Path
from types import SimpleNamespace

import pytest

from graph.errors import BrokenWorld, UsageError
from graph.home import open_home, refuse_full_disk, write_private


def test_a_new_home_is_closed_to_others(tmp_path: Path) -> None:
    home = open_home(tmp_path / "deep" / "home")
    assert home.path.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("mode", [0o750, 0o705, 0o701, 0o770, 0o777])
def test_a_home_that_others_may_look_into_is_refused_with_the_remedy(tmp_path: Path, mode: int) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home").chmod(mode)
    with pytest.raises(UsageError, match="chmod 700"):
        open_home(tmp_path / "home")


def test_a_file_in_the_place_of_the_home_ends_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")
    with pytest.raises(BrokenWorld, match="RINGLIGHT_HOME"):
        open_home(tmp_path / "home")


def test_a_private_file_is_replaced_whole_and_readable_by_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("old")
    file.chmod(0o644)
    write_private(file, "new")
    assert file.read_text() == "new"
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [file]


def test_a_disk_with_room_is_no_matter(tmp_path: Path) -> None:
    refuse_full_disk(tmp_path)


def test_a_disk_that_is_nearly_full_ends_in_a_sentence_that_says_how_much_room_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=10 << 20))
    with pytest.raises(BrokenWorld, match=r"Only 10 MB are left .* at least 256 MB"):
        refuse_full_disk(tmp_path)
