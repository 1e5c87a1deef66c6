"""Commands for words and voices."""

from __future__ import annotations

import click

from steepest.command import known, options
from steepest.command.asked import Asked, asked, say, split_beat
from steepest.command.known import GET
from steepest.command.options import command
from steepest.command.refusal import superfluous
from steepest.script.fault import Fault


@command("text")
@options.scene_or_all
@options.lecture_and_settings
@asked
def text(asked: Asked, scene: str | None) -> int:
    """Show the words as they will be spoken; what your settings change is marked.

    $0 text hill --set hill.point='[3, 0]'
    """
    from steepest.film.report.scene import open_scenes
    from steepest.film.report.words import words

    for opened in open_scenes(asked.request(), [scene] if scene else []):
        say([*words(opened), ""])
    return 0


@command("voices")
@click.argument(
    "words",
    nargs=-1,
    metavar="[SENTENCE]",
    shell_complete=known.voices_words,
    help="Words in quotation marks, which are spoken to a file; or get and the NAME of a voice, which is fetched.",
)
@options.lecture_and_settings
@options.voice
@options.output
@options.quiet
@asked
@click.pass_context
def voices(ctx: click.Context, asked: Asked, words: tuple[str, ...]) -> int:
    """List the voices that are there, let one speak a sentence to a file, or fetch a neural voice.

    What is fetched is shown first: its address, size, checksum and licence. It speaks its language from then on.

    $0 voices
    $0 voices 'The slope is two.' --voice festival
    $0 voices get en_US-ljspeech-high
    """
    if words[:1] == (GET,):
        return _get(ctx, asked, words[1:])
    if len(words) > 1:
        raise superfluous(ctx, words[1:])
    from steepest.film.crew.failure import Failure
    from steepest.film.voice.catalogue import listed, spoken_sentence
    from steepest.script.text.lecture import read_lecture

    request = asked.request()
    language = read_lecture(request.text).sections[0].language
    there = [*listed(request.lecture_folder, language.code)]
    try:
        file = spoken_sentence(
            words[0] if words else None, request.voice, request.lecture_folder, language, request.output
        )
    except Failure:  # a voice is broken, and whoever mends that wants to know which, and who else is there
        say(there)
        raise
    say([*there, *([str(file)] if file else [])])
    return 0


@command("record")
@options.beat
@options.lecture_and_settings
@asked
def record(asked: Asked, beat: str) -> int:
    """Record a beat with your own voice: it is shown, recorded, played back, and kept or recorded again.

    $0 record hill/open
    """
    from steepest.film.report.scene import open_scene
    from steepest.film.voice.studio.session import passage_to_record, record

    scene, name = split_beat(asked, beat)
    request = asked.request()
    record(
        passage_to_record(open_scene(request, scene), name, request.lecture_folder), request.lecture_folder
    )
    return 0


def _get(ctx: click.Context, asked: Asked, names: tuple[str, ...]) -> int:
    """Fetch the one voice that is named."""
    if not names:
        raise Fault(
            f"voices get: NAME is missing; write {ctx.command_path} get NAME, and voices alone lists them"
        )
    if len(names) > 1:
        raise superfluous(ctx, names[1:])
    from steepest.film.voice.neural.getting import get

    get(asked.folder.expanduser(), names[0], lambda line: say([line]), quiet=asked.quiet)
    return 0
