"""The app behind one address: `ringlight serve`."""

import socket
from contextlib import suppress
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import click
import uvicorn
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route
from streamlit import config
from streamlit.starlette import App

from app.access.declared import Access, read_access, refuse_open_door
from app.access.entry import Entry, entry_for
from app.access.gate import Gate
from app.auditing import copy_to_stdout
from app.resources import use
from app.ring_component import VIS_NETWORK, VIS_NETWORK_PATH
from app.security_headers import SecurityHeaders
from app.theme import theme_options
from app.views.frame import say_broken
from graph.access import open_database
from graph.database import Database
from graph.errors import BrokenWorld, RinglightError
from graph.rings.warming import warm_up
from graph.settings import Settings

FIRST_PORT = 8501
_PORTS_TRIED = 20


def serve(settings: Settings, *, port: int | None, host: str, token: bool) -> None:
    """Serve the app in the foreground until Ctrl-C; the database is left running.

    The address goes to standard output, alone on its line. Without `port` the first free one is taken.
    """
    access = read_access(settings.home)
    refuse_open_door(access, host)
    with _listen(host, port) as listener:
        port = listener.getsockname()[1]
        address = access.address or f"http://{f'[{host}]' if ':' in host else host}:{port}"
        entry = entry_for(access, settings.home, address=address, port=port, has_token=token)
        Thread(target=_warm_up, args=(open_database(settings),), daemon=True).start()
        configure_streamlit(host, port, address)
        use(settings, entry.entrance)
        _announce(address, entry, access)
        # Ctrl-C is how it ends; uvicorn has closed everything and says it once more.
        with suppress(KeyboardInterrupt):
            _server(application(entry)).run(sockets=[listener])


def application(entry: Entry) -> App:
    """Build the whole app as ASGI: Streamlit behind the gate, and every answer with the security headers."""
    gate = [Middleware(Gate, entrance=entry.entrance, door=entry.door)] if entry.door else []
    return App(
        Path(__file__).with_name("main.py"),
        secrets=entry.secrets,
        routes=[Route(VIS_NETWORK_PATH, _vis_network)],
        middleware=[Middleware(SecurityHeaders), *gate],
        on_script_error=say_broken,
    )


def configure_streamlit(host: str, port: int, address: str) -> None:
    """Everything in code: no file in the working folder decides, nothing is asked of or told to another machine."""
    public = urlsplit(address)
    options: dict[str, object] = {
        "browser.gatherUsageStats": False,
        "browser.serverAddress": public.hostname,
        "browser.serverPort": public.port or {"https": 443}.get(public.scheme, 80),
        "client.disableDataExport": True,
        "client.showErrorDetails": "none",
        "client.showErrorLinks": False,
        "client.toolbarMode": "minimal",
        "runner.magicEnabled": False,
        "secrets.files": [],
        "server.address": host,
        "server.allowedHosts": ["127.0.0.1", "localhost", "::1", public.hostname],
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


def _announce(address: str, entry: Entry, access: Access) -> None:
    if entry.token:
        click.echo("Ringlight is ready. This address works once, in one browser; Ctrl-C stops it:", err=True)
        click.echo(f"{address}/?token={entry.token}")
    elif access.sign_in:
        click.echo("Ringlight is ready, for whoever can sign in; Ctrl-C stops it:", err=True)
        click.echo(f"{address}/")
    else:
        click.echo("Ringlight is ready, for everybody on this machine; Ctrl-C stops it:", err=True)
        click.echo(f"{address}/")
    if access.audit_to_stdout:
        copy_to_stdout()


async def _vis_network(_request: Request) -> Response:
    # Its version is pinned with pyvis, so a browser may keep it for a day.
    return FileResponse(str(VIS_NETWORK), headers={"cache-control": "private, max-age=86400"})
