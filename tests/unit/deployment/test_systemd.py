from configparser import ConfigParser
from pathlib import Path

import pytest

from app.cli.main import ringlight

UNITS = sorted((Path(__file__).parents[3] / "systemd").glob("*.service"))


@pytest.fixture(params=UNITS, ids=lambda path: path.name)
def service(request: pytest.FixtureRequest) -> dict[str, str]:
    unit = ConfigParser(strict=False, interpolation=None, delimiters=["="])
    unit.optionxform = str  # type: ignore[assignment,method-assign]  # names of systemd have capitals
    unit.read(request.param)
    return dict(unit["Service"])


def test_a_unit_is_closed(service: dict[str, str]) -> None:
    assert service["User"] == "ringlight"
    assert service["ProtectSystem"] == "strict"
    assert service["CapabilityBoundingSet"] == ""
    assert service["StateDirectoryMode"] == "0700"
    for name in ("NoNewPrivileges", "PrivateTmp", "PrivateDevices", "ProtectHome", "RestrictNamespaces"):
        assert service[name] == "yes"


def test_a_unit_starts_a_command_that_there_is(service: dict[str, str]) -> None:
    _, command, *arguments = service["ExecStart"].split()
    options = {option for each in ringlight.get_command(None, command).params for option in each.opts}  # type: ignore[arg-type,union-attr]
    assert {each for each in arguments if each.startswith("--")} <= options
