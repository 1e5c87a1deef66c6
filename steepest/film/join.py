"""Segments into one film, without encoding anything again.

The segments were encoded alike (same parameter sets) and hold no B-frames, so each one's packets follow the
last one's with their times moved by whole frames. One chapter per scene, the captions and the sound go in
beside the picture.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

import av
from av.container import OutputContainer
from av.packet import Packet

from steepest.film.captions import PlayerChapter
from steepest.film.sound.aac import SoundTrack
from steepest.script.timing.captions import Cue

_MILLISECOND = Fraction(1, 1000)
_UNSEEN: Any = [{"skip_frame": "all"}]
"""Opening a film decodes its first picture, 8 ms, to find what the header says as well: not the first stream's."""
_CAPTION_STYLE = """\
[Script Info]
ScriptType: v4.00+
[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, \
Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, \
MarginR, MarginV, Encoding
Style: Default,Sans,18,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,10,10,10,0
[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""
LANGUAGES = {
    "en": "eng",
    "de": "deu",
    "fr": "fra",
    "es": "spa",
    "it": "ita",
    "pt": "por",
    "nl": "nld",
    "pl": "pol",
}
"""Two-letter names of languages as MP4 wants them; others count as undetermined."""


class UnlikeSegments(ValueError):
    """Segments that cannot follow one another in one film."""


def join(
    segments: Iterable[bytes],
    target: Path,
    *,
    title: str,
    cues: Iterable[Cue],
    chapters: Sequence[PlayerChapter] = (),
    language: str = "en",
    sound: Sequence[bytes] = (),
    voices: Iterable[str] = (),
) -> int:
    """Write the film `target` from segments (MP4 files) in their order, each asked for as its turn comes, with its
    sound (AAC packets, see `steepest.film.sound.aac`) and the names of the voices in it, and return its number of
    frames.

    Raises UnlikeSegments where segments differ in size, rate or encoding, and OSError where the file cannot be
    written.
    """
    with av.open(str(target), "w", format="mp4", options={"movflags": "+faststart"}) as film:
        film.metadata["title"] = title
        film.metadata["artist"] = ", ".join(voices)
        film.set_chapters(
            [
                {
                    "id": number,
                    "start": round(chapter.start * 1000),
                    "end": round(chapter.end * 1000),
                    "time_base": _MILLISECOND,
                    "metadata": {"title": chapter.title},
                }
                for number, chapter in enumerate(chapters)
            ]
        )
        named = LANGUAGES.get(language.split("-")[0].lower(), "und")
        frames = _mux(film, segments, list(cues), named, sound)
    found = count(target)
    if found != frames:
        raise OSError(f"{target}: the film holds {found} frames where {frames} were written")
    return frames


def voices_in(film: Path) -> tuple[str, ...]:
    """The names of the voices in a film that `join` wrote; none where there is no such film."""
    if not film.is_file():
        return ()
    try:
        with av.open(str(film), stream_options=_UNSEEN) as container:
            return tuple(container.metadata.get("artist", "").split(", "))
    except (av.FFmpegError, OSError, ValueError):
        return ()


def count(film: Path | BinaryIO) -> int:
    """The number of frames in a film, without decoding it."""
    opened = str(film) if isinstance(film, Path) else film
    with av.open(opened, "r", stream_options=_UNSEEN) as container:
        return sum(1 for packet in container.demux(container.streams.video[0]) if packet.pts is not None)


def is_film_of(video: bytes, frames: int) -> bool:
    """Whether these bytes are a film of so many frames."""
    try:
        return count(io.BytesIO(video)) == frames
    except (av.FFmpegError, OSError, ValueError):
        return False


def _mux(
    film: OutputContainer, segments: Iterable[bytes], cues: list[Cue], language: str, packets: Sequence[bytes]
) -> int:
    coming = iter(segments)
    begin = next(coming)
    with av.open(io.BytesIO(begin), "r", stream_options=_UNSEEN) as first:
        pattern = first.streams.video[0]
        video = film.add_stream_from_template(pattern)
        alike = _signature(pattern)
    sound = SoundTrack(film, packets, language) if packets else None
    captions = _caption_stream(film, language) if cues else None
    film.start_encoding()
    frames = 0
    for number, segment in enumerate(chain([begin], coming), 1):
        with av.open(io.BytesIO(segment), "r", stream_options=_UNSEEN) as source:
            stream = source.streams.video[0]
            if _signature(stream) != alike:
                raise UnlikeSegments(
                    f"segment {number} was encoded unlike the first: they cannot make one film"
                )
            base = Fraction(stream.time_base or 1)
            frame = 1 / (Fraction(stream.average_rate or 1) * base)  # ticks a frame
            if frame.denominator != 1:
                raise UnlikeSegments(f"segment {number} has no whole number of clock ticks to a frame")
            offset = frames * frame.numerator
            for packet in source.demux(stream):
                if packet.pts is None or packet.dts is None:
                    continue
                seconds = (packet.pts + offset) * base.numerator / base.denominator
                while captions is not None and cues and cues[0].start <= seconds:
                    film.mux(_caption(captions, cues.pop(0)))
                if sound:
                    sound.until(seconds)
                packet.pts, packet.dts = packet.pts + offset, packet.dts + offset
                packet.duration, packet.stream = frame.numerator, video
                film.mux(packet)
                frames += 1
    if sound:
        sound.finish()
    for cue in cues if captions is not None else ():
        film.mux(_caption(captions, cue))
    return frames


def _signature(stream: Any) -> tuple[object, ...]:
    codec = stream.codec_context
    return (
        codec.name,
        codec.width,
        codec.height,
        stream.average_rate,
        stream.time_base,
        bytes(codec.extradata or b""),
    )


def _caption_stream(film: OutputContainer, language: str) -> Any:
    stream: Any = film.add_stream("mov_text")
    stream.codec_context.subtitle_header = _CAPTION_STYLE.encode()
    stream.codec_context.time_base = stream.time_base = _MILLISECOND
    stream.metadata["language"] = language
    return stream


def _caption(stream: Any, cue: Cue) -> Packet[Any]:
    """A timed text sample (3GPP TS 26.245): the length of the text in two bytes, then the text."""
    text = cue.text.encode()
    packet: Packet[Any] = Packet(len(text).to_bytes(2, "big") + text)
    packet.stream, packet.time_base = stream, _MILLISECOND
    packet.pts = packet.dts = round(cue.start * 1000)
    packet.duration = round(cue.end * 1000) - round(cue.start * 1000)
    return packet
