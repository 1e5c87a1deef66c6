"""Turns what is shown into the plain words that are said, so that an engine has nothing to guess."""

from steepest.script.spoken.pronunciations import pronunciations, read_pronunciations
from steepest.script.spoken.saying import SpokenToken, said

__all__ = ["SpokenToken", "pronunciations", "read_pronunciations", "said"]
