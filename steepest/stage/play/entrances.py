"""How figures come, dim and go: one way to say it for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol, runtime_checkable

import manim
from manim import DL, UR, Animation, Mobject, rush_from, rush_into, smooth, squish_rate_func
from manim.animation.animation import prepare_animation

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.lean.fading import FadeIn, FadeOut
from steepest.stage.type.readout import Readout
from steepest.stage.type.typeset import Typeset


@runtime_checkable
class Actor(Protocol):
    """A figure that says itself how it comes, dims and goes. All else fades, as a whole."""

    def coming(self) -> Sequence[Animation]:
        """It appears, each time from nothing."""

    def dimming(self, to: float) -> Sequence[Animation]:
        """It fades to this opacity, 0 to 1, and stays."""

    def going(self) -> Sequence[Animation]:
        """It disappears, and is on stage no more."""


def come(*actors: Actor | Mobject) -> list[Animation]:
    """They appear: what is drawn in a stroke grows from its start, all else fades in."""
    return [each for actor in actors for each in _coming(actor)]


def dim(*actors: Actor | Mobject, to: float = theme.DIMMED) -> list[Animation]:
    """They fade to this opacity, words no farther than they can be read; `bright` brings them back."""
    return [each for actor in actors for each in _dimming(actor, to)]


def bright(*actors: Actor | Mobject) -> list[Animation]:
    """What was dimmed is as solid as at first."""
    return dim(*actors, to=1.0)


def gone(*actors: Actor | Mobject) -> list[Animation]:
    """They disappear. What never came stays away: a scene leaves it out (`idle`)."""
    found: list[Any] = [prepare_animation(each) for actor in actors for each in _going(actor)]
    for each in found:
        each.leaves = True
    return found


def idle(animation: Any, stage: Iterable[Mobject]) -> bool:
    """Whether an animation lets something go that is not on a `stage`. Played, it would put it there first."""
    if not vars(animation).get("leaves", isinstance(animation, manim.FadeOut)):  # `animate` asks its mobject, too
        return False
    leaving = {id(part) for part in animation.mobject.get_family()}
    return not any(id(part) in leaving for each in stage for part in each.get_family())


def one_by_one(animations: Iterable[Any]) -> Iterator[Any]:
    """Animations out of lists and tuples of them, and of lists in these."""
    for each in animations:
        if isinstance(each, list | tuple):
            yield from one_by_one(each)
        else:
            yield each


def take_turns(animations: Iterable[Any]) -> None:
    """Words that fade in where others fade out in the same play wait until these are gone: nothing is printed over
    another. They are fastest where the ones give way to the others: the place is empty for no more than a blink.
    """
    fades = [
        one for one in animations if isinstance(one, manim.FadeIn | manim.FadeOut) and one.rate_func is smooth
    ]
    leaving = [(one, _places_of_words(one.mobject)) for one in fades if isinstance(one, manim.FadeOut)]
    for coming in (one for one in fades if leaving and isinstance(one, manim.FadeIn)):
        places = _places_of_words(coming.mobject)
        if met := [one for one, others in leaving if _meet(places, others)]:
            coming.rate_func = squish_rate_func(rush_from, 0.5, 1)
            for one in met:
                one.rate_func = squish_rate_func(rush_into, 0, 0.5)


def _places_of_words(mobject: Any) -> list[Box]:
    words = (part for part in mobject.get_family() if isinstance(part, Typeset | Readout))
    return [Box(*part.get_corner(DL)[:2], *part.get_corner(UR)[:2]) for part in words]


def _meet(some: Iterable[Box], others: Sequence[Box]) -> bool:
    return any(one.apart(other) < 0 for one in some for other in others)


def _coming(actor: Actor | Mobject) -> Sequence[Animation]:
    _require_figure(actor)
    return actor.coming() if isinstance(actor, Actor) else [FadeIn(actor)]


def _dimming(actor: Actor | Mobject, to: float) -> Sequence[Animation]:
    _require_figure(actor)
    if isinstance(actor, Actor):
        return actor.dimming(to)
    faded: Any = actor.animate.set_opacity(max(to, _readable(actor)) if to else 0.0)
    return [faded]


def _readable(actor: Mobject) -> float:
    """The least opacity at which all words in it can be read."""
    words = (each for each in actor.get_family() if isinstance(each, Typeset | Readout))
    colours = {
        glyph.get_fill_color().to_hex() for each in words for glyph in each.family_members_with_points()
    }
    return max(map(theme.readable, colours), default=0.0)


def _going(actor: Actor | Mobject) -> Sequence[Animation]:
    _require_figure(actor)
    return actor.going() if isinstance(actor, Actor) else [FadeOut(actor)]


def _require_figure(actor: object) -> None:
    if isinstance(actor, tuple | list) and not isinstance(actor, Actor):
        raise TypeError("come, dim and gone take figures one by one: write a star before what gives several")


class Assembly:
    """A figure of several `parts`, which come, dim and go together. One whose parts come in a way of their own says
    so itself.
    """

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """What it is made of now."""
        raise NotImplementedError

    def coming(self) -> Sequence[Animation]:
        """All of it appears."""
        return come(*self.parts)

    def dimming(self, to: float) -> Sequence[Animation]:
        """All of it fades to this opacity."""
        return dim(*self.parts, to=to)

    def going(self) -> Sequence[Animation]:
        """All of it disappears."""
        return gone(*self.parts)
