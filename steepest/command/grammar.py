"""The program and its commands as click reads them, and their help: grouped by what a person wants to do."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from steepest.command.refusal import superfluous, unknown_command

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

WIDTH = 100
CALLED = "$0"
"""In a command's docstring: the name under which the program was called. A paragraph that has it is examples."""
ASIDE = "Help"
"""The heading of options that every command has."""
HELP = ("-h", "--help")


class Option(click.Option):
    """An option, and the heading under which its command's help shows it."""

    def __init__(self, *names: Any, heading: str = "Options", **how: Any) -> None:
        super().__init__(*names, **how)
        self.heading = heading

    def type_cast_value(self, ctx: click.Context, value: Any) -> Any:
        """The value; an option where a value should be means that the value was forgotten."""
        for typed in value if isinstance(value, list | tuple) else (value,):
            if isinstance(typed, str) and (typed.startswith("--") or typed in HELP):
                raise click.BadOptionUsage(self.opts[0], "", ctx)
        return super().type_cast_value(ctx, value)


class Command(click.Command):
    """One command. Its help has examples, and its options under headings."""

    allow_extra_args = True  # refused below, in our words

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """What is left when every option and argument is taken, which must be nothing. Raises Fault."""
        try:
            left = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # of some click does not say whose they are
            raise
        if left and not ctx.resilient_parsing:
            raise superfluous(ctx, left)
        return left

    def help_parts(self) -> tuple[str, list[str]]:
        """What it does, and its examples, which hold $0 for the program's name."""
        paragraphs = inspect.cleandoc(self.help or "").split("\n\n")
        text = [one for one in paragraphs if CALLED not in one]
        examples = [line for one in paragraphs if CALLED in one for line in one.splitlines()]
        return "\n\n".join(text), examples

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first paragraph of what it does, never cut."""
        return " ".join(self.help_parts()[0].partition("\n\n")[0].split())

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what it does, then the examples as they can be typed."""
        text, examples = self.help_parts()
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(text)
        with formatter.section("Examples"):
            for example in examples:
                typed = example.replace(CALLED, str(ctx.find_root().info_name))
                formatter.write(f"{'':{formatter.current_indent}}{typed}\n")

    def format_arguments(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each word after the command stands for."""
        rows = [
            (one.human_readable_name, one.help or "")
            for one in self.params
            if isinstance(one, click.Argument)
        ]
        if rows:
            with formatter.section("What to write for the words in capitals"):
                formatter.write_dl(rows)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, each under its heading."""
        headings: dict[str, list[tuple[str, str]]] = {}
        for one in self.get_params(ctx):
            record = None if isinstance(one, click.Argument) else one.get_help_record(ctx)
            if record:
                headings.setdefault(getattr(one, "heading", ASIDE), []).append(record)
        aside = headings.pop(ASIDE)
        for heading, rows in (*headings.items(), (ASIDE, aside)):
            with formatter.section(heading):
                formatter.write_dl(rows)


class CommandLine(click.Group):
    """All commands, in sections. Without a command's name the usual one is meant."""

    def __init__(self, sections: Mapping[str, tuple[click.Command, ...]], usual: click.Command) -> None:
        super().__init__(
            commands=[command for section in sections.values() for command in section],
            no_args_is_help=False,
            subcommand_metavar="[COMMAND] [WHAT] [OPTIONS]",
            options_metavar="",
            context_settings={"help_option_names": list(HELP), "max_content_width": WIDTH},
        )
        self.sections = sections
        self.usual = usual

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The command's name and its words; options alone belong to the usual command."""
        told = args[:1]
        if (told and told[0].startswith("-") and told[0] not in HELP) or (
            not told and not ctx.resilient_parsing
        ):
            args = [str(self.usual.name), *args]
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command, and the words after its name. Raises Fault for a name that is unknown."""
        if args[0] not in self.commands and not ctx.resilient_parsing:
            raise unknown_command(args[0], self.commands)
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands; the usual command's options, too, where an option is begun."""
        own = super().shell_complete(ctx, incomplete)
        if not incomplete.startswith("-"):
            return own
        with click.Context(self.usual, ctx, resilient_parsing=True) as usual:
            return self.usual.shell_complete(usual, incomplete)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the program does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(
                "Renders a lecture into a film, and answers questions about it. Without a command it renders the "
                "whole lecture, to build/lecture.mp4."
            )

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands in their sections, each with what it does."""
        width = max(len(name) for name in self.commands)
        for heading, commands in self.sections.items():
            with formatter.section(heading):
                rows = [(f"{command.name:{width}}", command.get_short_help_str()) for command in commands]
                formatter.write_dl(rows)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what else is worth knowing."""
        name = ctx.find_root().info_name
        formatter.write_paragraph()
        formatter.write_text(
            f"{name} COMMAND --help says how a command is used, with examples. The exit code is 0 when all is done, 1 "
            "for a fault of ours or of the machine, and 2 for a fault in the input."
        )
