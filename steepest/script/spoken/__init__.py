"""What is shown, and the plain words it is said as: engines are left nothing to guess."""

from steepest.script.spoken.pronunciations import read_pronunciations
from steepest.script.spoken.saying import Said, said

__all__ = ["Said", "read_pronunciations", "said"]
