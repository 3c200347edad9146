"""Answer browsers on this machine: pages that listen, the desk, PDFs, and news of changes.

Nothing here opens a file by the name that a request gives: a path is looked up among the jobs of
the site, and the desk's own files are four known names. So there is no way out of a folder, and no
folder to list.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import cast
from urllib.parse import parse_qs, quote

from newsroom.cli.live import desk
from newsroom.cli.live.callers import Callers
from newsroom.cli.live.pages import OWN_POLICY, listening, plain_page, site_path
from newsroom.cli.live.telling import tell
from newsroom.press.preview.overview import held_on
from newsroom.press.preview.resident import Resident
from newsroom.press.preview.sheets import NOT_FOUND, Sheet
from newsroom.press.preview.state import State
from newsroom.templating.addresses import file_of

_HEARTBEAT = 15.0
_HTML = "text/html; charset=utf-8"
_JSON = "application/json; charset=utf-8"
_TEXT = "text/plain; charset=utf-8"
_OWN = Path(__file__).parent
_OWN_FILES = {
    "live.js": "text/javascript; charset=utf-8",
    "live.css": "text/css; charset=utf-8",
    "desk.js": "text/javascript; charset=utf-8",
    "desk.css": "text/css; charset=utf-8",
}
_GLANCE = "/-/glance/"

Admit = Callable[[BaseException, str], str]
"""Writes a fault of ours down; takes what was asked for, and returns where to read of it."""


class Server(ThreadingHTTPServer):
    """Serve one resident publication; nobody who listens keeps it from ending."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, resident: Resident, host: str, port: int, admit: Admit) -> None:
        self.resident = resident
        self.admit = admit
        self.told: tuple[int, list[dict[str, object]]] = (0, [])
        if ":" in host:
            import socket  # noqa: PLC0415 - only for IPv6

            self.address_family = socket.AF_INET6
        super().__init__((host, port), Handler)
        self.callers = Callers(host, self.server_port)

    def problems(self, state: State) -> list[dict[str, object]]:
        """Return the problems of a state as pages show them; files are read once for each."""
        number, told = self.told
        if number != state.number:
            told = tell(state.all_problems, state.around.settings.root)
            self.told = (state.number, told)
        return told

    def handle_error(self, *_: object) -> None:
        """Say nothing of a browser that went away."""


