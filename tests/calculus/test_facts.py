"""Every fact that the lecture states, held against the mathematics: one check for each id of facts.toml."""

import math
import tomllib
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from steepest.calculus import (
    Function,
    NotQuadratic,
    Quadratic,
    added,
    central_difference,
    critical_points,
    descend,
    dot,
    forward_difference,
    kind_at,
    length,
    numerical_gradient,
    scaled,
    unit,
)

PATH = Path(__file__).parents[2] / "assets" / "facts.toml"
FACTS = {fact["id"]: fact for fact in tomllib.loads(PATH.read_text("utf-8"), parse_float=Decimal)["fact"]}
CHECKS = {}

NOT_OF_THIS_MODULE = {
    "demand": "leaves its function to the scene that shows it",
    "history": "tells who did what in which year",
}


def check(name):
    """Register the check of a fact."""

    def register(function):
        CHECKS[name] = function
        return function

    return register


@pytest.mark.parametrize("name", [name for name in FACTS if name not in NOT_OF_THIS_MODULE])
def test_fact(name):
    assert name in CHECKS, f"{name} has no check: add one, or say why it is no mathematics"
    CHECKS[name](FACTS[name])


def test_every_check_has_its_fact():
    assert set(CHECKS) | set(NOT_OF_THIS_MODULE) == set(FACTS)


def test_what_is_left_out_has_no_formula():
    assert not any("f" in FACTS[name] or "symbolic" in FACTS[name] for name in NOT_OF_THIS_MODULE)


# What the checks have in common.


def numbers(values):
    return tuple(Fraction(str(value)) for value in values)


def assert_is(actual, stated, decimals=None):
    """Equal, exactly, or once rounded to `decimals` places."""
    stated = Fraction(str(stated))
    if decimals is None:
        assert actual == stated
    else:
        assert abs(Fraction(*actual.as_integer_ratio()) - stated) <= Fraction(1, 2 * 10**decimals), (
            f"{float(actual)} for {float(stated)}"
        )


def assert_are(actual, stated, decimals=None):
    assert len(actual) == len(stated)
    for a, s in zip(actual, stated, strict=True):
        assert_is(a, s, decimals)


def assert_gradient(f, fact, at=None):
    """The stated partials, exactly, and again by central differences."""
    at = fact["at"] if at is None else at
    for name, stated in fact["partials"].items():
        assert_is(f.partial(name)(at), stated)
        assert central_difference(f, at, name) == pytest.approx(float(stated), abs=1e-6)


def assert_same(f, g):
    """Two functions of the same variables agree at a dozen points."""
    for k in range(12):
        point = [Fraction(3 * k - 7, 2 * i + k + 2) for i in range(len(f.variables))]
        assert float(f(point)) == pytest.approx(float(g(point)), rel=1e-12, abs=1e-12)


def step_from(w, gradient, rate):
    return added(numbers(w), scaled(numbers(gradient), -Fraction(str(rate))))


# The facts, in the order of the lecture.


@check("hill-slopes")
def hill_slopes(fact):
    hill = Function(fact["f"], ["x", "y"])
    assert_gradient(hill, fact)
    assert hill.partial("x").source == "2*x" and hill.partial("y").source == "3"
    assert [hill.slope((2, 1), d) for d in ((1, 0), (0, 1), (0, -1))] == [4, 3, -3]
    assert hill((3, 1)) - hill((2, 1)) == 5


@check("hill-steepest")
def hill_steepest(fact):
    hill = Function(fact["f"], ["x", "y"])
    assert_gradient(hill, fact)
    gradient = hill.gradient(fact["at"])
    assert_is(length(gradient), fact["magnitude"])
    assert_are(unit(gradient), fact["direction"])
    for degrees in range(0, 360, 7):
        way = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        slope = float(hill.slope(fact["at"], way))
        assert slope == pytest.approx(4 * way[0] + 3 * way[1]) and -5 <= slope <= 5
    assert [hill.slope(fact["at"], d) for d in ((4, 3), (-3, 4), (-4, -3))] == [5, 0, -5]


@check("plane-1-2")
def plane_1_2(fact):
    plane = Function(fact["f"], ["x", "y"])
    for at in ((0, 0), (5, -3), (Fraction(1, 7), 2)):
        assert_gradient(plane, fact, at)
    assert plane.is_linear
    assert plane.slope((0, 0), (1, 2)) == length((Fraction(1), Fraction(2)))


@check("plane-3-2")
def plane_3_2(fact):
    plane = Function(fact["f"], ["x", "y"])
    assert_gradient(plane, fact)
    assert [plane.partial(name).source for name in "xy"] == ["3", "2"]


