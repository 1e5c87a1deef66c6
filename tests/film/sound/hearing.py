"""A film as it is heard: decoded, and measured by FFmpeg's own meter, which shares nothing with ours."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

Stereo = NDArray[np.float32]
"""(2, samples), 48 kHz."""


def heard(film: Path) -> Stereo:
    """The sound as a player gives it out, from the film's time 0 on."""
    parts = []
    with av.open(str(film)) as container:
        stream = container.streams.audio[0]
        assert (stream.codec_context.name, stream.rate, stream.channels) == ("aac", 48000, 2)
        for frame in container.decode(stream):
            if not parts:
                assert frame.pts * frame.time_base == 0
            parts.append(frame.to_ndarray())
    return np.concatenate(parts, axis=1)


def measured(sound: Stereo) -> dict[str, float]:
    """Integrated loudness (LUFS) and true peak (dBTP)."""
    graph = av.filter.Graph()
    source = graph.add_abuffer(
        sample_rate=48000, format="fltp", layout="stereo", time_base=Fraction(1, 48000)
    )
    meter, sink = graph.add("ebur128", "metadata=1:peak=true"), graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    for first in range(0, sound.shape[1], 4800):
        part = np.ascontiguousarray(sound[:, first : first + 4800], np.float32)
        frame = av.AudioFrame.from_ndarray(part, format="fltp", layout="stereo")
        frame.sample_rate, frame.pts = 48000, first
        graph.push(frame)
    graph.push(None)
    last: dict[str, Any] = {}
    while True:
        try:
            last |= dict(graph.pull().metadata)  # type: ignore[union-attr]
        except (av.BlockingIOError, av.EOFError):
            break
    peak = max(float(last["lavfi.r128.true_peak"]), 1e-9)
    return {"loudness": float(last["lavfi.r128.I"]), "peak": 20 * float(np.log10(peak))}


def onset(sound: Stereo, near: float, within: float = 0.3) -> float:
    """When it gets loud first around a time: where the level of 5 ms passes -45 dB of full scale, in seconds."""
    step = 240
    first = max(round((near - within) * 48000), 0)
    part = sound[0, first : round((near + within) * 48000)]
    power = (part[: len(part) // step * step].reshape(-1, step) ** 2).mean(1)
    return (first + int(np.argmax(power > 10**-4.5)) * step) / 48000
