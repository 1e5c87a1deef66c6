"""Functions of named variables, their gradients, and walks downhill: exact where numbers are exact.

Reading order: `grammar` reads what somebody typed, `formula` is a text that was read, `function` its values
and slopes, `descent` and `quadratic` what walks on it do, `critical` its summits, bottoms and passes.
"""

from .critical import (
    CriticalPoint,
    Domain,
    Kind,
    NotIsolated,
    critical_points,
    kind_at,
    nearest_critical_point,
)
from .descent import Change, Ended, Leg, Walk, descend
from .difference import central_difference, forward_difference, numerical_gradient
from .formula import Formula, NoValue
from .function import At, Curvature, Function
from .grammar import FORMULA, Dialect, FormulaError, read
from .momentum import rolling
from .numbers import Number, Point, exact
from .quadratic import NotQuadratic, Quadratic, Regime, RegimeSpan
from .rated import RatedWalk
from .vectors import added, dot, length, scaled, subtracted, turned, unit

__all__ = [
    "FORMULA",
    "At",
    "Change",
    "CriticalPoint",
    "Curvature",
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
