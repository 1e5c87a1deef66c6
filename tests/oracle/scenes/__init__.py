"""The oracle of every scene, by its name."""

from tests.oracle.scenes.contours import Contours
from tests.oracle.scenes.descent import Descent
from tests.oracle.scenes.finite_difference import FiniteDifference
from tests.oracle.scenes.hill import Hill
from tests.oracle.scenes.overshoot import Overshoot
from tests.oracle.scenes.saddle import Saddle

WORLDS = {
    "hill": Hill,
    "finite_difference": FiniteDifference,
    "contours": Contours,
    "descent": Descent,
    "overshoot": Overshoot,
    "saddle": Saddle,
}