@check("bowl-1-2")
def bowl_1_2(fact):
    bowl = Function(fact["f"], ["x", "y"])
    assert_gradient(bowl, fact)
    assert length(bowl.gradient(fact["at"])) == math.sqrt(20)
    assert fact["magnitude"] == "sqrt(20)"


@check("bowl-central-difference")
def bowl_central_difference(fact):
    bowl = Function(fact["f"], ["x", "y"])
    for name, stated in fact["partials"].items():
        measured = central_difference(bowl, fact["at"], name, float(fact["h"]))
        assert abs(measured - float(stated)) < float(fact["tolerance"])
        assert f"{measured:.4f}" == f"{stated:.4f}"


@check("difference-errors")
def difference_errors(fact):
    f = Function(fact["f"], ["x", "y"])
    true = float(f.partial("y")(fact["at"]))
    assert true == fact["partials"]["y"]
    h = float(fact["errors_at_h"]["h"])
    measures = {"forward": forward_difference, "central": central_difference}
    for name, measure in measures.items():

        def error(h, measure=measure):
            return abs(measure(f, fact["at"], "y", h) - true)

        assert error(h) == pytest.approx(float(fact["errors_at_h"][name]), rel=1e-6)
        order = {"forward": 1, "central": 2}[name]
        assert error(1e-2) / error(1e-3) == pytest.approx(10**order, rel=0.05)
        best = fact["best"][name]

        def near(h, error=error):
            return [error(h * 10 ** (k / 10)) for k in range(-5, 6)]

        finest = near(float(best["h"]))
        assert min(finest) < best["error"] < max(finest)  # an order of magnitude: rounding is a staircase
        assert max(near(float(best["h"]) * 1000)) > 10 * max(finest) < max(near(float(best["h"]) / 1000))
    bowl = Function("x**2 + y**2", ["x", "y"])
    assert central_difference(bowl, (1, 2), "x", 1) == 2


@check("bowl-field")
def bowl_field(fact):
    bowl = Function(fact["f"], ["x", "y"])
    for point, gradient in zip(fact["points"], fact["gradients"], strict=True):
        assert_are(bowl.gradient(point), gradient)
        assert dot(bowl.gradient(point), bowl.level_direction(point)) == 0
        assert bowl.slope(point, bowl.level_direction(point)) == 0
        assert bowl.slope(point, bowl.gradient(point)) > 0
    assert length(bowl.gradient((2, 2))) > length(bowl.gradient((1, -1)))
    assert bowl.gradient((0, 0)) == (0, 0) and bowl.level_direction((0, 0)) is None


@check("ellipse-field")
def ellipse_field(fact):
    ellipse = Function(fact["f"], ["x", "y"])
    assert_gradient(ellipse, fact)
    gradient = ellipse.gradient(fact["at"])
    assert dot(gradient, ellipse.level_direction(fact["at"])) == 0
    assert gradient[0] * 1 != gradient[1] * 2  # not along (2, 1), the ray from the centre
    assert Function("x**2 + y**2", ["x", "y"]).gradient((1, 2)) == (2, 4)


@check("rosenbrock")
def rosenbrock(fact):
    f = Function(fact["f"], ["x", "y"])
    gradients = [f.gradient(point) for point in fact["points"]]
    assert gradients == [(-4, 0), (-2, 0), (0, 0), (151, -50)]
    for gradient, stated in zip(gradients, ("4", "2", "0", "159.06"), strict=True):
        assert_is(length(gradient), stated, 2)
    (only,) = critical_points(f, [fact["domain"]["x"], fact["domain"]["y"]])
    assert_are(only.at, fact["minimum"])
    assert only.kind == "minimum" and only.value == 0
    at = (Fraction(-1, 2), Fraction(1))
    down = scaled(f.gradient(at), -1)
    assert down == (-147, -150)
    way = (1 - at[0], 1 - at[1])
    angle = math.degrees(math.acos(dot(down, way) / (float(length(down)) * float(length(way)))))
    assert round(angle, 1) == 134.4


@check("rosenbrock-walk")
def rosenbrock_walk(fact):
    f = Function(fact["f"], ["x", "y"])
    walk = descend(f, fact["start"], fact["learning_rate"], 5000)
    for stop in fact["after"]:
        assert_are(walk.points[stop["steps"]], stop["at"], fact["decimals"])


@check("worked-partials")
def worked_partials(fact):
    f = Function(fact["f"], ["x", "y"])
    assert_gradient(f, fact)
    assert {name: f.partial(name).source for name in "xy"} == fact["symbolic"]
    assert f.partial("y")(fact["at"]) > f.partial("x")(fact["at"])


