"""Functions of named variables, their gradients, and walks downhill: exact where numbers are exact.

Reading order: `grammar` reads what somebody typed, `formula` is a text that was read, `function` its values
and slopes, `descent` and `quadratic` what walks on it do, `critical` its summits, bottoms and passes.
"""

from .critical import CriticalPoint, Domain, Kind, NotIsolated, critical_points, kind_at
from .descent import Ended, Walk, descend
from .difference import central_difference, forward_difference, numerical_gradient
from .formula import Formula, NoValue
from .function import At, Curvature, Function
from .grammar import FORMULA, Dialect, FormulaError, read
from .numbers import Number, Point, exact
from .quadratic import NotQuadratic, Quadratic, Regime, RegimeSpan
from .vectors import added, dot, length, scaled, subtracted, turned, unit

__all__ = [
    "FORMULA",
    "At",
    "CriticalPoint",
    "Curvature",
    "Dialect",
    "Domain",
    "Ended",
    "Formula",
    "FormulaError",
    "Function",
    "Kind",
    "NoValue",
    "NotIsolated",
    "NotQuadratic",
    "Number",
    "Point",
    "Quadratic",
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
    "numerical_gradient",
    "read",
    "scaled",
    "subtracted",
    "turned",
    "unit",
]
