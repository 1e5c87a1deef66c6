"""Commands for words and voices."""

from __future__ import annotations

import click

from steepest.command import options
from steepest.command.asked import Asked, anchors, asked, say
from steepest.command.options import command


@command("text")
@options.scene_or_all
@options.lecture_and_settings
@asked
def text(asked: Asked, scene: str | None) -> int:
    """Show the words as they will be spoken; what your settings change is marked.

    $0 text hill --set hill.point='[3, 0]'
    """
    from steepest.film.report.scene import open_scene
    from steepest.film.report.words import words

    request = asked.request()
    for name in [scene] if scene else anchors(request):
        say([*words(open_scene(request, name)), ""])
    return 0


@command("voices")
@click.argument(
    "sentence",
    required=False,
    metavar="[SENTENCE]",
    help="Words in quotation marks; they are spoken to a file.",
)
@options.lecture_and_settings
@options.voice
@options.output
@asked
def voices(asked: Asked, sentence: str | None) -> int:
    """List the voices that are there, and let one speak a sentence to a file.

    $0 voices
    $0 voices 'The slope is two.' --voice festival
    """
    from steepest.film.voice.catalogue import listed, spoken_sentence
    from steepest.script.text.lecture import read_lecture

    request = asked.request()
    language = read_lecture(request.text).sections[0].language
    file = spoken_sentence(sentence, request.voice, request.lecture_folder, language, request.output)
    say([*listed(request.lecture_folder, language.code), *([str(file)] if file else [])])
    return 0
