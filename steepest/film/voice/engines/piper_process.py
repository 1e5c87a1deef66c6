"""A program of its own: says sentences with Piper, which tells how long each of its phonemes lasts.

See `steepest.film.voice.engines.json_program` for what it reads and prints. A word begins with the first phoneme of it.
Phonemes are those of whole sentences, in which words may run into one ("on a" is "ɔnɐ"); then the phonemes of each word
alone tell which are whose. Piper draws noise: with the same seed the same sentences, in the same order, sound the same.
"""

from __future__ import annotations

import json
import sys
import wave
from collections.abc import Sequence
from difflib import SequenceMatcher

SEED = 1
SILENT = frozenset("_^$ ,;:.?!'\"()-–—…¡¿«»“”„")
"""Phonemes that nobody hears: marks of a sentence's begin and end, pauses, and the space between words."""
STRESS = frozenset("ˈˌ")


def main() -> None:
    """Do what standard input asks."""
    asked = json.load(sys.stdin)
    import onnxruntime
    from piper import PiperVoice, SynthesisConfig

    onnxruntime.set_seed(SEED)
    voice = PiperVoice.load(asked["model"], include_alignments=True)
    told: list[list[float | None] | None] = []
    for number, (tempo, words) in enumerate(zip(asked["tempos"], asked["sentences"], strict=True)):
        paced = None if tempo == 1 else SynthesisConfig(length_scale=voice.config.length_scale / tempo)
        heard: list[tuple[str, float]] | None = []
        now = 0.0
        with wave.open(f"{number}.wav", "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            chunks = voice.synthesize(" ".join(words), syn_config=paced, include_alignments=True)
            for at, chunk in enumerate(chunks):
                if at == 0:
                    file.setframerate(chunk.sample_rate)
                file.writeframes(chunk.audio_int16_bytes)
                if chunk.phoneme_alignments is None:  # a model that tells no durations
                    heard = None
                if heard is not None:
                    for each in chunk.phoneme_alignments:
                        heard.append((each.phoneme, now))
                        now += int(each.num_samples) / chunk.sample_rate
                    heard.append((" ", now))
        alone = [[one for part in voice.phonemize(word) for one in part] for word in words]
        told.append(None if heard is None else starts(alone, heard))
    print(json.dumps(told))


def starts(alone: Sequence[Sequence[str]], heard: Sequence[tuple[str, float]]) -> list[float | None]:
    """When each word begins (seconds), from its phonemes when it is said alone, and those of the sentence with the time
    of each; None for a word that cannot be told from the one before.
    """
    spoken = [(one, time) for one, time in heard if one not in SILENT]
    groups: list[float] = []
    inside = False
    for one, time in heard:
        if one not in SILENT and not inside:
            groups.append(time)
        inside = one not in SILENT or (inside and one != " ")
    if len(groups) == len(alone):
        return list(groups)
    return _matched(alone, [(one, time) for one, time in spoken if one not in STRESS])


def _matched(alone: Sequence[Sequence[str]], spoken: Sequence[tuple[str, float]]) -> list[float | None]:
    """The same, by the longest runs of phonemes that the words alone and the sentence have in common."""
    words = [[one for one in word if one not in SILENT and one not in STRESS] for word in alone]
    together = [one for word in words for one in word]
    matcher = SequenceMatcher(None, together, [one for one, _ in spoken], autojunk=False)
    place = {a + i: b + i for a, b, size in matcher.get_matching_blocks() for i in range(size)}
    found: list[float | None] = []
    last, first = -1, 0
    for number, word in enumerate(words):
        at = next((place[i] for i in range(first, first + len(word)) if i in place), None)
        if number == 0 and spoken:
            at = 0
        first += len(word)
        found.append(spoken[at][1] if at is not None and at > last else None)
        last = at if at is not None and at > last else last
    return found


if __name__ == "__main__":
    main()
