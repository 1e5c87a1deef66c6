"""The lecture's text: read, checked, filled from facts, timed, cut into captions. Knows no scene."""

from script.beats import Beat, BeatTemplate
from script.captions import Cue, cues, srt, vtt, write_srt, write_vtt
from script.coverage import Alternative, alternatives, untaken
from script.fault import Fault, Untrue
from script.filling import Filled, Mark, Shown, fill
from script.lecture import Chapter, Lecture, read_lecture
from script.nearest import nearest, suggestion
from script.pace import REST, Word, mark_times, reading, total
from script.section import Section
from script.showing import show
from script.wording import idle_waivers, typed_digits, unbacked

__all__ = [
    "REST",
    "Alternative",
    "Beat",
    "BeatTemplate",
    "Chapter",
    "Cue",
    "Fault",
    "Filled",
    "Lecture",
    "Mark",
    "Section",
    "Shown",
    "Untrue",
    "Word",
    "alternatives",
    "cues",
    "fill",
    "idle_waivers",
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
