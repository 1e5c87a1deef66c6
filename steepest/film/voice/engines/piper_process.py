"""A program of its own: says sentences with Piper. See `steepest.film.voice.engines.json_program` for what it reads and
prints.
"""

from __future__ import annotations

import json
import sys
import wave


def main() -> None:
    """Do what standard input asks."""
    asked = json.load(sys.stdin)
    from piper import PiperVoice, SynthesisConfig

    voice = PiperVoice.load(asked["model"])
    for number, (tempo, words) in enumerate(zip(asked["tempos"], asked["sentences"], strict=True)):
        paced = None if tempo == 1 else SynthesisConfig(length_scale=voice.config.length_scale / tempo)
        with wave.open(f"{number}.wav", "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            for at, chunk in enumerate(voice.synthesize(" ".join(words), syn_config=paced)):
                if at == 0:
                    file.setframerate(chunk.sample_rate)
                file.writeframes(chunk.audio_int16_bytes)
    print(json.dumps([None] * len(asked["sentences"])))


if __name__ == "__main__":
    main()
