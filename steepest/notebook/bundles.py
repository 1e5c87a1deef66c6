"""What a notebook is given to show: plain HTML, a picture and text, with nothing outside of them.

The HTML has the picture or the clip in itself, and no script, so it stays when a notebook is saved, sent or exported.
"""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import TypeAlias

from steepest.notebook.seen import SceneSeen

Bundle: TypeAlias = dict[str, str]
"""Contents by their kinds, as Jupyter's messages have them; what is binary in base 64."""


def still(seen: SceneSeen, picture: bytes) -> Bundle:
    """A picture with its facts."""
    inside = b64encode(picture).decode()
    rows = "".join(
        f"<tr><th><code>{escape(row.name)}</code></th><td>{escape(row.value)}</td><td>{escape(row.sentence)}</td></tr>"
        for row in seen.rows
    )
    page = (
        f'<figure style="margin: 0; max-width: {seen.width}px">'
        f'<img src="data:image/png;base64,{inside}" alt="{escape(seen.description or seen.title)}" '
        f'width="{seen.width}" height="{seen.height}" style="max-width: 100%; height: auto">'
        f"<figcaption><b>{escape(seen.title)}</b>: {escape(seen.words)}</figcaption></figure>"
        f'<table style="text-align: left">{rows}</table>'
    )
    return {"text/html": page, "image/png": inside, "text/plain": _plain(seen)}


def clip(title: str, video: bytes) -> Bundle:
    """A film of a scene, with the browser's controls."""
    inside = b64encode(video).decode()
    page = (
        f'<video controls preload="metadata" style="max-width: 100%" aria-label="{escape(title)}" '
        f'src="data:video/mp4;base64,{inside}"></video>'
    )
    return {"text/html": page, "text/plain": f"{title}: a film of {len(video) / 1e6:.1f} MB"}


def _plain(seen: SceneSeen) -> str:
    widest = max((len(row.name) for row in seen.rows), default=0)
    rows = (f"  {row.name:{widest}}  {row.value}" for row in seen.rows)
    return "\n".join((f"{seen.title}: {seen.words}", *rows))