@check("total-differential")
def total_differential(fact):
    f = Function(fact["f"], ["x", "y"])
    step = {key: Fraction(str(value)) for key, value in fact["step"].items()}
    slopes = dict(zip(("fx", "fy"), f.gradient(fact["at"]), strict=True))
    df = Function(fact["symbolic"]["df"], ["fx", "fy", "dx", "dy"])
    assert df({**slopes, "dx": step["dx"], "dy": step["dy"]}) == step["df"]
    x, y = fact["at"]["x"], fact["at"]["y"]
    change = f((x + step["dx"], y + step["dy"])) - f((x, y))
    assert change == step["true_change"] and change - step["df"] == step["dx"] ** 2


@check("one-step")
def one_step(fact):
    assert_are(step_from(fact["w"], fact["gradient"], fact["learning_rate"]), fact["new"])
    loss = Function("(w1 - 1)**2 + w2**2", ["w1", "w2"])
    walk = descend(loss, fact["w"], fact["learning_rate"], 1)
    assert_are(walk.gradients[0], fact["gradient"])
    assert_are(walk.end, fact["new"])
    assert_are(walk.losses, fact["losses"])
    assert walk.end[0] < walk.start[0] and walk.end[1] > walk.start[1]


@check("step-lengths")
def step_lengths(fact):
    for step in fact["steps"]:
        assert_is(Fraction(str(step["learning_rate"])) * fact["gradient_norm"], step["length"])
    bowl = Function(FACTS["stretched-bowl"]["f"], ["w1", "w2"])
    at = FACTS["stretched-bowl"]["at"]
    assert length(bowl.gradient(at)) == fact["gradient_norm"]
    for step in fact["steps"]:
        assert_is(descend(bowl, at, step["learning_rate"], 1).lengths[0], step["length"])


@check("stretched-bowl")
def stretched_bowl(fact):
    bowl = Function(fact["f"], ["w1", "w2"])
    assert_gradient(bowl, fact)
    assert_is(length(bowl.gradient(fact["at"])), fact["magnitude"])
    assert_is(bowl(fact["at"]), fact["loss"])
    for stated in fact["walks"]:
        walk = descend(bowl, fact["at"], stated["learning_rate"], len(stated["losses"]))
        assert_are(walk.losses[1:], stated["losses"], fact["decimals"])
    quadratic = Quadratic.of(bowl)
    assert quadratic.limit_rate == Fraction(1, 2)
    assert [quadratic.regime(r) for r in (0.01, 0.4, 1)] == ["glides", "hops and settles", "runs away"]


@check("quadratic-loss-start")
def quadratic_loss_start(fact):
    loss = Function(fact["f"], ["w1", "w2"])
    assert_is(loss(fact["at"]), fact["loss"])
    assert_gradient(loss, fact)
    (bottom,) = critical_points(loss, [(-10, 10), (-10, 10)])
    assert_are(bottom.at, fact["minimum"])
    assert bottom.kind == "minimum"
    assert [loss.partial(name).source for name in ("w1", "w2")] == ["2*(w1 - 3)", "2*(w2 + 1)"]


@check("quadratic-loss-three-steps")
def quadratic_loss_three_steps(fact):
    loss = Function(fact["f"], ["w1", "w2"])
    walk = descend(loss, fact["start"], fact["learning_rate"], 3)
    for point, stated in zip(walk.points[1:], fact["path"], strict=True):
        assert_are(point, stated)
    assert_are(walk.losses[1:], fact["losses"], fact["decimals"])
    assert (
        descend(loss, fact["start"], fact["learning_rate"], 1000, until=Decimal("0.001")).arrived_after == 40
    )


@check("wrong-way")
def wrong_way(fact):
    loss = Function(fact["f"], ["w"])
    for stated, uphill in ((fact["wrong"], True), (fact["right"], False)):
        walk = descend(loss, fact["start"], fact["learning_rate"], 3, uphill=uphill)
        assert_are([point[0] for point in walk.points[1:]], stated["w"], fact["decimals"])
        assert_are(walk.losses[1:], stated["loss"], fact["decimals"])


