"""The app behind one address of this machine: `ringlight serve`."""

import socket
from contextlib import suppress
from pathlib import Path
from threading import Thread

import click
import uvicorn
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route
from streamlit import config
from streamlit.starlette import App

from app.resources import use
from app.ring_component import VIS_NETWORK, VIS_NETWORK_PATH
from app.security_headers import SecurityHeaders
from app.theme import theme_options
from app.token_gate import OneTimeToken, TokenGate
from graph.access import open_database
from graph.database import Database
from graph.errors import BrokenWorld, RinglightError, UsageError
from graph.rings.warming import warm_up
from graph.settings import Settings

FIRST_PORT = 8501
_PORTS_TRIED = 20
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def serve(settings: Settings, *, port: int | None, host: str, token: bool) -> None:
    """Serve the app in the foreground until Ctrl-C; the database is left running.

    The address goes to standard output, alone on its line. Without `port` the first free one is taken.
    """
    if host not in _LOOPBACK:
        raise UsageError(f"Ringlight listens on {host} only with sign-in, which is not configured: use 127.0.0.1.")
    with _listen(host, port) as listener:
        Thread(target=_warm_up, args=(open_database(settings),), daemon=True).start()
        port = listener.getsockname()[1]
        one_time = OneTimeToken(port) if token else None
        configure_streamlit(host, port)
        use(settings)
        _announce(host, port, one_time)
        # Ctrl-C is how it ends; uvicorn has closed everything and says it once more.
        with suppress(KeyboardInterrupt):
            _server(application(one_time)).run(sockets=[listener])


def application(token: OneTimeToken | None) -> App:
    """Build the whole app as ASGI: Streamlit behind the gate, and every answer with the security headers."""
    gate = [Middleware(TokenGate, token=token)] if token else []
    return App(
        Path(__file__).with_name("main.py"),
        routes=[Route(VIS_NETWORK_PATH, _vis_network)],
        middleware=[Middleware(SecurityHeaders), *gate],
    )


def configure_streamlit(host: str, port: int) -> None:
    """Everything in code: no file in the working folder decides, nothing is asked of or told to another machine."""
    options: dict[str, object] = {
        "browser.gatherUsageStats": False,
        "browser.serverAddress": host,
        "browser.serverPort": port,
        "client.disableDataExport": True,
        "client.showErrorDetails": "none",
        "client.showErrorLinks": False,
        "client.toolbarMode": "minimal",
        "runner.magicEnabled": False,
        "server.address": host,
        "server.allowedHosts": ["127.0.0.1", "localhost", "::1"],
        "server.enableAgentApi": False,
        "server.fileWatcherType": "none",
        "server.headless": True,
        "server.port": port,
        "server.xsrfCookieSameSite": "strict",
        **theme_options(),
    }
    for name, value in options.items():
        config.set_option(name, value)


def _warm_up(database: Database) -> None:
    with database, suppress(RinglightError):
        warm_up(database)


def _listen(host: str, port: int | None) -> socket.socket:
    ports = range(FIRST_PORT, FIRST_PORT + _PORTS_TRIED) if port is None else [port]
    for candidate in ports:
        listener = _bound(host, candidate)
        if listener:
            return listener
    if port is None:
        raise BrokenWorld(f"The ports {ports[0]} to {ports[-1]} are all taken: choose another one with --port.")
    raise BrokenWorld(f"Port {port} is taken: choose another one with --port, or leave it out for the next free one.")


def _bound(host: str, port: int) -> socket.socket | None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()
    except OSError:
        listener.close()
        return None
    return listener


def _server(app: App) -> uvicorn.Server:
    return uvicorn.Server(
        uvicorn.Config(app, log_level="warning", access_log=False, ws="websockets-sansio", ws_per_message_deflate=False)
    )


def _announce(host: str, port: int, token: OneTimeToken | None) -> None:
    shown_host = f"[{host}]" if ":" in host else host
    address = f"http://{shown_host}:{port}/"
    if token:
        click.echo("Ringlight is ready. This address works once, in one browser; Ctrl-C stops it:", err=True)
        click.echo(f"{address}?token={token.value}")
    else:
        click.echo("Ringlight is ready, for everybody on this machine; Ctrl-C stops it:", err=True)
        click.echo(address)


async def _vis_network(_request: Request) -> Response:
    # Its version is pinned with pyvis, so a browser may keep it for a day.
    return FileResponse(str(VIS_NETWORK), headers={"cache-control": "private, max-age=86400"})
