"""The default voice, the real one; and what is made of an engine that misbehaves.

Festival and its voice are part of the project's set-up (make setup): without them these tests fail.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from steepest.film.voice.alignment import aligned
from steepest.film.voice.energy import levels, stretches
from steepest.film.voice.engines.festival import INSTALL, VOICE, Festival, literal
from steepest.film.voice.engines.process import run
from steepest.film.voice.engines.wholeness import whole
from steepest.film.voice.interface import Sound, Trouble
from tests.families import family
from tests.film.voice.stand_ins import program, split

SENTENCES = split(
    "a farmer stands on a hillside, at a height of two point six.",
    "the partial of f in x is four, and that's what the farmer's dog knows.",
    "minus zero point eight!",
)
FAKE_VOICE = f'if sys.argv[2] == "probe.scm":\n    print("/voices/{VOICE}")\n    sys.exit()\n'
REAL = shutil.which("festival") or "festival"


@pytest.fixture(scope="module")
def sounds(tmp_path_factory: pytest.TempPathFactory) -> list[Sound]:
    """The sentences, spoken once."""
    assert Festival().available("en") is None
    return Festival().say(SENTENCES, "en", tmp_path_factory.mktemp("festival"))


def test_every_word_has_its_time(sounds: list[Sound]) -> None:
    assert [len(sound.words) for sound in sounds] == [len(words) for words in SENTENCES]
    assert {sound.rate for sound in sounds} == {32000}


def test_words_are_said_when_they_are_said_to_be(sounds: list[Sound]) -> None:
    """Against the sound's energy: it is loud during every word, and speech begins and ends with them."""
    for sound, words in zip(sounds, SENTENCES, strict=True):
        found, level = stretches(sound.samples, sound.rate), levels(sound.samples, sound.rate)
        assert sound.words[0][0] == pytest.approx(found[0][0], abs=0.07)
        assert sound.words[-1][1] == pytest.approx(found[-1][1], abs=0.12)
        for word, (start, end) in zip(words, sound.words, strict=True):
            assert level[round(start * 100) : round(end * 100)].max() > level.max() - 25, word


def test_energy_alone_finds_the_words_nearly(sounds: list[Sound]) -> None:
    """What recordings and neural voices are timed by, measured on a voice that tells its times."""
    off = [
        abs(guess - told)
        for sound, words in zip(sounds, SENTENCES, strict=True)
        for (guess, _), (told, _) in zip(aligned(sound.samples, sound.rate, words), sound.words, strict=True)
    ]
    assert np.mean(off) < 0.09
    assert max(off) < 0.35


def test_it_says_the_same_again(sounds: list[Sound], tmp_path: Path) -> None:
    again = Festival().say(SENTENCES[:1], "en", tmp_path)[0]
    assert np.array_equal(again.samples, sounds[0].samples)
    assert again.words == sounds[0].words


HOSTILE = [
    'quit")) (exit 3) (print "',
    "\\",
    '\\"',
    "'(a . b)",
    "#|",
    ";",
    "say\nthis",
    "\x00\x07",
    "😀 ∂",
    "<break/>",
]


@pytest.mark.parametrize("text", family(3, HOSTILE), ids=range(len(HOSTILE)))
def test_text_is_data(text: str, tmp_path: Path) -> None:
    """Festival reads the literal back as the text it was made from, signs it cannot have as blanks."""
    (tmp_path / "echo.scm").write_text(f'(format t "%s" {literal(text)})', encoding="ascii")
    expected = "".join(one if " " <= one <= "~" else " " for one in text)
    assert run([REAL, "-b", "echo.scm"], tmp_path, 20) == expected


def test_hostile_sentences_do_no_harm(tmp_path: Path) -> None:
    said = Festival().say([('")', "(exit", "3)", '"'), ("look", "east.")], "en", tmp_path)
    assert len(said) == 2
    assert len(said[1].words) == 2


HANGS = "time.sleep(60)"


def fake(folder: Path, body: str) -> Festival:
    """A festival that has the voice and then does as `body` says: only what hangs is not waited for."""
    patience = (1.5, 0.0) if HANGS in body else Festival.patience
    return Festival(str(program(folder, "festival", FAKE_VOICE + body)), patience=patience)


AFTER = f"os.spawnl(os.P_WAIT, {REAL!r}, 'festival', '-b', sys.argv[2])\n"
BAD = {
    "hangs": (HANGS, "did not answer within 2 s and was stopped"),
    "crashes": ("os.abort()", "crashed (SIGABRT)"),
    "gives up": ("sys.exit('no licence')", "ended with exit code 1: no licence"),
    "says nothing": ("pass", "said 0 of 1 sentences"),
    "writes nothing": ("print('said')", "wrote no sound"),
    "writes nonsense": (
        "open('0.wav', 'w').write('RIFF'); print('said')",
        "wrote a sound that cannot be read",
    ),
    "half a file": (AFTER + "os.truncate('0.wav', 20000)", "wrote half a sound"),
    "half a sound": (
        AFTER
        + "a = wave.open('0.wav'); h = a.readframes(16000)\n"
        + "b = wave.open('0.wav', 'wb'); b.setparams(a.getparams()); b.writeframes(h); b.close()",
        "half a sound|not all there",
    ),
    "silence": (
        AFTER
        + "a = wave.open('0.wav'); n = a.getnframes()\n"
        + "b = wave.open('0.wav', 'wb'); b.setparams(a.getparams()); b.writeframes(bytes(2 * n)); b.close()",
        "returned silence",
    ),
}


