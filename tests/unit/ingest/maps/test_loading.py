from pathlib import Path

import pytest

from graph.errors import UsageError
from ingest.maps.loading import all_maps, load_map, map_for_feed, parsed_map, with_options


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "okta.toml").write_text('feed = "ips"\nsource = "okta"\n')
    return tmp_path


def test_a_map_is_found_by_its_name_or_its_path(home: Path) -> None:
    assert load_map("okta", home) == load_map(str(home / "maps" / "okta.toml"), home)
    assert load_map("okta", home).source == "okta"
    assert [path.stem for path in all_maps(home)][:1] == ["okta"]


def test_an_unknown_map_names_the_near_one(home: Path) -> None:
    with pytest.raises(UsageError, match=r"There is no map 'okto' \(did you mean 'okta'\?\)"):
        load_map("okto", home)
    with pytest.raises(UsageError, match="There is no map"):
        load_map("./absent.toml", home)


def test_what_the_command_line_says_wins_over_the_map(home: Path) -> None:
    chosen = with_options(load_map("okta", home), feed=None, source="okta-eu", zone="UTC", region=None)
    assert (chosen.feed, chosen.source, chosen.zone, chosen.region) == ("ips", "okta-eu", "UTC", None)


def test_an_option_that_is_wrong_is_one_sentence() -> None:
    with pytest.raises(UsageError, match="zone: 'Mars' is no time zone"):
        with_options(map_for_feed("phones"), zone="Mars")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("feed = ", "is not TOML"),
        ('feed = "phone"', "feed: there is no feed 'phone' (did you mean 'phones'?)"),
        ('feed = "phones"\nregoin = "US"', "regoin: there is no such key (did you mean 'region'?)"),
        (
            'feed = "phones"\n[columns]\napplicant_id = "id"\nfone = "p"',
            "[columns] fone: the feed phones has no such column",
        ),
        (
            'feed = "phones"\n[columns]\napplicant_id = "id"',
            "[columns] says nothing for phone, which the feed phones needs",
        ),
        ('feed = "phones"\n[time]\nphone = "iso"', "[time] phone: the feed phones has no such time column"),
        ('feed = "phones"\n[time]\nseen_at = "epoch"', "time.seen_at: 'epoch' is no time format"),
        ('feed = "phones"\nwhere = "a[["', "where: 'a[[' is not JMESPath"),
        ('feed = "phones"\nzone = "Mars"', "zone: 'Mars' is no time zone"),
        ('feed = "phones"\ndelimiter = ",,"', "delimiter: "),
        ('feed = "phones"\nheader = "no"', "header: "),
        ('feed = "phones"\n[columns]\nphone = 5', "columns.phone"),
    ],
)
def test_a_fault_in_a_map_names_the_file_and_the_key(tmp_path: Path, text: str, sentence: str) -> None:
    (tmp_path / "m.toml").write_text(text)
    with pytest.raises(UsageError) as fault:
        parsed_map(tmp_path / "m.toml")
    assert sentence in str(fault.value)
    assert "m.toml" in str(fault.value)


def test_a_map_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_bytes(b"\xff\xfe")
    for path in (tmp_path, tmp_path / "m.toml"):
        with pytest.raises(UsageError, match="cannot be read"):
            parsed_map(path)
