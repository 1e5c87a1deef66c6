"""What is computed, turned and read."""

from steepest import (
    Box,
    ComputationGraph,
    Dial,
    Graph,
    LectureScene,
    Live,
    LossFunction,
    Meter,
    Parameters,
    Point2,
    come,
    fact,
    parameter,
    theme,
)

ROOM = Box(-3.75, -2.0, 3.75, 2.0)
LEFT, RIGHT = Box(-3.6, -1.8, -0.2, 1.8), Box(0.2, -1.8, 3.6, 1.8)


class MachinesParameters(Parameters):
    """What an instructor may change."""

    loss: LossFunction = parameter("(5 - w1 - 2*w2)**2", "a loss of two weights")
    weights: Point2 = parameter((1, 1), "the weights")

    @fact
    def graph(self) -> Graph:
        """The loss, step by step."""
        return Graph.of(self.loss, self.weights, "L")


class Machines(LectureScene[MachinesParameters]):
    """A picture of each figure."""

    def construct(self) -> None:
        """Play the beats."""
        with self.beat("computation_graph"):
            graph = ComputationGraph(self, "graph", ROOM)
            self.play(come(graph))
            self.play(graph.forward("w1", "w2"))
            self.play(graph.forward("u"))
            self.play(graph.forward("L"))
            self.play(graph.backward("L"))
            self.play(graph.backward("u"))
            self.play(graph.quiet())
            self.play(graph.backward("w1", "w2"))

        self.clear()
        with self.beat("dial"):
            value = Live(0.3)
            water = Dial(self.words("water", colour=theme.FIRST), value, (0, 1), LEFT)
            grind = Dial(self.words("grind", colour=theme.SECOND), 0.8, (0, 1), RIGHT, colour=theme.SECOND)
            self.play(come(water, grind))
            self.play(grind.lock())
            self.play(value.to(0.6))

        self.clear()
        with self.beat("meter"):
            reading = Live(3.7)
            meter = Meter(self.words("bitterness"), reading, (0, 5), ROOM)
            self.play(come(meter))
            self.play(come(meter.ghost()))
            self.play(reading.to(2.4))