@check("overshoot-regimes")
def overshoot_regimes(fact):
    loss = Function(fact["f"], ["w"])
    quadratic = Quadratic.of(loss)
    factor = Function(fact["factor"], ["eta"])
    for stated in fact["regimes"]:
        rate = stated["eta"]
        assert_is(factor(rate), stated["factor"])
        assert quadratic.factors(rate) == (factor(rate),)
        assert quadratic.regime(rate) == stated["name"]
        walk = descend(loss, fact["start"], rate, 3)
        offsets = [point[0] - 3 for point in walk.points]
        assert list(offsets[1:]) == [factor(rate) * a for a in offsets[:-1]]
    past = descend(loss, 0, Decimal("1.1"), 3)
    assert_are(past.losses[1:], (Decimal("12.960"), Decimal("18.662"), Decimal("26.874")), 3)
    assert past.losses == descend(loss, 0, Decimal("0.1"), 3, uphill=True).losses
    steep = Quadratic.of(Function("7*(w + 2)**2", ["w"]))
    assert steep.factors(Decimal("0.05")) == (1 - 2 * 7 * Fraction(1, 20),)


@check("two-minima")
def two_minima(fact):
    f = Function("x**4 - 3.4*x**2 + 0.3*x", ["x"])
    assert f(1) == Fraction(-21, 10)  # decimals are exact
    points = critical_points(f, [(-3, 3)])
    assert [point.kind for point in points] == ["minimum", "maximum", "minimum"]
    for point, stated in zip((points[0], points[2]), fact["minima_near"], strict=True):
        assert_is(point.at[0], stated, 1)
    assert points[0].value < points[2].value and fact["deeper"] == fact["minima_near"][0]
    assert [f"{point.at[0]:.3f}" for point in points] == ["-1.325", "0.044", "1.281"]
    assert [f"{points[i].value:.3f}" for i in (0, 2)] == ["-3.284", "-2.502"]
    ends = [descend(f, 2, Decimal(rate), 2000).end[0] for rate in ("0.05", "0.12")]
    assert [f"{end:.3f}" for end in ends] == ["1.281", "-1.325"]
    with pytest.raises(NotQuadratic):
        Quadratic.of(f)


@check("saddle")
def saddle(fact):
    f = Function(fact["f"], ["x", "y"])
    assert_gradient(f, fact)
    assert kind_at(f, fact["at"]) == "saddle"
    assert [curvature.value for curvature in f.curvatures(fact["at"])] == [-2, 2]
    assert descend(f, (0, 0), Decimal("0.1"), 5).end == (0, 0)
    nudged = descend(f, (0, Decimal("0.001")), Decimal("0.1"), 30)
    assert all(b > a for a, b in zip(nudged.lengths, nudged.lengths[1:], strict=False))


@check("linear-model")
def linear_model(fact):
    whole = Function(fact["f"], ["w", "b", "x", "y"])
    at = {**fact["at"], **fact["data"]}
    assert_is(whole(at), fact["loss"])
    assert_gradient(whole, fact, at)
    loss = data_loss(fact)
    assert_are(loss.gradient(fact["at"]), fact["partials"].values())
    after = descend(loss, fact["at"], Decimal("0.05"), 1)
    assert after.losses[1] < after.losses[0]


def data_loss(fact):
    x, y = fact["data"]["x"], fact["data"]["y"]
    return Function(fact["f"].replace("x", f"{x}").replace("y", f"{y}"), ["w", "b"])


@check("linear-model-walk")
def linear_model_walk(fact):
    loss = data_loss(fact)
    walk = descend(loss, fact["start"], fact["learning_rate"], 2)
    for point, stated in zip(walk.points[1:], fact["path"], strict=True):
        assert_are(point, stated)
    assert_are(walk.losses, fact["losses"])
    residual = Function("y - w*x - b", ["w", "b", "x", "y"])
    assert_are([residual((*point, 2, 3)) for point in walk.points], fact["residuals"])
    assert [curvature.value for curvature in loss.curvatures((0, 0))] == [0, 10]
    second = Function("((3 - 2*w - b)**2 + (1 - w - b)**2)/2", ["w", "b"])
    assert len(critical_points(second, [(-9, 9), (-9, 9)])) == 1


@check("two-weights")
def two_weights(fact):
    loss = Function(fact["f"], ["w1", "w2"])
    assert_gradient(loss, fact)
    assert_is(Function("5 - w1 - 2*w2", ["w1", "w2"])(fact["at"]), fact["u"])
    walk = descend(loss, fact["at"], fact["learning_rate"], 1)
    assert_are(walk.end, fact["new"])
    assert walk.losses[1] == 0
    assert fact["partials"]["w2"] == 2 * fact["partials"]["w1"]
    assert fact["data"]["x2"] == 2 * fact["data"]["x1"]


