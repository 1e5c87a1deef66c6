"""The help: grouped by what a person wants to do, in sentences, with examples that can be typed."""

from __future__ import annotations

import ast
import re
import shlex
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import click
import pytest

from steepest.command import main
from steepest.command.asked import Asked
from steepest.command.run import PROGRAM
from steepest.script.text.lecture import read_lecture
from tests.command.running import ROOT, run

COMMANDS = PROGRAM.commands
NAMES = ("render.py", "steepest")


def helped(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What is printed for --help."""
    assert main([*arguments]) == 0
    answer = capsys.readouterr()
    assert answer.err == ""
    return answer.out


def examples(text: str) -> list[list[str]]:
    """The words of each example, without the program's name and what a shell does with the answer."""
    lines = re.search(r"^Examples:\n((?:  .*\n)+)", text, re.M)
    assert lines
    typed = [re.sub(r"^source <\((.*)\)$| \| source$", r"\1", line.strip()) for line in lines[1].splitlines()]
    return [shlex.split(line)[1:] for line in typed]


def sentences(command: click.Command) -> Iterator[str]:
    """Every sentence that the help of a command has."""
    yield command.get_short_help_str()
    yield from (str(one.help) for one in command.params if isinstance(one, click.Option | click.Argument))


@pytest.mark.parametrize("asking", ["--help", "-h"])
@pytest.mark.parametrize("name", NAMES)
def test_the_help_has_every_command_in_its_group(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str, asking: str
) -> None:
    monkeypatch.setattr("sys.argv", [f"/somewhere/{name}"])
    text = helped(capsys, asking)
    assert text.startswith(f"Usage: {name} ")
    groups = re.findall(r"^(\S.*):\n((?:  .*\n)+)", text, re.M)
    found = {heading: tuple(re.findall(r"^  (\w+) ", rows, re.M)) for heading, rows in groups}
    assert found == {
        heading: tuple(command.name for command in commands) for heading, commands in PROGRAM.sections.items()
    }


def test_every_command_stands_in_one_group() -> None:
    grouped = [command for commands in PROGRAM.sections.values() for command in commands]
    assert sorted(str(command.name) for command in grouped) == sorted(COMMANDS)


@pytest.mark.parametrize("asking", ["--help", "-h"])
@pytest.mark.parametrize("program", NAMES)
@pytest.mark.parametrize("name", COMMANDS)
def test_a_commands_help_names_all_that_it_takes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, program: str, name: str, asking: str
) -> None:
    monkeypatch.setattr("sys.argv", [f"/somewhere/{program}"])
    text = helped(capsys, name, asking)
    assert text.startswith(f"Usage: {program} {name} ")
    assert f"\n  {program} " in text or f"({program} " in text
    for one in COMMANDS[name].params:
        assert re.search(
            rf"^  {re.escape(one.opts[0] if isinstance(one, click.Option) else one.metavar)}", text, re.M
        )


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_sentences(name: str) -> None:
    for sentence in sentences(COMMANDS[name]):
        assert re.fullmatch(r"\S.*[.]", sentence), sentence
        assert sentence[0].isupper() or sentence.split(",")[0] in {"bash"}, sentence


@pytest.mark.parametrize("name", COMMANDS)
def test_examples_can_be_typed(capsys: pytest.CaptureFixture[str], name: str) -> None:
    for words in examples(helped(capsys, name, "--help")):
        with PROGRAM.make_context("render.py", words, obj=Asked(ROOT)) as ctx:
            meant, command, rest = PROGRAM.resolve_command(ctx, [*ctx._protected_args, *ctx.args])
            assert command is COMMANDS[name]
            command.make_context(meant, rest, parent=ctx)


@pytest.mark.parametrize("name", ["record", "still", "why"])
def test_examples_name_beats_that_there_are(capsys: pytest.CaptureFixture[str], name: str) -> None:
    sections = {section.anchor: section for section in read_lecture(ROOT / "assets" / "lecture.md").sections}
    for _, typed, *_ in examples(helped(capsys, name, "--help")):
        scene, beat = typed.split("/")
        assert beat in {template.name for template in sections[scene].templates}


@pytest.mark.parametrize("name", COMMANDS)
def test_examples_set_parameters_that_there_are(capsys: pytest.CaptureFixture[str], name: str) -> None:
    for words in examples(helped(capsys, name, "--help")):
        for option, value in pairwise(words):
            if option == "--set":
                scene, _, parameter = value.partition("=")[0].partition(".")
                assert parameter in declared(ROOT / "scenes" / f"{scene}.py")


def declared(file: Path) -> set[str]:
    """The names that a scene's classes annotate."""
    nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    return {
        node.target.id
        for node in nodes
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    }


@pytest.mark.parametrize("name", NAMES)
def test_the_program_is_called_what_its_file_is_called(tmp_path: Path, name: str) -> None:
    program = tmp_path / name
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r})\nfrom steepest.command import main\nsys.exit(main())\n"
    program.write_text(code, encoding="utf-8")
    assert run("--help", program=program).out.startswith(f"Usage: {name} ")
    refused = run("list", program=program, cwd=tmp_path)
    assert (refused.code, refused.err.split(":")[0]) == (2, str(tmp_path))
