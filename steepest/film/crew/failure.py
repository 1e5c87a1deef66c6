"""A failure of ours or of the machine, told in one sentence; bad input is a `steepest.script.fault.Fault` instead."""


class Failure(Exception):
    """What could not be done though nothing was wrong with the input. Whoever runs the program exits with
    1. `frames` is the traceback that led here, as text, where it happened in another process.
    """

    frames: str = ""