@check("sum-of-squares")
def sum_of_squares(fact):
    names = [f"p_{i}" for i in range(1, 6)]
    f = Function(" + ".join(f"{name}**2" for name in names), names)
    assert [f.partial(name).source for name in names] == [f"2*{name}" for name in names]
    assert fact["gradient"].startswith("2*p_i")
    assert f.gradient((1, -2, 3, 0, 5)) == (2, -4, 6, 0, 10)


@check("parameter-counts")
def parameter_counts(fact):
    class Counted(Function):
        calls = 0

        def __call__(self, at):
            Counted.calls += 1
            return super().__call__(at)

    names = ["a", "b", "c"]
    numerical_gradient(Counted("a**2 + b**2 + c**2", names), (1, 2, 3))
    evaluations = fact["evaluations"]
    size = next(model["parameters"] for model in fact["models"] if model["name"] == evaluations["model"])
    assert Fraction(Counted.calls, len(names)) * Fraction(size) == Fraction(
        evaluations["central_differences"]
    )


@check("quiz-step")
def quiz_step(fact):
    assert_are(step_from(fact["w"], fact["gradient"], fact["learning_rate"]), fact["new"])
    loss = Function(fact["f"], ["w1", "w2"])
    walk = descend(loss, fact["w"], fact["learning_rate"], 1)
    assert_are(walk.gradients[0], fact["gradient"])
    assert_are(walk.end, fact["new"])
    assert_are(walk.losses, fact["losses"])


@check("quiz-claims")
def quiz_claims(fact):
    nearest, partial, too_large, zero = fact["claims"]

    # False: the gradient points uphill, and even its opposite misses the minimum of a stretched bowl.
    ellipse = Function("x**2 + 4*y**2", ["x", "y"])
    down = scaled(ellipse.gradient((2, 1)), -1)
    assert dot(ellipse.gradient((2, 1)), (-2, -1)) < 0 and down[0] * -1 != down[1] * -2
    assert "toward the nearest local minimum" in nearest["says"] and nearest["is"] is False

    # True: the partial derivative is that of the slice on which the others are held.
    f = Function("3*x**2 + 2*x*y + y**3", ["x", "y"])
    assert f.slice((1, 2), "x").partial("x")((1,)) == f.partial("x")((1, 2))
    assert "with the others held fixed" in partial["says"] and partial["is"] is True

    # True: the loss rises and the walk diverges at 1.1, oscillates at 1.
    loss = Function("(w - 3)**2", ["w"])
    rising = descend(loss, 0, Decimal("1.1"), 5).losses
    assert list(rising) == sorted(rising) and rising[-1] > rising[0]
    assert [point[0] for point in descend(loss, 0, 1, 4).points] == [0, 6, 0, 6, 0]
    assert "too large" in too_large["says"] and too_large["is"] is True

    # False: at a saddle, and at the shallower of two minima, the gradient is zero too.
    assert Function("x**2 - y**2", ["x", "y"]).gradient((0, 0)) == (0, 0)
    left, _, right = critical_points(Function("x**4 - 3.4*x**2 + 0.3*x", ["x"]), [(-3, 3)])
    assert right.kind == "minimum" and right.value > left.value
    assert "global minimum" in zero["says"] and zero["is"] is False


@check("exercise-xy")
def exercise_xy(fact):
    f = Function(fact["f"], ["x", "y"])
    assert_gradient(f, fact)
    assert {name: f.partial(name).source for name in "xy"} == fact["symbolic"]


@check("exercise-field")
def exercise_field(fact):
    f = Function(fact["f"], ["x", "y"])
    assert {name: f.partial(name).source for name in "xy"} == fact["symbolic"]
    for name in "xy":
        assert_same(f.partial(name), Function(fact["symbolic"][name], ["x", "y"]))
    kinds = {point.kind for point in critical_points(f, [(-4, 4), (-4, 4)])}
    assert kinds == {"minimum", "maximum", "saddle"}


@check("exercise-three-variables")
def exercise_three_variables(fact):
    f = Function(fact["f"], ["x", "y", "z"])
    assert_gradient(f, fact)
    slopes = [f.slope((1, 1, 1), axis) for axis in ((1, 0, 0), (0, 1, 0), (0, 0, 1))]
    assert max(slopes) == slopes[2]
    assert f.slope((1, 1, 1), (1, 2, 3)) == length(f.gradient((1, 1, 1)))


@check("exercise-two-weights")
def exercise_two_weights(fact):
    loss = Function(fact["f"], ["w1", "w2"])
    assert_gradient(loss, fact)
    assert_is(Function("4 - 2*w1 - w2", ["w1", "w2"])(fact["at"]), fact["u"])
    w1, w2 = loss.gradient(fact["at"])
    assert abs(w1) == 8 and abs(w2) == 4
