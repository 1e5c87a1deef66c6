"""What a notebook is given to show is plain, whole, and says what the text says."""

from __future__ import annotations

from base64 import b64decode
from html.parser import HTMLParser

import pytest

from steepest.notebook.bundles import Bundle, clip, still
from steepest.notebook.seen import SceneSeen, ValueRow

HOSTILE = [
    "\"quotes\" 'and' more",
    "<script>alert(1)</script>",
    "</video></figure>&amp; <b>",
    "שלום ‮ 🦊",
    "$x$ `y`",
]


class _Read(HTMLParser):
    def __init__(self, bundle: Bundle) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.told: list[str] = []
        self.feed(bundle["text/html"])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            assert not name.startswith("on")
            (self.links if name in ("src", "href", "poster") else self.told).append(value or "")

    def handle_data(self, data: str) -> None:
        self.told.append(data)


def _seen(text: str) -> SceneSeen:
    return SceneSeen(text, "beat", text, text, (ValueRow(text, text, text),), 854, 480)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", ["still", "clip"])
def test_hostile_text_stays_text(kind: str, text: str) -> None:
    made, plain = (
        _Read(still(_seen(one), b"picture") if kind == "still" else clip(one, b"film"))
        for one in (text, "plain")
    )
    assert made.tags == plain.tags
    assert made.told.count(text) == plain.told.count("plain") > 0


@pytest.mark.parametrize(
    ("bundle", "content"),
    [(still(_seen("words"), b"\x89PNG"), b"\x89PNG"), (clip("words", b"ftyp"), b"ftyp")],
)
def test_everything_is_inside_and_no_script(bundle: Bundle, content: bytes) -> None:
    read = _Read(bundle)
    [link] = read.links
    assert link.startswith("data:") and b64decode(link.partition("base64,")[2]) == content
    assert "script" not in read.tags


def test_a_picture_is_there_for_exports_without_html() -> None:
    bundle = still(_seen("words"), b"\x89PNG")
    assert b64decode(bundle["image/png"]) == b"\x89PNG"
    assert "words" in bundle["text/plain"]
