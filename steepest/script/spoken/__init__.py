"""What is shown, and the plain words it is said as: engines are left nothing to guess."""

from steepest.script.spoken.pronunciations import pronunciations, read_pronunciations
from steepest.script.spoken.saying import SpokenToken, said

__all__ = ["SpokenToken", "pronunciations", "read_pronunciations", "said"]
