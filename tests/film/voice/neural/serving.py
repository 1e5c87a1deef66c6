"""A publisher on the loopback address: it serves voices, slowly, in parts, or something else."""

from __future__ import annotations

import contextlib
import hashlib
import http.server
import json
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from steepest.film.voice.neural.download import Patience
from steepest.film.voice.neural.published import SETTINGS, PublishedFile

IMPATIENT = Patience(silence=0.5, tries=4, pause=0.0)
MODEL = bytes(range(256)) * 700
CONFIG = b'{"a model": "of the tests"}'


@dataclass
class Manners:
    """How the server behaves. `cut` ends each answer after so many bytes, `stop` makes it silent there, `deaf` lets it
    take no notice of Range, `answers` are statuses that it gives first.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    cut: int | None = None
    stop: int | None = None
    slow: float = 0.0
    deaf: bool = False
    shifted: int = 0
    kind: str = "application/octet-stream"
    lengths: bool = True
    answers: list[int] = field(default_factory=list)
    moved: bool = False
    asked: list[tuple[str, str]] = field(default_factory=list)
    """Path and Range of every request."""


@dataclass(frozen=True)
class Publisher:
    """A server that runs, its address, and its manners, which may change."""

    address: str
    manners: Manners

    def file(self, name: str, content: bytes) -> PublishedFile:
        """A file that is listed as this content."""
        return PublishedFile(name, self.address + name, len(content), hashlib.sha256(content).hexdigest())

    def lists(
        self, lecture: Path, *names: str, language: str = "en", files: Mapping[str, bytes] | None = None
    ) -> Path:
        """Write voices.toml into a lecture's folder: voices of these names, each with MODEL and CONFIG, or these files
        by their names.
        """
        lines = []
        for name in names:
            model, config = (
                (files or {}).get(f"{name}{end}", usual)
                for end, usual in ((".onnx", MODEL), (".onnx.json", CONFIG))
            )
            self.manners.files |= {f"/{name}.onnx": model, f"/{name}.onnx.json": config}
            lines.append(f"[voices.{name}]")
            told = {"language": language, "about": "a voice", "licence": "CC0", "address": self.address}
            lines += [f"{key} = {json.dumps(value)}" for key, value in told.items()]
            for key, content in (("model", model), ("config", config)):
                digest = hashlib.sha256(content).hexdigest()
                lines.append(f'{key} = {{ size = {len(content)}, sha256 = "{digest}" }}')
        (lecture / SETTINGS).parent.mkdir(parents=True, exist_ok=True)
        (lecture / SETTINGS).write_text("\n".join(lines), encoding="utf-8")
        return lecture


@contextlib.contextmanager
def publishing() -> Iterator[Publisher]:
    """Serve until this context is left."""
    manners = Manners()

    class Handler(http.server.BaseHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

        def do_GET(self) -> None:
            with contextlib.suppress(OSError):
                answer(self, manners)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield Publisher(f"http://127.0.0.1:{server.server_port}/", manners)
    finally:
        server.shutdown()
        server.server_close()


def answer(handler: http.server.BaseHTTPRequestHandler, manners: Manners) -> None:
    """Answer one request."""
    ranged = handler.headers.get("Range", "")
    manners.asked.append((handler.path, ranged))
    if manners.answers and (status := manners.answers.pop(0)) != 200:
        handler.send_error(status)
        return
    if manners.moved and not handler.path.startswith("/elsewhere"):
        handler.send_response(302)
        handler.send_header("Location", f"/elsewhere{handler.path}")
        handler.end_headers()
        return
    content = manners.files.get(handler.path.removeprefix("/elsewhere"))
    if content is None:
        handler.send_error(404)
        return
    first = int(ranged.removeprefix("bytes=").rstrip("-")) if ranged and not manners.deaf else 0
    if ranged and not manners.deaf and first >= len(content):
        handler.send_error(416)
        return
    handler.send_response(206 if ranged and not manners.deaf else 200)
    handler.send_header("Content-Type", manners.kind)
    if ranged and not manners.deaf:
        first += manners.shifted
        handler.send_header("Content-Range", f"bytes {first}-{len(content) - 1}/{len(content)}")
    if manners.lengths:
        handler.send_header("Content-Length", str(len(content) - first))
    handler.end_headers()
    part = content[first : None if manners.cut is None else first + manners.cut]
    if manners.stop is not None:
        handler.wfile.write(part[: manners.stop])
        handler.wfile.flush()
        time.sleep(1.2)
        return
    step = max(len(part) // 8, 1) if manners.slow else len(part) or 1
    for at in range(0, len(part), step):
        handler.wfile.write(part[at : at + step])
        handler.wfile.flush()
        time.sleep(manners.slow)
