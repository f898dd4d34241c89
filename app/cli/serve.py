"""`ringlight serve`."""

import click

from app.serve import FIRST_PORT
from app.serve import serve as serve_app
from graph.settings import Settings


@click.command(epilog="Example: ringlight serve --port 8600")
@click.option("--port", type=click.IntRange(0, 65535), help=f"Default: the first free one from {FIRST_PORT} on.")
@click.option("--host", default="127.0.0.1", show_default=True, help="An address beyond this machine needs sign-in.")
@click.option(
    "--token/--no-token", default=True, help="Whether the address carries a one-time token.  [default: token]"
)
@click.pass_obj
def serve(settings: Settings, *, port: int | None, host: str, token: bool) -> None:
    """Open the app: search, ring, evidence. Prints its address; Ctrl-C stops it."""
    serve_app(settings, port=port, host=host, token=token)
