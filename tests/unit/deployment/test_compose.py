"""The schema beside this file is the Compose Specification's own (Apache License 2.0), of June 2026."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, validators

from app.access.declared import read_access, refuse_open_door
from ingest.jobs.declared import declared_jobs

ROOT = Path(__file__).parents[3]
DOCKER = ROOT / "docker"
COMPOSE: dict[str, Any] = yaml.safe_load((DOCKER / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OPEN_TO_ALL = {"proxy"}


def test_the_file_is_what_the_specification_allows() -> None:
    schema = json.loads(Path(__file__).with_name("compose-spec.json").read_text(encoding="utf-8"))
    faults = validators.validator_for(schema, Draft202012Validator)(schema).iter_errors(COMPOSE)
    assert [f"{list(fault.absolute_path)}: {fault.message}" for fault in faults] == []


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_is_nobody_special_reads_only_and_has_limits_and_a_health_check(name: str) -> None:
    service = SERVICES[name]
    user = int(service["user"].partition(":")[0])
    assert user > 0
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert service["healthcheck"]["test"][0] == "CMD"
    assert service["deploy"]["resources"]["limits"].keys() == {"cpus", "memory", "pids"}


@pytest.mark.parametrize("name", SERVICES.keys() - OPEN_TO_ALL)
def test_only_the_proxy_listens_beyond_this_machine(name: str) -> None:
    assert all(port.startswith("127.0.0.1:") for port in SERVICES[name].get("ports", []))


def test_neo4j_is_reached_by_ringlight_alone() -> None:
    assert SERVICES["neo4j"]["networks"] == ["graph"]
    assert COMPOSE["networks"]["graph"] == {"internal": True}
    assert {name for name, each in SERVICES.items() if "graph" in each["networks"]} == {"neo4j", "app", "scheduler"}
    assert "ports" not in SERVICES["neo4j"]


def test_every_image_is_pinned_and_no_secret_stands_in_the_file() -> None:
    for service in SERVICES.values():
        default = service["image"].partition(":-")[2].rstrip("}")
        assert default.partition(":")[2] not in ("", "latest")
        assert not [key for key in service.get("environment", {}) if key.endswith("PASSWORD")]


def test_what_is_mounted_is_there() -> None:
    mounts = [volume.split(":")[0] for service in SERVICES.values() for volume in service["volumes"]]
    files = [mount for mount in mounts if mount.startswith("./")]
    assert files
    assert [mount for mount in files if not (DOCKER / mount).exists()] == []


@pytest.mark.parametrize("folder", ["docker", "kubernetes"])
def test_the_shipped_ringlight_toml_is_understood_and_asks_for_sign_in(folder: str, tmp_path: Path) -> None:
    (tmp_path / "ringlight.toml").write_bytes((ROOT / folder / "ringlight.toml").read_bytes())
    refuse_open_door(read_access(tmp_path), "0.0.0.0")
    assert declared_jobs(tmp_path) == {}


def test_neo4j_is_as_closed_as_the_embedded_one() -> None:
    text = (DOCKER / "neo4j" / "neo4j.conf").read_text(encoding="utf-8")
    assert (ROOT / "kubernetes" / "neo4j.conf").read_text(encoding="utf-8") == text
    for line in ("server.directories.import=import", "server.http.enabled=false", "dbms.usage_report.enabled=false"):
        assert line in text.splitlines()


def test_the_image_is_built_as_its_linter_wants() -> None:
    command = [str(Path(sys.executable).with_name("hadolint")), str(DOCKER / "Dockerfile")]
    linted = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (linted.returncode, linted.stdout) == (0, "")


@pytest.mark.parametrize("script", ["backup.sh", "restore.sh"])
def test_a_script_says_how_it_is_called(script: str) -> None:
    called = subprocess.run(["sh", str(DOCKER / script)], capture_output=True, text=True, check=False)
    assert (called.returncode, called.stdout) == (2, "")
    assert called.stderr == f"usage: docker/{script} FOLDER\n"
