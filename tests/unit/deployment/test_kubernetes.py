import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

KUBERNETES = Path(__file__).parents[3] / "kubernetes"
RESOURCES: list[str] = yaml.safe_load((KUBERNETES / "kustomization.yaml").read_text(encoding="utf-8"))["resources"]


def _containers() -> list[dict[str, Any]]:
    documents = [each for name in RESOURCES for each in yaml.safe_load_all((KUBERNETES / name).read_text("utf-8"))]
    pods = [each["spec"]["template"]["spec"] for each in documents if each["kind"] == "StatefulSet"]
    assert all(pod["securityContext"]["runAsNonRoot"] and not pod["automountServiceAccountToken"] for pod in pods)
    return [each for pod in pods for each in [*pod.get("initContainers", []), *pod["containers"]]]


def test_every_manifest_is_valid() -> None:
    command = [str(Path(sys.executable).with_name("kubernetes-validate")), "--strict"]
    validated = subprocess.run(
        [*command, *(str(KUBERNETES / name) for name in RESOURCES)], capture_output=True, text=True, check=False
    )
    assert validated.returncode == 0, validated.stdout + validated.stderr


@pytest.mark.parametrize("container", _containers(), ids=lambda each: each["name"])
def test_a_container_may_nothing_that_it_does_not_need(container: dict[str, Any]) -> None:
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert container["resources"]["limits"].keys() == {"cpu", "memory"}
    assert container["name"] == "home" or {"readinessProbe", "livenessProbe"} <= container.keys()
