"""A computation graph: what a formula does, step by step, and the values that flow through it, forward and backward."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, RoundedRectangle, VGroup

from steepest.calculus import Function, Graph
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.graph.edge import GraphEdge, Way
from steepest.stage.figures.graph.layered import Layered, Link, layered
from steepest.stage.figures.label import GAPS, Label, Labels, Look
from steepest.stage.lean.fading import FadeIn
from steepest.stage.play.entrances import Assembly, come
from steepest.stage.play.motion import fade_in_after
from steepest.stage.type.exact_figures import decimals_of
from steepest.stage.type.readout import Readout
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_PAD = 0.2  # from what stands on a card to its edge
_LINE = 0.46  # the height of a line of numbers, on a card and under it
_UP = 0.13  # from the foot of such a line to its baseline
_MOST = 2  # decimals of a number
_TIGHT = 0.07  # from what an edge multiplies by to the edge of its plate


class ComputationGraph(Assembly):
    """The steps of a formula, which a fact tells as a `Graph`, as cards in a `region`, joined by edges.

    It lays itself out from the list of its nodes and their inputs. It comes without numbers: `forward` lets the values
    of nodes arrive along their edges, `backward` lets slopes of the result come back to them, and says on each edge
    what it multiplies by. With `now`, which gives the graph at another point, the numbers run, and no edge says what it
    multiplies by; `settle` ends that.
    """

    def __init__(
        self,
        scene: LectureScene[Any],
        fact: str,
        region: Box = theme.ALONE,
        now: Callable[[], Graph] | None = None,
        size: float = theme.LABEL_SIZE,
    ) -> None:
        self.scene, self.fact, self.region = scene, fact, region
        graph = scene.fact(fact, Graph)
        self.graph, self._now, self._live = graph, now or (lambda: graph), now is not None
        self._number = {node.name: k for k, node in enumerate(graph.nodes)}
        self.values, self.adjoints = self._readouts("value", size), self._readouts("adjoint", size)
        titles = {name: self._title(name, size) for name in self._number}
        plan = layered(
            {node.name: node.inputs for node in graph.nodes},
            {name: self._room(title, name) for name, title in titles.items()},
            region,
        )
        self.edges = {link: GraphEdge(way, link) for link, way in plan.ways.items()}
        if plan.share < 1:
            size *= plan.share
            self.values, self.adjoints = self._readouts("value", size), self._readouts("adjoint", size)
        self.cards = {name: self._card(name, title, plan) for name, title in titles.items()}
        self.slopes: dict[Link, Label] = {}
        self._labels, self._size = Labels(region, [edge.points for edge in self.edges.values()]), size
        self._boxes = list(plan.boxes.values())
        self._told: list[Readout] = []

    def coming(self) -> Sequence[Animation]:
        """Its cards appear, and its edges grow; no number is there yet."""
        return come(*self.cards.values(), *self.edges.values())

    # --- what flows ---

    def forward(self, *names: str, **timing: Any) -> list[Animation]:
        """Values arrive at some nodes, of all where none is named: light runs along the edges that enter them, then
        their values appear. All of them arrive together: name one by one what is told one by one."""
        into = [edge for link, edge in self.edges.items() if link[1] in (names or self._number)]
        found = [self.values[name] for name in names or self._number]
        return self._flow(into, "forward", theme.INK, found, timing)

    def backward(self, *names: str, **timing: Any) -> list[Animation]:
        """Slopes of the result come back to some nodes, of all where none is named: light runs back along the edges
        that leave them, each says what it multiplies by, then the slopes appear under the nodes."""
        links = [link for link in self.edges if link[0] in (names or self._number)]
        found = [self.adjoints[name] for name in names or self._number]
        factors = [FadeIn(self._factor(link)) for link in links if not (self._live or link in self.slopes)]
        return [
            *self._flow([self.edges[link] for link in links], "backward", theme.GRADIENT, found, timing),
            *factors,
        ]

    def quiet(self) -> list[Animation]:
        """Its lights go out; its numbers stay."""
        return [each for edge in self.edges.values() for each in edge.rest()]

    def settle(self) -> None:
        """Let every number end on its fact. Raises Fault where one shows anything else."""
        self._live = False
        for readout in self._told:
            self._settle(readout)

    # --- how it is laid out ---

    @property
    def parts(self) -> list[Any]:
        return [*self.cards.values(), *self.edges.values(), *self.slopes.values(), *self._told]

    def _flow(
        self,
        edges: Iterable[GraphEdge],
        way: Way,
        colour: str,
        found: Sequence[Readout],
        timing: dict[str, Any],
    ) -> list[Animation]:
        """Light runs along edges, and numbers appear when it is there."""
        flows = [edge.flow(way, colour, **timing) for edge in edges]
        new = [readout for readout in found if readout not in self._told]
        self._told += new
        if not self._live:
            for readout in new:
                self._settle(readout)
        seconds = max((float(flow.get_run_time()) for flow in flows), default=0.0)
        return [*flows, *(fade_in_after(seconds, readout, theme.BLINK) for readout in new)]

    def _readouts(self, field: str, size: float) -> dict[str, Readout]:
        """A number for each node: its field, as the graph is now."""
        colour = theme.GRADIENT if field == "adjoint" else theme.INK
        return {
            name: Readout(
                partial(lambda k: getattr(self._now().nodes[k], field), number),
                decimals_of([getattr(node, field)], 0, _MOST),
                size,
                colour,
            )
            for (name, number), node in zip(self._number.items(), self.graph.nodes, strict=True)
        }

    def _title(self, name: str, size: float) -> Typeset:
        """What stands on a card: the name of a variable, or how the node follows from others."""
        node, letter = self.graph[name], Function(name, (name,)).typst()
        if node.function is None:
            return self.scene.formula(f'part("{name}", {letter})', size)
        return self.scene.formula(f"{letter} = {{{self.fact}.nodes[{self._number[name]}].function}}", size)

    def _room(self, title: Typeset, name: str) -> tuple[float, float]:
        """How large a card is wanted, with a line of numbers under it, and as much above, so that edges enter in its
        middle."""
        width = max(title.width, self.values[name].width, self.adjoints[name].width) + 2 * _PAD
        return width, title.height + 2 * _PAD + 3 * _LINE

    def _card(self, name: str, title: Typeset, plan: Layered) -> VGroup:
        """A card in its place, with its title; its numbers stand where they will appear."""
        box, share = plan.boxes[name], plan.share
        title.scale(share)
        colour = theme.ROLES.get(name, theme.QUIET)
        line = share * _LINE
        back = RoundedRectangle(
            corner_radius=share * 0.12,
            width=box.width,
            height=box.height - 2 * line,
            stroke_color=colour,
            stroke_width=theme.AXIS_WIDTH,
            fill_color=theme.PLATE,
            fill_opacity=1,
        )
        middle = (box.left + box.right) / 2
        back.move_to(np.array([middle, (box.bottom + box.top) / 2, 0]))
        title.move_to(np.array([middle, box.top - line - share * _PAD - title.height / 2, 0]))
        for readout, foot in (
            (self.values[name], box.bottom + line + share * 0.08),
            (self.adjoints[name], box.bottom),
        ):
            readout.end_at(middle + readout.width / 2, foot + share * _UP)
        return VGroup(back, title)

    def _factor(self, link: Link) -> Label:
        """What an edge multiplies by, beside its middle, off all cards and edges."""
        start, end = link
        slope = f"{self.fact}.nodes[{self._number[end]}].slopes[{self.graph[end].inputs.index(start)}]"
        words = self.scene.formula(f"times {{{slope}:.3g}}", self._size, theme.GRADIENT)
        edge = self.edges[link]
        look = Look(edge.middle, taken=self._boxes)
        self.slopes[link] = self._labels.beside(words, edge.middle, edge=_TIGHT, gaps=GAPS, looks=[look])
        return self.slopes[link]

    def _settle(self, readout: Readout) -> None:
        for field, readouts in (("value", self.values), ("adjoint", self.adjoints)):
            for name, each in readouts.items():
                if each is readout:
                    self.scene.settle(readout, f"{self.fact}.nodes[{self._number[name]}].{field}")