@pytest.mark.parametrize("how", family(3, BAD))
def test_an_engine_that_misbehaves_is_trouble(how: str, tmp_path: Path) -> None:
    body, sentence = BAD[how]
    engine = fake(tmp_path / "bin", body)
    assert engine.available("en") is None
    (tmp_path / "work").mkdir()
    with pytest.raises(Trouble) as raised:
        whole(engine.say(SENTENCES[:1], "en", tmp_path / "work")[0], SENTENCES[0])
    assert any(part in str(raised.value) for part in sentence.split("|"))


def test_what_hangs_is_ended_with_all_it_started(tmp_path: Path) -> None:
    engine = fake(
        tmp_path / "bin",
        f"if os.fork():\n    {HANGS}\nopen('child', 'w').write(str(os.getpid()))\n{HANGS}",
    )
    (tmp_path / "work").mkdir()
    with pytest.raises(Trouble):
        engine.say(SENTENCES[:1], "en", tmp_path / "work")
    assert gone(int((tmp_path / "work" / "child").read_text(encoding="ascii")))


def gone(process: int) -> bool:
    """Whether a process ends within two seconds."""
    for _ in range(40):
        state = Path(f"/proc/{process}/stat")
        if not state.exists() or ") Z " in state.read_text(encoding="ascii"):
            return True
        time.sleep(0.05)
    return False


ALONE = """
import sys
from pathlib import Path
from steepest.film.voice.engines.process import run
run(sys.argv[2:], Path(sys.argv[1]), 60)
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_an_engine_and_all_it_started_end_with_us(how: signal.Signals, tmp_path: Path) -> None:
    """Its children are not ours: the system alone would let them run on."""
    body = "child = os.fork()\nopen(f'{os.getpid()}.pid', 'w').close()\ntime.sleep(60)"
    engine = program(tmp_path / "bin", "engine", body)
    (tmp_path / "work").mkdir()
    parent = subprocess.Popen(
        [sys.executable, "-c", ALONE, str(tmp_path / "work"), str(engine)],
        cwd=Path(__file__).parents[4], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    for _ in range(200):
        started = [int(file.stem) for file in (tmp_path / "work").glob("*.pid")]
        if len(started) == 2:
            break
        time.sleep(0.05)
    parent.send_signal(how)
    parent.wait()
    assert len(started) == 2
    assert [gone(process) for process in started] == [True, True]


LIMITED = """
import resource, sys
from pathlib import Path
from steepest.film.voice.engines.process import run
from steepest.film.voice.interface import Trouble
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[3])))
try:
    print(run([sys.executable, "-c", sys.argv[4]], Path(sys.argv[1]), 20))
except Trouble as trouble:
    print(trouble)
"""


@pytest.mark.parametrize(("soft", "hard"), [(10**5, 10**5), (10**5, -1), (10**5, 4 * 10**8), (10**9, 10**9)])
@pytest.mark.parametrize("size", [10**4, 10**6])
def test_a_shell_s_limit_on_files_holds_for_an_engine(
    soft: int, hard: int, size: int, tmp_path: Path
) -> None:
    code = f"open('file', 'wb').write(bytes({size})); print('written')"
    asked = [sys.executable, "-c", LIMITED, str(tmp_path), str(soft), str(hard), code]
    ended = subprocess.run(asked, cwd=Path(__file__).parents[4], capture_output=True, text=True, check=True)
    told = "written" if size < soft else "too large" if "too large" in ended.stdout else "crashed (SIGXFSZ"
    assert told in ended.stdout.replace("File", "file")


def test_it_is_missing_where_it_is_not_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert Festival().available("en") == f"festival is not installed; {INSTALL}"


def test_the_voice_may_be_missing(tmp_path: Path) -> None:
    engine = Festival(str(program(tmp_path, "festival", "pass")))
    assert engine.available("en") == f"festival has no voice of SLT; {INSTALL}"


def test_it_speaks_english_only() -> None:
    assert "speaks English" in str(Festival().available("de"))


def test_the_user_s_own_settings_of_it_are_not_read(
    sounds: list[Sound], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".festivalrc").write_text("(exit 4)", encoding="ascii")
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "work").mkdir()
    assert Festival().say(SENTENCES[2:], "en", tmp_path / "work")[0].words == sounds[2].words
    assert os.environ["HOME"] == str(tmp_path)
