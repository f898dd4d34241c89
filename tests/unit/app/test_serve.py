import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit import config

from app.serve import configure_streamlit, serve
from graph.errors import BrokenWorld, UsageError
from graph.settings import Settings


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "example.com", ""])
def test_an_address_beyond_this_machine_is_refused_without_sign_in(tmp_path: Path, host: str) -> None:
    with pytest.raises(UsageError, match="sign-in"):
        serve(Settings(home=tmp_path), port=None, host=host, token=False)


def test_a_taken_port_is_one_sentence(tmp_path: Path, taken_port: int) -> None:
    with pytest.raises(BrokenWorld, match=f"Port {taken_port} is taken"):
        serve(Settings(home=tmp_path), port=taken_port, host="127.0.0.1", token=True)


@pytest.fixture
def configured() -> Iterator[None]:
    before = config.get_options_for_section("browser"), config.get_options_for_section("server")
    configure_streamlit("127.0.0.1", 8501, "http://127.0.0.1:8501")
    yield
    for section, options in zip(("browser", "server"), before, strict=True):
        for name, value in options.items():
            config.set_option(f"{section}.{name}", value)


@pytest.mark.usefixtures("configured")
@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("browser.gatherUsageStats", False),
        ("server.address", "127.0.0.1"),
        ("server.fileWatcherType", "none"),
        ("server.enableAgentApi", False),
        ("client.disableDataExport", True),
        ("client.showErrorDetails", "none"),
    ],
)
def test_streamlit_tells_nobody_and_listens_to_nobody_else(option: str, value: object) -> None:
    assert config.get_option(option) == value
