"""The oracle of every scene, by its name."""

from tests.oracle.worlds.contours import Contours
from tests.oracle.worlds.descent import Descent
from tests.oracle.worlds.field import Field
from tests.oracle.worlds.finite_difference import FiniteDifference
from tests.oracle.worlds.gradient_vector import GradientVector
from tests.oracle.worlds.hill import Hill
from tests.oracle.worlds.knobs import Knobs
from tests.oracle.worlds.notation import Notation
from tests.oracle.worlds.overshoot import Overshoot
from tests.oracle.worlds.partials import Partials
from tests.oracle.worlds.saddle import Saddle
from tests.oracle.worlds.steepest import Steepest
from tests.oracle.worlds.three_variables import ThreeVariables

WORLDS = {
    "knobs": Knobs,
    "hill": Hill,
    "partials": Partials,
    "notation": Notation,
    "finite_difference": FiniteDifference,
    "gradient_vector": GradientVector,
    "steepest": Steepest,
    "contours": Contours,
    "field": Field,
    "three_variables": ThreeVariables,
    "descent": Descent,
    "overshoot": Overshoot,
    "saddle": Saddle,
}
