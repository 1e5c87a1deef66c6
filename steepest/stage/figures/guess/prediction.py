"""A question to the viewer on the picture itself: dashed ghosts of what may come, or words where there is nothing to
draw, and a ring while there is time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any

from manim import Animation, Circle

from steepest.calculus import Point
from steepest.script.text.boxes import TextBox
from steepest.stage import theme
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.figures.formula.ice import Ice
from steepest.stage.figures.gap.gap_lens import GapLens
from steepest.stage.figures.guess.arrows import ArrowsOnPair, arrow_reaches
from steepest.stage.figures.guess.ghost import Band, FlatGhost, tell_apart
from steepest.stage.figures.guess.listed import answers_in, asked_in, beside, under_question
from steepest.stage.figures.guess.on_pair import OnPair
from steepest.stage.figures.guess.outlines import DISC, Ghost, Kind, Picture
from steepest.stage.figures.guess.pictures import Guessed, picture
from steepest.stage.figures.guess.ring import FAINT, RADIUS, THINK, Aside, Ring
from steepest.stage.figures.guess.worded import Worded
from steepest.stage.figures.label import Label
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.twin.pair import Pair
from steepest.stage.ground.things import Thing
from steepest.stage.lean.fading import FadeIn, FadeOut
from steepest.stage.play.entrances import bright, come, dim, gone
from steepest.stage.play.motion import after, fade_in_after
from steepest.stage.type.typeset import Typeset, words

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_APART = 0.7  # seconds from one ghost to the next
_LETTER_SIZE = 28
_WRONG = 0.15  # how solid a wrong ghost stays when the right one is told, if it does not say
_TICK = 0.16  # radius of the plate of a tick on a ring
_BEFORE_TICK = 0.2  # from the words of an answer
_EDGE = 2.0  # of a letter's plate, in stroke units; that of the right one is twice as broad


@dataclass(frozen=True)
class LetteredGhost:
    """An answer to choose from: its letter on a plate at its ghost's end, and whether it is right."""

    ghost: Ghost
    letter: Label
    right: bool


