"""What is computed, turned and read."""

from steepest import (
    Box,
    Casing,
    CoffeeMachine,
    ComputationGraph,
    Console,
    Dial,
    Graph,
    KnobWall,
    LectureScene,
    Live,
    LossFunction,
    MapFunction,
    Meter,
    MixingBoard,
    Parameters,
    Point2,
    Slider,
    come,
    fact,
    parameter,
    theme,
)
from steepest.stage.box import row_of_boxes

ROOM = Box(-3.75, -2.0, 3.75, 2.0)
LARGE = Box(-4.6, -2.6, 4.6, 3.2)
LEFT, RIGHT = Box(-3.6, -1.8, -0.2, 1.8), Box(0.2, -1.8, 3.6, 1.8)


class MachinesParameters(Parameters):
    """What an instructor may change."""

    loss: LossFunction = parameter("(5 - w1 - 2*w2)**2", "a loss of two weights")
    weights: Point2 = parameter((1, 1), "the weights")

    bitterness: MapFunction = parameter("30 + 3*x - 3*y", "a function of two knobs")

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

        self.clear()
        with self.beat("slider"):
            sliders = [Slider(at, (0, 10), box) for at, box in zip((3, 7), (LEFT, RIGHT), strict=True)]
            self.play(come(*sliders))
            self.play(sliders[0].lock())

        self.clear()
        with self.beat("casing"):
            case = Casing(ROOM)
            self.play(come(case, Meter(self.words("bitterness"), 3.7, (0, 5), case.inside)))

        self.clear()
        with self.beat("console"):
            low, face = LARGE.cut(0.4)
            function, boxes = self.facts.bitterness, row_of_boxes(low, 2, 0.4, 3.0)
            console = Console(
                self, "bitterness", function, (6, 4), (0, 10), boxes, face, (0, 50), told=(36, 30)
            )
            self.play(come(console))
            self.play(console.free("y"))
            self.play(console.turn("y", by=2, colour=theme.DESCENT))

        self.clear()
        with self.beat("coffee_machine"):
            self.play(come(CoffeeMachine(LARGE)))

        self.clear()
        with self.beat("mixing_board"):
            self.play(come(MixingBoard((1.6, 1, 9, 1.3, 0.8), (0, 10), LARGE, free=2)))

        self.clear()
        with self.beat("knob_wall"):
            self.play(come(KnobWall(6, (0, 10), ROOM)))
