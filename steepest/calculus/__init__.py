"""Functions of named variables, their gradients, and walks downhill: exact where numbers are exact.

Reading order: `grammar` reads what somebody typed, `formula` is a text that was read, `function` its values
and slopes, `descent` and `quadratic` what walks on it do, `critical` its summits, bottoms and passes.
"""

from steepest.calculus.bowl import Bowl
from steepest.calculus.critical import (
    CriticalPoint,
    Domain,
    Kind,
    NotIsolated,
    critical_points,
    kind_at,
    nearest_critical_point,
)
from steepest.calculus.cut import Cut, Secant, Trend
from steepest.calculus.descent import Change, Ended, Leg, Walk, descend
from steepest.calculus.difference import central_difference, forward_difference, numerical_gradient
from steepest.calculus.formula import Formula, NoValue
from steepest.calculus.function import At, Curvature, Function
from steepest.calculus.momentum import rolling
from steepest.calculus.numbers import Number, Point, exact
from steepest.calculus.quadratic import NotQuadratic, Quadratic, Regime, RegimeSpan
from steepest.calculus.rated import RatedWalk
from steepest.calculus.tree.grammar import FORMULA, Dialect, FormulaError, read
from steepest.calculus.vectors import added, dot, length, scaled, subtracted, turned, unit

__all__ = [
    "FORMULA",
    "At",
    "Bowl",
    "Change",
    "CriticalPoint",
    "Curvature",
    "Cut",
    "Dialect",
    "Domain",
    "Ended",
    "Formula",
    "FormulaError",
    "Function",
    "Kind",
    "Leg",
    "NoValue",
    "NotIsolated",
    "NotQuadratic",
    "Number",
    "Point",
    "Quadratic",
    "RatedWalk",
    "Regime",
    "RegimeSpan",
    "Secant",
    "Trend",
    "Walk",
    "added",
    "central_difference",
    "critical_points",
    "descend",
    "dot",
    "exact",
    "forward_difference",
    "kind_at",
    "length",
    "nearest_critical_point",
    "numerical_gradient",
    "read",
    "rolling",
    "scaled",
    "subtracted",
    "turned",
    "unit",
]
