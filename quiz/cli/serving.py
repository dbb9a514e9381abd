"""The app behind textual-serve, which accepts any origin: here strangers are refused before it sees them."""

from __future__ import annotations

import logging
import shlex
import subprocess
import sys

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from textual_serve.server import Server

from quiz.cli.diagnostics import say

HOST = "127.0.0.1"
POLICY = "; ".join(
    (
        "default-src 'self'",
        "style-src 'self' 'unsafe-inline'",  # the terminal sets its cells' styles
        "script-src 'self' 'unsafe-inline'",  # textual-serve starts it from the page
        "connect-src 'self' ws:",
        "img-src 'self' data:",
        "font-src 'self' data:",
        "frame-ancestors 'none'",  # in a frame a site could lend you its clicks
        "form-action 'none'",
    )
)
"""What the page may load: nothing from elsewhere, textual-serve's web font included."""


FOCUS = """<script>
new MutationObserver((_, watch) => {
  const terminal = document.querySelector(".xterm-helper-textarea");
  if (terminal && document.body.classList.contains("-first-byte")) {
    watch.disconnect();
    terminal.focus();
  }
}).observe(document.documentElement, {attributes: true, childList: true, subtree: true});
</script>"""
"""Gives the terminal the keys once the app has painted. Without it a click is needed, and Textual draws no footer before."""


def refusal(headers: dict[str, str], port: int, *, socket: bool) -> str:
    """Return why a request is refused; empty where it is not.

    Args:
        headers: Of the request, names in lower case.
        port: That is listened on.
        socket: Whether it opens a web socket, which browsers let every site do: it must name an origin.
    """
    hosts = {f"{name}:{port}" for name in (HOST, "localhost", "[::1]")}
    if port == 80:
        hosts |= {HOST, "localhost", "[::1]"}
    if headers.get("host", "").lower() not in hosts:
        return "This host is not served here."  # a name of another's that was made to point at this machine
    origin = headers.get("origin")
    if origin is None:
        return "A web socket must name its origin." if socket else ""
    if origin.lower() not in {f"http://{host}" for host in hosts}:
        return "Pages of other sites are not served."
    return ""


class LoopbackServer(Server):
    """Serves the app to this machine's own pages."""

    async def _make_app(self) -> web.Application:
        """Return textual-serve's application behind the check."""
        app = await super()._make_app()
        app.middlewares.append(self._guard())
        return app

    def _guard(self) -> Middleware:
        @web.middleware
        async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
            headers = {name.lower(): value for name, value in request.headers.items()}
            why = refusal(headers, self.port, socket=request.path == "/ws" or "upgrade" in headers)
            if why:
                return web.Response(status=403, text=f"{why}\n")
            response = await handler(request)
            if not response.prepared:
                if isinstance(response, web.Response) and response.content_type == "text/html" and response.text:
                    response.text = response.text.replace("</head>", f"{FOCUS}</head>", 1)
                response.headers["Content-Security-Policy"] = POLICY
                response.headers["Referrer-Policy"] = "no-referrer"
            return response

        return guard

    def initialize_logging(self) -> None:
        """Tell of trouble only, on standard error."""
        logging.basicConfig(level="WARNING", format="%(message)s")

    async def on_startup(self, app: web.Application) -> None:
        """Say where the app is."""
        say(f"Factdeck is at {self.public_url} until you press Ctrl-C.")


def serve(data: str | None, port: int) -> None:
    """Serve until Ctrl-C.

    Args:
        data: The data folder, where it is not the default one.
        port: On 127.0.0.1.

    Raises:
        OSError: If the port can't be listened on.
    """
    words = [sys.executable, "-m", "quiz.cli.main", *(["--data", data] if data else [])]
    command = subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)
    LoopbackServer(command, HOST, port, "Factdeck", f"http://{HOST}:{port}").serve()
