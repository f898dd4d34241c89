import os
from collections.abc import Callable
from importlib.resources import files
from ipaddress import IPv4Address, ip_network
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UsageError
from graph.hubs.lists.entries import Asked, ranges
from graph.hubs.lists.file import ListName
from graph.hubs.lists.reference import KIND_OF, reference_lists
from graph.identifiers.canonical import Canonical, stable_id
from graph.identifiers.kinds import KINDS

HEADER = "# list: {name}\n# source: the front desk\n# licence: ours\n# date: 2026-01-31\n\n"


@pytest.fixture
def naming(tmp_path: Path) -> Callable[[str, str], set[str]]:
    """The names of the lists that a written value is on, in the home at `tmp_path`."""

    def naming(column: str, raw: str) -> set[str]:
        kind = next(kind for kind in KINDS.values() if column in kind.columns)
        found = kind.columns[column](raw, "US")
        assert isinstance(found, Canonical)
        building = stable_id("building", found.building_key) if found.building_key else None
        return set(reference_lists(tmp_path).naming(kind.name, Asked(found.identifier_id, found.value, building)))

    return naming


def _write(home: Path, name: str, *lines: str, file: str = "own.txt") -> Path:
    (home / "lists").mkdir(exist_ok=True)
    path = home / "lists" / file
    path.write_text(HEADER.format(name=name) + "\n".join(lines), encoding="utf-8")
    return path


def test_every_list_tells_about_some_kind() -> None:
    assert set(KIND_OF) == set(ListName)
    assert set(KIND_OF.values()) <= set(KINDS)


def test_every_shipped_list_says_whose_it_is(tmp_path: Path) -> None:
    headers = [one.header for one in reference_lists(tmp_path).lists]
    assert {header.name for header in headers} == {
        *("free_mail", "disposable_mail", "vpn", "relay", "reserved_phones", "forwarders")
    }
    assert all(header.source and header.licence for header in headers)


@pytest.mark.parametrize(
    ("column", "raw", "names"),
    [
        ("email", "dana@gmail.com", {"free_mail"}),
        ("email", "dana@inbox.mailinator.com", {"disposable_mail"}),
        ("email", "dana@gmail.com.acme.example", set()),
        ("email", "jobs@acme.example", set()),
        ("ip", "2001:ac8::1", {"vpn"}),
        ("ip", "104.28.28.1", {"relay"}),
        ("ip", "8.8.8.8", set()),
        ("phone", "(312) 555-0143 ext. 5", {"reserved_phones"}),
        ("phone", "(312) 555-2143", set()),
        ("phone", "+44 7700 900123", {"reserved_phones"}),
        ("address", "4283 Express Ln, Suite 12-345, Sarasota, FL 34238", {"forwarders"}),
        ("address", "4285 Express Ln, Sarasota, FL 34238", set()),
    ],
)
def test_a_value_is_on_the_lists_that_mean_it(
    naming: Callable[[str, str], set[str]], column: str, raw: str, names: set[str]
) -> None:
    assert naming(column, raw) == names


def test_no_exit_of_the_relay_counts_as_a_vpn(tmp_path: Path) -> None:
    relay = (files("graph.hubs.lists") / "data" / "relay.txt").read_text(encoding="utf-8").splitlines()
    lists = reference_lists(tmp_path)
    for line in relay[6:]:
        assert ListName.VPN not in lists.naming("ip", Asked("ip:1", str(ip_network(line)[0])))


def test_a_list_of_ones_own_counts_at_once_and_until_it_is_gone(
    naming: Callable[[str, str], set[str]], tmp_path: Path
) -> None:
    assert naming("address", "1 Main St, Springfield, IL 62701") == set()
    file = _write(tmp_path, "own_offices", "1 Main Street, Springfield, Illinois 62701, USA")
    assert naming("address", "1 main st. #4 springfield il 62701") == {"own_offices"}
    file.write_text(HEADER.format(name="own_offices") + "2 Main Street, Springfield, IL 62701, USA", encoding="utf-8")
    os.utime(file, ns=(1, 1))
    assert naming("address", "1 Main St, Springfield, IL 62701") == set()
    assert naming("address", "2 Main St, Springfield, IL 62701") == {"own_offices"}
    file.unlink()
    assert naming("address", "2 Main St, Springfield, IL 62701") == set()


def test_an_office_with_a_unit_is_not_the_house(naming: Callable[[str, str], set[str]], tmp_path: Path) -> None:
    _write(tmp_path, "own_offices", "1 Main Street, Suite 4, Springfield, IL 62701, USA")
    assert naming("address", "1 Main St # 4, Springfield, IL 62701") == {"own_offices"}
    assert naming("address", "1 Main St # 5, Springfield, IL 62701") == set()
    assert naming("address", "1 Main St, Springfield, IL 62701") == set()


def test_a_list_of_ones_own_adds_to_the_shipped_one(naming: Callable[[str, str], set[str]], tmp_path: Path) -> None:
    _write(tmp_path, "vpn", "8.8.8.0/24", "8.8.8.8")
    assert naming("ip", "8.8.8.9") == {"vpn"}
    assert naming("ip", "2001:ac8::1") == {"vpn"}


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("8.8.8.0/24", "lacks `# list: …`, `# source: …`, `# licence: …`, `# date: …`"),
        (HEADER.format(name="friends"), "'friends' is not a valid ListName"),
        (HEADER.format(name="vpn").replace("2026-01-31", "yesterday"), "yesterday"),
        (HEADER.format(name="vpn") + "8.8.8.0/99", "'8.8.8.0/99' is no network"),
        (HEADER.format(name="reserved_phones") + "555-0143", "'555-0143' is no phone number"),
        (HEADER.format(name="own_offices") + "Remote", "'Remote' is no address"),
        ("\udcff", "is no text in UTF-8"),
    ],
)
def test_a_list_that_cannot_be_read_is_named(tmp_path: Path, content: str, complaint: str) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "own.txt").write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(UsageError, match=r"own\.txt") as error:
        reference_lists(tmp_path)
    assert complaint in str(error.value)


_ADDRESS = st.integers(0, 2**32 - 1).map(IPv4Address)
_NETWORK = st.tuples(_ADDRESS, st.integers(8, 32)).map(lambda pair: f"{pair[0]}/{pair[1]}")


@given(st.lists(_NETWORK, max_size=20), _ADDRESS)
def test_ranges_cover_what_one_of_their_networks_holds(networks: list[str], address: IPv4Address) -> None:
    expected = any(address in ip_network(network, strict=False) for network in networks)
    assert ranges(networks).cover(Asked("ip:1", str(address))) is expected


@given(st.lists(_NETWORK, min_size=1, max_size=20))
def test_ranges_cover_the_ends_of_each_network(networks: list[str]) -> None:
    covered = ranges(networks)
    for network in (ip_network(network, strict=False) for network in networks):
        assert covered.cover(Asked("ip:1", str(network[0])))
        assert covered.cover(Asked("ip:1", str(network[-1])))
