"""What --voice can name."""

NONE, BEST = "none", "best"
NAMES = ("recordings", "piper", "festival", "espeak-ng", NONE)
"""The voices by name, in the order of choice. `best`, that order itself, is what is done where nothing is named."""
