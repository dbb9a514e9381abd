"""`quiz web`: the same app in a browser on this machine."""

from __future__ import annotations

import click

from quiz.cli.diagnostics import fail, say
from quiz.cli.manual import examples

INSTALL = "python -m pip install 'factdeck[web]'"


@click.command("web", epilog=examples("quiz web", "quiz web --port 8080"))
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port on 127.0.0.1.")
@click.pass_obj
def command(data: str | None, port: int) -> int:
    """Serve the app to a browser on this machine, and to nobody else.

    It listens on 127.0.0.1 only. Pages of other sites are refused by the Origin and Host that their requests name, so
    that no site that you visit can look at your answers or press keys. Ctrl-C ends it; every answer is saved at once.
    """
    try:
        from quiz.cli.serving import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"textual_serve", "aiohttp", "aiohttp_jinja2", "jinja2"}:
            raise
        say("This needs textual-serve, which is not installed. Install it with:")
        say(f"  {INSTALL}")
        return 2
    try:
        serve(data, port)
    except OSError as error:
        return fail(f"port {port} can't be listened on: {error.strerror or error}; choose another one with --port")
    return 0
