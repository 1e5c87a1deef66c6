"""The lecture's text: read, checked, filled from facts, timed, cut into captions. Knows no scene."""

from steepest.script.fault import Fault, Untrue
from steepest.script.nearest import nearest, suggestion
from steepest.script.paragraph.alternatives import Alternative
from steepest.script.paragraph.filling import Filled, Mark, Shown, fill
from steepest.script.text.beats import Beat, BeatTemplate
from steepest.script.text.boxes import BoxTemplate, TextBox
from steepest.script.text.coverage import alternatives, untaken
from steepest.script.text.lecture import Chapter, Lecture, read_lecture
from steepest.script.text.section import Section
from steepest.script.text.wording import idle_reasons, typed_digits, unbacked
from steepest.script.timing.captions import Cue, cues, srt, vtt, write_srt, write_vtt
from steepest.script.timing.pace import REST, Word, mark_times, reading, total
from steepest.script.values.showing import show

__all__ = [
    "REST",
    "Alternative",
    "Beat",
    "BeatTemplate",
    "BoxTemplate",
    "Chapter",
    "Cue",
    "Fault",
    "Filled",
    "Lecture",
    "Mark",
    "Section",
    "Shown",
    "TextBox",
    "Untrue",
    "Word",
    "alternatives",
    "cues",
    "fill",
    "idle_reasons",
    "mark_times",
    "nearest",
    "read_lecture",
    "reading",
    "show",
    "srt",
    "suggestion",
    "total",
    "typed_digits",
    "unbacked",
    "untaken",
    "vtt",
    "write_srt",
    "write_vtt",
]
