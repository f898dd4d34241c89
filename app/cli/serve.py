"""`ringlight serve`."""

import click

from graph.settings import Settings


@click.command(epilog="Example: ringlight serve --port 8600")
@click.option("--port", type=click.IntRange(0, 65535), help="Default: the first free one from 8501 on; 0 is any.")
@click.option("--host", default="127.0.0.1", show_default=True, help="An address beyond this machine needs sign-in.")
@click.option("--token/--no-token", default=True, help="Whether the address carries a one-time token; it does.")
@click.pass_obj
def serve(settings: Settings, *, port: int | None, host: str, token: bool) -> None:
    """Open the app: search, ring, evidence. Prints its address; Ctrl-C stops it."""
    from app.serve import serve as serve_app  # noqa: PLC0415  # `ringlight --help` shall not wait for Streamlit

    serve_app(settings, port=port, host=host, token=token)
