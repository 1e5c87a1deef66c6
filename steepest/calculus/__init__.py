"""Functions of named variables, their gradients, and walks downhill: exact where numbers are exact.

Reading order: `tree.grammar` reads what somebody typed, `formula` is a text that was read, `function` its values
and slopes, `walks` what walks on it do, `slopes` what one variable does alone, `flat` its
summits, bottoms and passes.
"""

from steepest.calculus.certainty.no_answer import NoAnswer
from steepest.calculus.field import Aim, GradientField, Spot, Surface
from steepest.calculus.flat.bent import Bent, Counted
from steepest.calculus.flat.critical import (
    CriticalPoint,
    Domain,
    Kind,
    NotIsolated,
    StraightWay,
    critical_point_at,
    critical_points,
    kind_at,
    nearest_critical_point,
)
from steepest.calculus.flat.landforms import Encircled, Landforms
from steepest.calculus.flat.mountain_pass import Pass, passes
from steepest.calculus.flat.nudged import Nudged
from steepest.calculus.formula import Formula, NoSlope, NoValue, TooLarge
from steepest.calculus.function import At, Curvature, Function
from steepest.calculus.graph import Graph, Node
from steepest.calculus.guesses import Guess, Guesses, angle, astray, between, either_way, guesses, turns
from steepest.calculus.level_surface import LevelSurface, NotEllipsoid, proportions
from steepest.calculus.numbers import Enclosure, Number, Point, exact
from steepest.calculus.quadratic import NotQuadratic, Quadratic, Regime, RegimeSpan
from steepest.calculus.slopes.around import SlopesAround
from steepest.calculus.slopes.cut import Approach, Cut, Secant, Trend
from steepest.calculus.slopes.difference import Differences, ErrorAt, Errors, Measured, Wrong
from steepest.calculus.slopes.nudge import (
    Effect,
    Nudge,
    acting,
    added_up,
    effect_of,
    nudges,
    tried,
    turned_in_order,
)
from steepest.calculus.slopes.quotient import central_difference, forward_difference, numerical_gradient
from steepest.calculus.slopes.term_by_term import Differentiated, Summand, TermByTerm
from steepest.calculus.slopes.total import TotalDerivative, TotalDifferential
from steepest.calculus.slopes.tuning import Tuning
from steepest.calculus.surroundings import Promise, Surroundings, Turn
from steepest.calculus.tree.grammar import FORMULA, Dialect, FormulaError, read, repaired
from steepest.calculus.vectors import added, dot, length, scaled, subtracted, turned, unit
from steepest.calculus.walks.bowl import Bowl
from steepest.calculus.walks.climb import Climb, Climbed
from steepest.calculus.walks.descent import descend, partings
from steepest.calculus.walks.rated import RatedWalk
from steepest.calculus.walks.walk import Change, Ended, Ending, Leg, Stop, Walk
from steepest.calculus.walks.ways import Luck, WaysIn

__all__ = [
    "FORMULA",
    "Aim",
    "Approach",
    "At",
    "Bent",
    "Bowl",
    "Change",
    "Climb",
    "Climbed",
    "Counted",
    "CriticalPoint",
    "Curvature",
    "Cut",
    "Dialect",
    "Differences",
    "Differentiated",
    "Domain",
    "Effect",
    "Encircled",
    "Enclosure",
    "Ended",
    "Ending",
    "ErrorAt",
    "Errors",
    "Formula",
    "FormulaError",
    "Function",
    "GradientField",
    "Graph",
    "Guess",
    "Guesses",
    "Kind",
    "Landforms",
    "Leg",
    "LevelSurface",
    "Luck",
    "Measured",
    "NoAnswer",
    "NoSlope",
    "NoValue",
    "Node",
    "NotEllipsoid",
    "NotIsolated",
    "NotQuadratic",
    "Nudge",
    "Nudged",
    "Number",
    "Pass",
    "Point",
    "Promise",
    "Quadratic",
    "RatedWalk",
    "Regime",
    "RegimeSpan",
    "Secant",
    "SlopesAround",
    "Spot",
    "Stop",
    "StraightWay",
    "Summand",
    "Surface",
    "Surroundings",
    "TermByTerm",
    "TooLarge",
    "TotalDerivative",
    "TotalDifferential",
    "Trend",
    "Tuning",
    "Turn",
    "Walk",
    "WaysIn",
    "Wrong",
    "acting",
    "added",
    "added_up",
    "angle",
    "astray",
    "between",
    "central_difference",
    "critical_point_at",
    "critical_points",
    "descend",
    "dot",
    "effect_of",
    "either_way",
    "exact",
    "forward_difference",
    "guesses",
    "kind_at",
    "length",
    "nearest_critical_point",
    "nudges",
    "numerical_gradient",
    "partings",
    "passes",
    "proportions",
    "read",
    "repaired",
    "scaled",
    "subtracted",
    "tried",
    "turned",
    "turned_in_order",
    "turns",
    "unit",
]
