"""A program of its own: says sentences with espeak-ng's library, whose word events tell when words begin.

See `steepest.film.voice.engines.json_program` for what it reads and prints. Needs nothing but Python. The constants are
those of espeak-ng's speak_lib.h.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import wave

SYNCHRONOUS, UTF8, RATE = 2, 1, 1
END, WORD = 0, 1


class Event(ctypes.Structure):
    """espeak_EVENT."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(Event))


def library() -> ctypes.CDLL:
    """espeak-ng's library."""
    for name in ("libespeak-ng.so.1", "libespeak-ng.so", "libespeak-ng.dylib", "libespeak-ng.1.dylib"):
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    sys.exit("its library is missing")


def main() -> None:
    """Do what standard input asks."""
    asked = json.load(sys.stdin)
    engine = library()
    engine.espeak_Info.restype = ctypes.c_char_p
    rate = engine.espeak_Initialize(SYNCHRONOUS, 500, None, 0)
    if rate <= 0:
        sys.exit("its data is missing")
    if engine.espeak_SetVoiceByName(asked["voice"].encode()) != 0:
        sys.exit(f"does not speak {asked['voice']!r}")
    if "sentences" not in asked:
        print(engine.espeak_Info(None).decode())
        return
    told = [
        _apart(engine, rate, number, words, asked["rates"][number])
        for number, words in enumerate(asked["sentences"])
    ]
    print(json.dumps(told))


def _apart(engine: ctypes.CDLL, rate: int, number: int, words: list[str], pace: int) -> list[float | None]:
    """Say a sentence in a copy of this process, which has said nothing: the library keeps something of a sentence, by
    which the next one sounds a little different.
    """
    ear, mouth = os.pipe()
    child = os.fork()
    if not child:
        code = 1
        try:
            with open(mouth, "w", encoding="ascii") as speaking:
                json.dump(_say(engine, rate, number, words, pace), speaking)
            code = 0
        except OSError as error:
            print(error.strerror, file=sys.stderr, flush=True)
        finally:
            os._exit(code)
    os.close(mouth)
    with open(ear, encoding="ascii") as listening:
        told = listening.read()
    _, ended = os.waitpid(child, 0)
    if os.WIFSIGNALED(ended):
        os.kill(os.getpid(), os.WTERMSIG(ended))  # as if it had spoken itself
    if ended:
        sys.exit(1)
    found: list[float | None] = json.loads(told)
    return found


def _say(engine: ctypes.CDLL, rate: int, number: int, words: list[str], pace: int) -> list[float | None]:
    """Say a sentence into a file, and return when its words begin, in seconds."""
    sound = bytearray()
    begun: dict[int, float] = {}  # position in the text, counted from 1 -> seconds

    def heard(samples: ctypes._Pointer[ctypes.c_short], count: int, events: ctypes._Pointer[Event]) -> int:
        if samples and count > 0:
            sound.extend(ctypes.string_at(samples, 2 * count))
        at = 0
        while events and events[at].type != END:
            if events[at].type == WORD:
                begun.setdefault(events[at].text_position, events[at].sample / rate)
            at += 1
        return 0

    callback = CALLBACK(heard)
    engine.espeak_SetSynthCallback(callback)
    engine.espeak_SetParameter(RATE, pace, 0)
    text = " ".join(words).encode()
    engine.espeak_Synth(text, len(text) + 1, 0, 1, 0, UTF8, None, None)
    engine.espeak_Synchronize()
    with wave.open(f"{number}.wav", "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(bytes(sound))
    positions, position = [], 1
    for word in words:
        positions.append(position)
        position += len(word) + 1
    return starts(positions, begun)


def starts(positions: list[int], begun: dict[int, float]) -> list[float | None]:
    """When the word at each position begins; None for one that is said in one go with the word before."""
    found = []
    for position, following in zip(positions, [*positions[1:], 10**9], strict=True):
        times = [time for at, time in begun.items() if position <= at < following]
        found.append(min(times) if times else None)
    return found


if __name__ == "__main__":
    main()
