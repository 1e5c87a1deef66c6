"""The oracle of every scene, by its name."""

from tests.oracle.scenes.descent import Descent
from tests.oracle.scenes.hill import Hill
from tests.oracle.scenes.overshoot import Overshoot

WORLDS = {"descent": Descent, "hill": Hill, "overshoot": Overshoot}
