"""What a page with a public address tells search engines, by schema.org: the video, its clips and its words."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlsplit

from steepest.film.rendering import FILM
from steepest.page.contents import PageScene, Timeline
from steepest.script.fault import Fault, clipped


def checked_address(address: str) -> str:
    """The address of the page's folder, with a slash at its end; the page's own address may be given, too. Raises
    Fault for what is none.

    >>> checked_address("https://example.org/gradient")
    'https://example.org/gradient/'
    """
    try:
        parts = urlsplit(address)
        whole = parts.scheme in ("http", "https") and bool(parts.hostname)
        known = (
            whole
            and not (parts.query or parts.fragment)
            and quote(address, safe=":/%~@!$&'()*+,;=[]") == address
        )
    except ValueError:
        known = False
    if not known:
        raise Fault(
            f'--address: "{clipped(address)}" is no address of a folder on the web; '
            "--address https://example.org/gradient would do"
        )
    return address.removesuffix("index.html").rstrip("/") + "/"


def structured(
    timeline: Timeline, scenes: Sequence[PageScene], address: str, page: str, made: datetime
) -> dict[str, Any]:
    """The video as a schema.org VideoObject: a clip for each scene, and the transcript. `page` is the page's file in
    the folder at `address`, and `made` when the film was made.
    """
    home = address if page == "index.html" else f"{address}{page}"
    words = [beat.text for scene in scenes for beat in scene.beats if beat.text]
    chapters = list(dict.fromkeys(one["chapter"] for one in timeline["scenes"] if one["chapter"]))
    return {
        "@context": "https://schema.org",
        "@type": "VideoObject",
        "name": timeline["title"],
        "description": ". ".join([timeline["title"], *(chapters or [scene.title for scene in scenes])]) + ".",
        "url": home,
        "contentUrl": f"{address}{FILM}",
        "thumbnailUrl": f"{address}poster.png",
        "uploadDate": made.isoformat(timespec="seconds"),
        "duration": _duration(timeline["end"]),
        "inLanguage": timeline["language"],
        "width": timeline["width"],
        "height": timeline["height"],
        "transcript": "\n".join(words),
        "hasPart": [
            {
                "@type": "Clip",
                "name": scene.title,
                "startOffset": round(scene.start, 3),
                "endOffset": round(scene.end, 3),
                "url": f"{home}#t={scene.start:.3f}",
            }
            for scene in scenes
        ],
    }


def in_html(told: Any) -> str:
    """JSON that may stand in a page: nothing in it ends a script or begins a tag.

    >>> in_html({"name": "</script>"})
    '{"name":"\\\\u003c/script\\\\u003e"}'
    """
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _duration(seconds: float) -> str:
    """A length as ISO 8601 writes it.

    >>> _duration(671.4)
    'PT11M11S'
    """
    whole = round(seconds)
    return f"PT{whole // 60}M{whole % 60}S"
