"""Files and names as no one expects them: one sentence that names the file, and exit code 2."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from steepest.script.fault import Fault
from steepest.script.typed_file import typed_text
from tests.command.running import SMALL, run_many
from tests.command.small import changed

BOM = b"\xef\xbb\xbf"
GOOD = b"[slope]\nstart = 2\n"
ODD: dict[str, Callable[[Path], object]] = {
    "a folder": Path.mkdir,
    "a pipe": os.mkfifo,
    "a link to itself": lambda file: file.symlink_to(file.name),
    "a link to nowhere": lambda file: file.symlink_to("nowhere"),
    "a device": lambda file: file.symlink_to("/dev/zero"),
    "no text": lambda file: file.write_bytes(b"a\nb\xff"),
    "UTF-16": lambda file: file.write_bytes("[slope]\nstart = 2".encode("utf-16")),
    "zero bytes": lambda file: file.write_bytes(b"[slope]\nstart = \0"),
    "far too large": lambda file: file.write_bytes(b"#" * 3_000_000),
    "nested without end": lambda file: file.write_bytes(b"[slope]\nstart = " + b"[" * 100_000),
}


@pytest.mark.verify
@pytest.mark.parametrize("kind", ODD)
def test_what_is_no_text_is_named(kind: str, tmp_path: Path) -> None:
    """As settings, and as the list of pronunciations or of voices, where files that are missing are nothing."""
    settings, voices, own = tmp_path / "settings.toml", tmp_path / "voices", tmp_path / "own"
    for lecture in (voices, own):
        changed(lecture, "assets/lecture.md", "One line", "One line")
    (voices / "assets" / "voice").mkdir()
    lists = settings, voices / "assets" / "voice" / "voices.toml", own / "assets" / "parameters.toml"
    for file in lists:
        ODD[kind](file)
    lines = [
        ["facts", "slope", "--lecture", str(SMALL), "--settings", str(settings)],
        ["voices", "--lecture", str(voices)],
        ["facts", "slope", "--lecture", str(own)],
    ]
    for answer, file in zip(run_many(lines), lists, strict=True):
        if file == settings or file.is_file():
            assert answer.code == 2 and (file.name in answer.err or "--settings" in answer.err), answer
        else:
            assert answer.code == 0, answer
        assert "internal" not in answer.err and "Traceback" not in answer.err


@pytest.mark.verify
def test_a_byte_order_mark_is_none_of_the_text(tmp_path: Path) -> None:
    """Some editors write it: before settings, lists and the text of a lecture."""
    lecture = changed(tmp_path / "lecture", "assets/lecture.md", "One line", "One line")
    for name, content in {
        "lecture.md": (lecture / "assets" / "lecture.md").read_bytes(),
        "parameters.toml": GOOD,
        "pronunciations.toml": b"[en]\nslope = 'slope'\n",
        "voice/voices.toml": b"[piper]\n",
    }.items():
        (lecture / "assets" / name).parent.mkdir(exist_ok=True)
        (lecture / "assets" / name).write_bytes(BOM + content)
    (tmp_path / "more.toml").write_bytes(BOM + b"[slope]\nstart = 3\n")
    asked = ["--lecture", str(lecture)]
    answers = run_many(
        [["facts", "slope", *asked, "--settings", str(tmp_path / "more.toml")], ["voices", *asked]]
    )
    assert [(answer.code, answer.err) for answer in answers] == [(0, ""), (0, "")]
    assert "3" in answers[0].out


@pytest.mark.parametrize("heading", ["## A line {#NAME}", "### NAME"])
def test_a_name_too_long_for_a_file_is_refused_where_it_stands(heading: str, tmp_path: Path) -> None:
    old, line = (
        ("## The slope of a line {#slope}", 8) if "#}" in heading or "{#" in heading else ("### rise", 12)
    )
    lecture = changed(tmp_path, "assets/lecture.md", old, heading.replace("NAME", "x" * 300))
    (answer,) = run_many([["text", "--lecture", str(lecture)]])
    assert answer.code == 2
    assert f"assets/lecture.md:{line}" in answer.err and "60 at most" in answer.err
    assert len(answer.err) < 300


LONG = "x" * 300


@pytest.mark.parametrize(
    "words",
    [
        ["list", "--lecture", LONG],
        ["list", "--lecture", "loop"],
        ["facts", "slope", "--settings", f"{LONG}.toml"],
        ["facts", "slope", "--settings", "loop"],
        ["still", "slope/rise", "--output", LONG],
        ["still", "slope/rise", "--output", f"{LONG}.png"],
        ["still", "slope/rise", "--output", "loop"],
        ["cache", "--cache", LONG, "--trim", "0"],
        ["any", f"{LONG}.py", "A"],
        ["any", "loop.py", "A"],
        ["new", LONG],
        ["new", "loop"],
        ["text", "a\0b"],
        ["list", "--lecture", "a\0b"],
        ["facts", "slope", "--settings", "a\0b"],
        ["still", "slope/rise", "--output", "a\0b"],
        ["still", "slope/rise", "--output", "a\0b.png"],
        ["sheet", "slope", "--output", "a\0b.png"],
        ["any", "a\0b.py", "A"],
        ["new", "a\0b"],
        ["text", "\x1b[2Jslope"],
    ],
    ids=lambda words: " ".join(words)[:30],
)
def test_a_name_that_leads_nowhere_is_a_fault(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also one that no shell lets through, and one that a terminal would obey."""
    from steepest.command import main

    for name in ("loop", "loop.py"):
        (tmp_path / name).symlink_to(name)
    monkeypatch.chdir(tmp_path)
    before = sorted(os.listdir(tmp_path))
    code = main(words, home=SMALL)
    said = capsys.readouterr().err
    assert code == 2 or (code == 0 and words[0] == "cache"), said
    assert "internal" not in said and len(said) < 1000
    assert all(line.isprintable() for line in said.splitlines())
    assert sorted(os.listdir(tmp_path)) == before


def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Fault, match="pipe: cannot be read: this is no file"):
        typed_text(tmp_path / "pipe")


@pytest.mark.parametrize(
    "words",
    [["lecture"], ["still", "slope/rise"], ["facts", "slope"], ["check"], ["text", "--set", "slope.start=1"]],
)
def test_a_scene_without_its_file_is_named_where_the_text_has_it(words: list[str], tmp_path: Path) -> None:
    lecture = changed(tmp_path / "lecture", "assets/lecture.md", "One line", "One line")
    (lecture / "scenes" / "slope.py").unlink()
    (answer,) = run_many([[*words, "--lecture", str(lecture)]])
    assert answer.code == 2
    assert "assets/lecture.md:8 (slope): there is no scenes/slope.py to play this scene" in answer.err
