"""The oracle of every scene, by its name."""

from tests.oracle.worlds.contours import Contours
from tests.oracle.worlds.descent import Descent
from tests.oracle.worlds.finite_difference import FiniteDifference
from tests.oracle.worlds.hill import Hill
from tests.oracle.worlds.knobs import Knobs
from tests.oracle.worlds.overshoot import Overshoot
from tests.oracle.worlds.partials import Partials
from tests.oracle.worlds.saddle import Saddle
from tests.oracle.worlds.three_variables import ThreeVariables

WORLDS = {
    "knobs": Knobs,
    "hill": Hill,
    "partials": Partials,
    "finite_difference": FiniteDifference,
    "contours": Contours,
    "three_variables": ThreeVariables,
    "descent": Descent,
    "overshoot": Overshoot,
    "saddle": Saddle,
}