class Prediction(Aside):
    """The answers of a `question` of the text, whose `kind` is told, as ghosts on a picture; directions begin `at` a
    point, and so do heights, one of three numbers. With a `panel` the question and its answers stand there, from a
    `line` on, with the ring beside them; without one, or where only the question is `brief`ly told there, the ring
    stands in a corner of the picture, or, where places are guessed and it would look like one of them, or in a
    lens, under the question. On a block, and for places on a pair, letters keep off the points where somebody will
    stand when the answer is told: its `ends`. On a pair, directions may be `headed`: arrows as long as its own one,
    before or after the change, where there is room for them; rings at places may have the `radius`, on its map, of the
    circle on which arrows will begin, with their letters in the middle where so much `within` them stays free. In a
    lens the answers stand beside their letters, and the question is briefly told.

    Where nothing can be drawn the picture is itself a `Panel`, and the kind "words": each answer is words behind a
    plate with its letter, on the lines under the question, or from the line `answers` on.

    `ask` plays it in a beat: ghosts come one after another, the ring empties and goes, and the ghosts become faint, so
    that what comes is drawn over them, but for directions on the flat, and rings at places, which take the colour of a
    right answer; the question stands. Then play `tell`: the right one is marked, and the wrong ones are dimmed, but for
    wrong heights, which go. Question and answers go together, with `gone`. Where nothing is asked (None) it is there,
    and shows nothing.
    """

    def __init__(
        self,
        on: Guessed | Panel,
        kind: Kind,
        question: TextBox | None,
        at: Sequence[Any] = (),
        panel: Panel | None = None,
        line: int = 1,
        brief: bool = False,
        answers: int | None = None,
        ends: Sequence[Point | Thing] = (),
        headed: bool = False,
        radius: float | None = None,
        within: float = 0.0,
    ) -> None:
        self.picture: Picture
        self.in_lens = isinstance(on, GapLens)  # its right answer is read at its line, beside which the ground comes
        brief = brief or self.in_lens
        worded: Worded | None = None
        if isinstance(on, Panel):
            self.picture = worded = Worded(on, question, line, answers)
        elif headed and isinstance(on, Pair):
            self.picture = ArrowsOnPair(on, at, _drawn(question))
        else:
            self.picture = picture(on, ends, radius, within)
        options = question.options if question else ()
        offered: list[Any] = [*options] if worded else _drawn(question)
        ghosts = [self.picture.ghost(kind, guess, at) for guess in offered]
        if kind == "path":
            tell_apart([ghost.actor for ghost in ghosts if isinstance(ghost.actor, FlatGhost)])
        plates = [
            _round(self.picture.letter(words(letter, size=_LETTER_SIZE), ghost, ghosts))
            for letter, ghost in zip(ascii_uppercase, ghosts, strict=False)
        ]
        self.choices = [
            LetteredGhost(ghost, plate, option.right)
            for ghost, plate, option in zip(ghosts, plates, options, strict=True)
        ]
        self.lettered, self.covered = True, list[Label]()
        letters = [each.letter for each in self.choices]
        self.by_letter = [*(answers_in(self.picture, question, letters) if question else ())]
        listed = panel if not brief else None
        told = asked_in(panel, question, line, brief, kind == "place") if panel and question else []
        told += self.by_letter
        self.lines = worded.lines if worded else told
        self.answers: list[Any] = [each.actor for each in ghosts] if worded else [line[1] for line in told[1:]]
        self.ices: list[Ice] = []
        self.ticks: list[Typeset | Plate] = []
        under = bool(panel and brief and (kind == "place" or self.in_lens))  # on the picture it would look like a place
        on_picture = question and not listed and not under
        self.seats = [_round(self.picture.seat(), RADIUS + theme.TEXT_GAP, 0)] if on_picture else []
        self.picture.free(*self.seats)
        self.rings = [Ring(beside(listed, self.lines))] if listed and question else []
        self.rings += [Ring(under_question(each)) for each in self.lines[:1] if under]
        self.rings += [Ring(seat.get_center()) for seat in self.seats]
        for each in (*self.seats, *self.rings):
            each.set_z_index(theme.TOPMOST)

    @property
    def told(self) -> list[Any]:
        """All that is read of it: the lines, and the letters on the picture."""
        return [*self.lines, *(choice.letter for choice in self.choices)]

    def freeze(self, *letters: str) -> Prediction:
        """Letters of the question are frozen, as they are in what it asks about; those of its answers are live."""
        texts = [text for line in self.lines[:1] for text in line.submobjects if isinstance(text, Typeset)]
        frozen = (text.parts[letter] for text in texts for letter in letters if letter in text.parts)
        self.ices = [Ice(part).freeze() for part in frozen]
        return self

    def coming(self) -> Sequence[Animation]:
        """The ghosts grow one after another, each with its letter and its line, the question with the first of them;
        rings, all alike, together."""
        found: list[Animation] = []
        apart = 0.0 if self.choices and all(map(_is_ring, self.choices)) else _APART
        for number, choice in enumerate(self.choices):
            start, grown = apart * number, apart * number + theme.GLANCE
            found.append(choice.ghost.grow(run_time=grown, rate_func=after(start / grown)))
            found.append(fade_in_after(grown - theme.FADE, choice.letter, theme.FADE))
            found += [fade_in_after(start, line, theme.FADE) for line in self.lines[number + 1 : number + 2]]
        found += [ice.to(1.0, run_time=theme.FADE) for ice in self.ices]
        found += [FadeIn(line, run_time=theme.FADE) for line in self.lines[:1]]
        return [*found, *map(FadeIn, self.seats)]

    def think(self, seconds: float = THINK) -> Sequence[Animation]:
        """The ring appears, and empties in so many seconds."""
        return [ring.empty(seconds) for ring in self.rings]

    def ask(self, scene: LectureScene[Any], *before: object, meanwhile: Sequence[Animation] = ()) -> Prediction:
        """Play it in a beat of a scene, up to the ring's end: the ghosts come, with something `before` them, the ring
        empties from the mark "think" on, with what comes `meanwhile`, and then they are faint while the
        question stands."""
        scene.play(*before, come(self))
        scene.play(self.think(), *meanwhile, at="think", early=0)
        scene.play(dim(self, to=1.0 if any(map(_is_on_bed, self.choices)) else FAINT))
        return self

    def dimming(self, to: float) -> Sequence[Animation]:
        """The ghosts fade to this opacity, and where that is none their letters, too, which leave their places to
        others; the ring goes, and the question stands."""
        past: list[Any] = [*self.rings, *self.seats]
        self.rings, self.seats = [], []
        letters, turned = [choice.letter for choice in self.choices], (to > 0) != self.lettered
        self.lettered = to > 0
        self.picture.free(*([] if self.lettered else letters))
        shown = map(FadeIn if to > 0 else FadeOut, letters if turned else [])
        return [*dim(*(choice.ghost.actor for choice in self.choices), to=to), *map(FadeOut, past), *shown]

    def bare(self) -> Sequence[Animation]:
        """The letters that the truth will reach, drawn over the ghosts, go, and leave their places to others: on a pair
        the arrow of its changed surface reaches them."""
        there, on = [choice.letter for choice in self.choices if self.lettered], self.picture
        if isinstance(on, OnPair):
            there = [letter for letter in there if arrow_reaches(on.pair, letter)]
        self.covered = there
        self.picture.free(*there)
        return [FadeOut(letter) for letter in there]

    def make_way(self) -> Sequence[Animation]:
        """The right ghost goes, and the wrong ones are dimmed, before an arrow comes in its place; the letters stay."""
        gives_way = [choice.right and choice.ghost.in_its_place for choice in self.choices]
        pairs = zip(self.choices, gives_way, strict=True)
        return [each for choice, goes in pairs for each in dim(choice.ghost.actor, to=0 if goes else _WRONG)]

    def tell(self, alone: bool = False, stays: bool | None = None, off: Sequence[Any] = ()) -> Sequence[Animation]:
        """The right one is marked, with a tick in words or `off` points (n, 2) of arrows, and the wrong ones are
        dimmed: on the panel, and on the picture where they show. Left `alone`, it stands there without them: wrong
        ghosts go, with their letters. Where the truth is drawn over it, the right ghost `stays` under that, or gives
        way to it."""
        found: list[Any] = self._ticked()
        for choice, answer in zip(self.choices, self.by_letter or self.lines[1:], strict=False):
            told = answer.words if isinstance(answer, Plate) else answer  # and not their plate
            goes = [FadeOut(answer)] if self.in_lens else dim(answer)
            found += [told.animate.set_color(theme.DESCENT)] if choice.right else goes
        shown = [choice for choice in self.choices if choice.letter not in self.covered]
        for choice in self.choices if self.lettered else ():
            words = choice.ghost.kind == "words"
            if choice.right:
                edge = choice.letter.back.animate.set_stroke(theme.DESCENT, 2 * _EDGE)
                found += [edge] if choice in shown else []
                found += bright(choice.ghost.actor) if words else []
                actor = choice.ghost.actor
                if isinstance(actor, FlatGhost) and _is_ring(choice):
                    found += [actor.recolour(theme.DESCENT, 1.0), actor.thin()]
                found += [actor.open(off), *self._ticked_on(actor, off)] if isinstance(actor, Band) else []
                past = choice.ghost.in_its_place if stays is None else not stays
                found += dim(choice.ghost.actor, to=0) if past else []
            elif alone:
                found += [*gone(choice.ghost.actor), FadeOut(choice.letter)]
                self.picture.free(choice.letter)
            else:
                found += dim(choice.letter, to=theme.readable(theme.INK)) if choice in shown else []
                # Where a wrong height was drawn, what tells the right one stands.
                wrong = 0.0 if choice.ghost.kind == "height" else getattr(choice.ghost.actor, "wrong", _WRONG)
                found += dim(choice.ghost.actor, to=theme.DIMMED if words else wrong)
        self.choices = [choice for choice in self.choices if choice.right or not alone]
        return found

    def _ticked(self) -> list[Animation]:
        """A tick appears behind the words of the right answer: a colour alone may also say what is less."""
        found: list[Animation] = []
        for choice, answer in zip(self.choices, self.answers, strict=False):
            if choice.right and not self.by_letter:  # there the edge of its letter is twice as broad
                tick = words("✓", size=theme.LABEL_SIZE, colour=theme.DESCENT)
                tick.stand(float(answer.get_right()[0]) + _BEFORE_TICK, answer.baseline)
                self.ticks.append(tick)
                found.append(FadeIn(tick))
        return found

    def _ticked_on(self, ring: Band, arrows: Sequence[Any]) -> list[Animation]:
        """A tick appears at the upper right of a ring or near there, on a round plate off all letters and arrows, and
        off the numbers of a map."""
        tick = Plate(words("✓", size=theme.SMALLEST_SIZE, colour=theme.DESCENT))
        tick.back.become(_disc(_TICK, theme.DESCENT, _EDGE).move_to(tick.back))
        written = self.picture.written if isinstance(self.picture, OnPair) else []
        tick.move_to(ring.beside(_TICK, [choice.letter for choice in self.choices], [*arrows, *written]))
        self.ticks.append(tick.set_z_index(theme.TOPMOST))
        return [FadeIn(tick)]

    def going(self) -> Sequence[Animation]:
        """Question and answers go."""
        past: list[Any] = [*self.ices, *self.lines, *self.ticks, *self.rings, *self.seats]
        ghosts, letters = ([getattr(each, part) for each in self.choices] for part in ("ghost", "letter"))
        self.ices, self.lines, self.ticks, self.rings, self.seats, self.choices = [], [], [], [], [], []
        self.picture.free(*letters)
        return [*map(FadeOut, past), *gone(*(ghost.actor for ghost in ghosts)), *map(FadeOut, letters)]


def _drawn(question: TextBox | None) -> list[Any]:
    """What the answers of a question are drawn as."""
    return [getattr(option.drawn, "of", None) for option in (question.options if question else ())]


def _round(label: Label, radius: float = DISC, edge: float = _EDGE) -> Label:
    """A label with a round plate."""
    label.back.become(_disc(radius, theme.INK, edge).move_to(label.back))
    return label.set_z_index(theme.TOPMOST)


def _disc(radius: float, edge: str, width: float) -> Circle:
    """The back of a round plate."""
    return Circle(
        radius=radius, color=edge, fill_color=theme.BACKGROUND, fill_opacity=0.92, stroke_width=width
    )


def _is_on_bed(choice: LetteredGhost) -> bool:
    """Whether an answer is drawn on a dark line, and so is seen well on pale ground, too, and stays as it is."""
    actor = choice.ghost.actor
    return isinstance(actor, FlatGhost) and actor.bed and not actor.fades


def _is_ring(choice: LetteredGhost) -> bool:
    """Whether an answer is drawn as a ring at a place of a flat picture."""
    return choice.ghost.kind == "place" and isinstance(choice.ghost.actor, FlatGhost)
