"""What is shown, and the plain words it is said as: engines are left nothing to guess."""

from script.spoken.pronunciations import read_pronunciations
from script.spoken.saying import Said, said

__all__ = ["Said", "read_pronunciations", "said"]