class Handler(BaseHTTPRequestHandler):
    """Answer one connection."""

    protocol_version = "HTTP/1.1"
    timeout = 60
    disable_nagle_algorithm = True
    wbufsize = -1
    """Head and content go out together: apart, the second would wait 40 ms for the first."""

    def do_GET(self) -> None:
        """Answer, whatever was asked for; a fault of ours is said, and written down."""
        refusal = self._here.callers.refusal(cast("Mapping[str, str | None]", self.headers))
        if refusal:
            self._send(f"{refusal}\n".encode(), _TEXT, HTTPStatus.FORBIDDEN)
            return
        try:
            self._answer()
        except (BrokenPipeError, ConnectionError, TimeoutError):
            self.close_connection = True
        except Exception as error:  # noqa: BLE001 - a page must not take the desk with it
            where = self._here.admit(error, self.path)
            words = f"Newsroom failed on this page, and it is not your mistake: see {where}"
            page = plain_page("This page failed", words)
            self._send(page, _HTML, HTTPStatus.INTERNAL_SERVER_ERROR)

    def do_HEAD(self) -> None:
        """Answer as to GET, without the content."""
        self.do_GET()

    @property
    def _here(self) -> Server:
        return cast("Server", self.server)

    def _answer(self) -> None:
        path, _, query = self.path.partition("?")
        asked = {name: values[-1] for name, values in parse_qs(query).items()}
        if not path.startswith("/-/"):
            self._page()
        elif path == "/-/events":
            self._events()
        elif path == "/-/look":
            self._look(asked)
        elif path == "/-/desk/":
            self._desk(asked.get("edition", ""))
        elif path == "/-/desk/lists":
            self._lists()
        elif path.startswith(_GLANCE):
            self._pdf(path.removeprefix(_GLANCE), asked.get("brief", ""))
        elif path in {"/-/", "/-/desk"}:
            self._send(b"", _TEXT, HTTPStatus.FOUND, {"Location": "/-/desk/"})
        elif path.removeprefix("/-/") in _OWN_FILES:
            name = path.removeprefix("/-/")
            self._send((_OWN / name).read_bytes(), _OWN_FILES[name])
        else:
            self._send(b"there is nothing here\n", _TEXT, HTTPStatus.NOT_FOUND)

    # --- pages of the site ------------------------------------------------------------------

    def _page(self) -> None:
        state, sheets = self._here.resident.look()
        path = site_path(self.path, state.around.settings.site_url)
        if path is None:
            self._send(b"this is no address\n", _TEXT, HTTPStatus.BAD_REQUEST)
            return
        if path.endswith(".pdf") and sheets.job(path):
            self._pdf(path, None)
            return
        sheet = sheets.get(path)
        if sheet is None and path and not path.endswith("/") and sheets.job(f"{path}/index.html"):
            self._send(b"", _TEXT, HTTPStatus.MOVED_PERMANENTLY, {"Location": f"/{quote(path)}/"})
            return
        code = HTTPStatus.OK if sheet else HTTPStatus.NOT_FOUND
        self._sheet(sheet or sheets.get(NOT_FOUND), code)

    def _sheet(self, sheet: Sheet | None, code: HTTPStatus) -> None:
        if sheet is None or (sheet.problems and not sheet.content):
            words = "What stands in its way is told below, and goes when it is mended."
            page = plain_page("This page cannot be made", words if sheet else "It does not exist.")
            media_type = _HTML
            sheet = Sheet(media_type, page, sheet.digest if sheet else "")
            code = HTTPStatus.INTERNAL_SERVER_ERROR if sheet.digest else HTTPStatus.NOT_FOUND
        if not sheet.media_type.startswith("text/html"):
            self._send(sheet.content, sheet.media_type, code)
            return
        content, policy = listening(sheet)
        self._send(content, sheet.media_type, code, {"Content-Security-Policy": policy})

    def _look(self, asked: Mapping[str, str]) -> None:
        """Tell a page what is wrong now, and what it is now where that is something else."""
        state, sheets = self._here.resident.look()
        settings = state.around.settings
        path = site_path(asked.get("path", "/"), settings.site_url)
        sheet = (sheets.get(path) if path is not None else None) or sheets.get(NOT_FOUND)
        answer: dict[str, object] = {
            "number": state.number,
            "held": held_on(state, sheets.job(file_of(path or ""))),
            "digest": sheet.digest if sheet else "",
            "html": None,
            "problems": self._here.problems(state),
            "count": len(state.all_problems),
            "errors": sum(problem.is_error for problem in state.all_problems),
            "own": tell(sheet.problems, settings.root) if sheet else [],
            "checked": state.is_checked,
            "stale": not state.is_current,
        }
        if sheet and sheet.content and sheet.digest != asked.get("digest"):
            answer["html"] = listening(sheet)[0].decode()
        self._json(answer)

    # --- the desk ---------------------------------------------------------------------------

    def _desk(self, edition: str) -> None:
        state, sheets = self._here.resident.look()
        page = desk.page(state, sheets, self._here.problems(state), edition)
        self._own(page)

    def _lists(self) -> None:
        state, sheets = self._here.resident.look()
        self._own(desk.lists(state, sheets, self._here.problems(state)))

    def _pdf(self, path: str, slug: str | None) -> None:
        """Send an edition's PDF, the whole or a first look; what stands in its way is a page."""
        resident = self._here.resident
        printed = resident.print(path, slug)
        if printed is None:
            self._send(b"there is no such edition\n", _TEXT, HTTPStatus.NOT_FOUND)
            return
        if printed.sheet.problems:
            root = resident.look()[0].around.settings.root
            self._own(desk.problems_page(tell(printed.sheet.problems, root)), HTTPStatus.CONFLICT)
            return
        more = {
            "ETag": f'"{printed.sheet.digest}"',
            "X-Newsroom-Pages": str(printed.pages),
            "X-Newsroom-Whole": "yes" if printed.is_whole else "no",
        }
        self._send(printed.sheet.content, "application/pdf", HTTPStatus.OK, more)

    # --- news -------------------------------------------------------------------------------

    def _events(self) -> None:
        """Send the number of each state as an event (WHATWG HTML, section 9.2)."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.wfile.flush()
        self.close_connection = True
        seen = -1
        while not self._here.resident.ends and self.command != "HEAD":
            state = self._here.resident.wait(seen, _HEARTBEAT)
            seen = state.number if state else seen
            self.wfile.write(f"data: {seen}\n\n".encode() if state else b": still here\n\n")
            self.wfile.flush()

    # --- sending ----------------------------------------------------------------------------

    def _own(self, page: str, code: HTTPStatus = HTTPStatus.OK) -> None:
        self._send(page.encode(), _HTML, code, {"Content-Security-Policy": OWN_POLICY})

    def _json(self, answer: object) -> None:
        self._send(json.dumps(answer, ensure_ascii=False).encode(), _JSON)

    def _send(
        self,
        content: bytes,
        media_type: str,
        code: HTTPStatus = HTTPStatus.OK,
        more: Mapping[str, str] | None = None,
    ) -> None:
        self.send_response(code)
        for name, value in (more or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)
        self.wfile.flush()

    def version_string(self) -> str:
        """Name the program, and no version of anything."""
        return "newsroom"

    def end_headers(self) -> None:
        """Ask the browser to look again each time, to believe the type, to let nobody else in."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Referrer-Policy", "no-referrer")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Say in a line that a request cannot be understood."""
        del explain
        self.close_connection = True
        words = message or HTTPStatus(code).phrase
        self._send(f"{words}\n".encode(), _TEXT, HTTPStatus(code))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its parent's name
        """Say nothing of each request."""
