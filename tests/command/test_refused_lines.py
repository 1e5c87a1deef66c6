"""Command lines that cannot be understood: every way of misuse, for every command and option."""

from __future__ import annotations

from collections.abc import Callable

import click
import pytest

from steepest.command import main
from steepest.command.run import PROGRAM

Refused = Callable[..., str]

COMMANDS = PROGRAM.commands
OPTIONS = [
    (command, option)
    for command in COMMANDS.values()
    for option in command.params
    if isinstance(option, click.Option)
]
VALUED = [(command, option) for command, option in OPTIONS if not option.is_flag]
SWITCHES = [(command, option) for command, option in OPTIONS if option.is_flag]
ELSEWHERE = sorted(
    (name, option.opts[0])
    for name, command in COMMANDS.items()
    for option in {one.opts[0]: one for _, one in OPTIONS}.values()
    if option.opts[0] not in {one.opts[0] for one in command.params}
)
WORD = "word"


def needed(command: click.Command) -> list[str]:
    """As many words as the command needs."""
    return [WORD for one in command.params if isinstance(one, click.Argument) and one.required]


def named(value: object) -> str:
    """The name of a command or an option in a test's."""
    return value.opts[0] if isinstance(value, click.Option) else str(getattr(value, "name", value))


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Refused:
    """Run a command line that is refused; the one sentence that is said."""
    monkeypatch.setattr("sys.argv", ["/somewhere/render.py"])

    def refused(*arguments: str) -> str:
        code = main(list(arguments))
        answer = capsys.readouterr()
        assert (code, answer.out, answer.err.count("\n")) == (2, "", 1)
        return answer.err.rstrip("\n")

    return refused


@pytest.mark.parametrize("name", COMMANDS)
def test_a_misspelt_command_is_answered_with_the_nearest(refused: Refused, name: str) -> None:
    typed = f"{name}x"
    assert refused(typed) == f'there is no command "{typed}"; did you mean "{name}"?'


def test_a_command_like_none_is_answered_with_all(refused: Refused) -> None:
    assert refused("zzz") == f'there is no command "zzz"; there are: {", ".join(sorted(COMMANDS))}'


@pytest.mark.parametrize(("command", "option"), OPTIONS, ids=named)
def test_a_misspelt_option_is_answered_with_the_nearest(
    refused: Refused, command: click.Command, option: click.Option
) -> None:
    typed = f"{option.opts[0]}x"
    assert refused(command.name, typed) == (
        f'{command.name} has no option "{typed}"; did you mean "{option.opts[0]}"?'
    )


@pytest.mark.parametrize(("name", "option"), ELSEWHERE)
def test_another_commands_option_is_answered_with_its_commands(
    refused: Refused, name: str, option: str
) -> None:
    sentence = refused(name, option)
    assert sentence.startswith(f'{name} has no option "{option}"; ')
    assert sentence.endswith((" takes it", " take it"))
    having = {one.name for one, other in OPTIONS if other.opts[0] == option}
    told = sentence.partition("; ")[2].rpartition(" take")[0]
    assert set(told.replace(" and ", ", ").split(", ")) == having


@pytest.mark.parametrize("after", [[], ["--traceback"], ["--help"]], ids=["nothing", "switch", "help"])
@pytest.mark.parametrize(("command", "option"), VALUED, ids=named)
def test_an_option_without_its_value_is_refused(
    refused: Refused, command: click.Command, option: click.Option, after: list[str]
) -> None:
    metavar = option.metavar or "N"
    name = option.opts[0]
    assert refused(command.name, *needed(command), name, *after) == (
        f"{name}: its value is missing; write {name} {metavar}"
    )


@pytest.mark.parametrize(("command", "option"), SWITCHES, ids=named)
def test_a_switch_with_a_value_is_refused(
    refused: Refused, command: click.Command, option: click.Option
) -> None:
    name = option.opts[0]
    assert (
        refused(command.name, *needed(command), f"{name}=yes") == f"{name} takes no value; write {name} alone"
    )


@pytest.mark.parametrize("name", [name for name, command in COMMANDS.items() if needed(command)])
def test_a_missing_word_is_named_with_the_whole_line(refused: Refused, name: str) -> None:
    first = next(one for one in COMMANDS[name].params if isinstance(one, click.Argument))
    sentence = refused(name)
    assert sentence.startswith(f"{name}: {first.metavar} is missing; write render.py {name} {first.metavar}")


@pytest.mark.parametrize(
    "name",
    [name for name, command in COMMANDS.items() if all(one.nargs == 1 for one in command.params)],
)
def test_a_word_too_many_is_named(refused: Refused, name: str) -> None:
    words = [WORD for one in COMMANDS[name].params if isinstance(one, click.Argument)]
    sentence = refused(name, *words, "other", "third")
    assert sentence.startswith(f'{name}: "other" is one word too many; write render.py {name}')


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_after_options_is_told_to_come_first(refused: Refused, name: str) -> None:
    assert refused("--quality", "draft", name) == (
        f'lecture: "{name}" is one word too many; a command comes first: render.py {name}'
    )


@pytest.mark.parametrize("typed", ["many", "1.5", "", "0x10", "9" * 5000])
@pytest.mark.parametrize("option", ["--fps", "--workers"])
def test_what_is_no_whole_number_is_refused(refused: Refused, option: str, typed: str) -> None:
    sentence = refused(option, typed)
    assert sentence.startswith(f'{option}: "{typed[:30]}')
    assert " is not a whole number; " in sentence
    assert len(sentence) < 120


@pytest.mark.parametrize("typed", ["-x", "-quality", "-"])
def test_one_dash_is_no_way_out(refused: Refused, typed: str) -> None:
    assert f'"{typed}"' in refused("facts", WORD, typed)


@pytest.mark.parametrize("typed", ["tcsh", "", "BASH", "x" * 10_000])
def test_a_shell_that_cannot_be_taught_is_refused(refused: Refused, typed: str) -> None:
    sentence = refused("completion", typed)
    assert sentence.endswith("choose one of bash, zsh, fish")
    assert len(sentence) < 200


@pytest.mark.parametrize("typed", ["a\nb", "x" * 10_000, "\x1b[31m"])
def test_whatever_is_typed_the_sentence_is_short(refused: Refused, typed: str) -> None:
    assert len(refused(typed)) < 400
    assert len(refused("facts", f"--{typed}")) < 400
    assert len(refused("facts", WORD, typed)) < 400
