"""What is said of a command line that cannot be understood: one sentence, with what would be right."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import click

from steepest.script.fault import Fault, clipped
from steepest.script.nearest import nearest, suggestion


def unknown_command(typed: str, commands: Iterable[str]) -> Fault:
    """There is no command of this name."""
    return Fault(f'there is no command "{_shown(typed)}"' + suggestion(typed, commands, "there are"))


def superfluous(ctx: click.Context, words: Sequence[str]) -> Fault:
    """There are words that the command has no use for."""
    word = words[0]
    first = f"{ctx.find_root().info_name} {word}"
    right = f"a command comes first: {first}" if word in _commands(ctx) else f"write {usage(ctx)}"
    return Fault(f'{ctx.info_name}: "{_shown(word)}" is one word too many; {right}')


def refusal(error: click.UsageError, arguments: Sequence[str]) -> Fault:
    """Click's refusal of these arguments in our words."""
    ctx = error.ctx
    if ctx is None:
        return Fault(error.format_message())
    if isinstance(error, click.NoSuchOption):
        return _unknown_option(ctx, error.option_name, arguments)
    if isinstance(error, click.BadOptionUsage):
        return _misused_option(ctx, error.option_name)
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return Fault(f"{ctx.info_name}: {error.param.human_readable_name} is missing; write {usage(ctx)}")
    return Fault(
        f"{ctx.info_name}: {error.format_message()} {ctx.command_path} --help says what can be written"
    )


def usage(ctx: click.Context) -> str:
    """How the command is written, without its options."""
    words = [one.make_metavar(ctx) for one in ctx.command.params if isinstance(one, click.Argument)]
    return " ".join([ctx.command_path, *words])


def _unknown_option(ctx: click.Context, name: str, arguments: Sequence[str]) -> Fault:
    """The command does not have this option: the nearest one of its own, else the commands that have it."""
    if not name.startswith("--"):  # click takes -fps for -f
        name = next((word for word in arguments if word.startswith(name)), name)
    meant = f"--{name.lstrip('-')}"
    known = [option for one in ctx.command.get_params(ctx) for option in one.opts if option.startswith("--")]
    having = sorted(
        other
        for other, command in _commands(ctx).items()
        if any(meant in one.opts for one in command.get_params(ctx))
    )
    if having and meant not in known:
        end = f"; {_enumerated(having)} {'takes' if len(having) == 1 else 'take'} it"
    elif near := nearest(meant, known):
        end = f'; did you mean "{near}"?'
    else:
        end = f"; {ctx.command_path} --help shows those that there are"
    return Fault(f'{ctx.info_name} has no option "{_shown(name)}"' + end)


def _misused_option(ctx: click.Context, name: str) -> Fault:
    """An option without its value, or a switch with one."""
    option = next(one for one in ctx.command.get_params(ctx) if name in one.opts)
    assert isinstance(option, click.Option)
    if option.is_flag:
        return Fault(f"{name} takes no value; write {name} alone")
    return Fault(f"{name}: its value is missing; write {name} {option.make_metavar(ctx)}")


def _commands(ctx: click.Context) -> Mapping[str, click.Command]:
    program = ctx.find_root().command
    return program.commands if isinstance(program, click.Group) else {}


def _enumerated(names: Collection[str]) -> str:
    """The names as a sentence has them.

    >>> _enumerated(["lecture", "scene", "still"])
    'lecture, scene and still'
    """
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def _shown(typed: str) -> str:
    """What was typed, on one line."""
    return clipped(" ".join(typed.split()))
