"""How large a film is and how many frames a second it has, by the name of its quality."""

from steepest.script.fault import Fault

QUALITIES = {
    "draft": (854, 480, 15),
    "720p": (1280, 720, 30),
    "1080p": (1920, 1080, 30),
    "1440p": (2560, 1440, 30),
    "2160p": (3840, 2160, 30),
}
"""Name of a quality -> width and height in pixels, frames per second."""
USUAL = "1080p"


def frame(quality: str, fps: int | None) -> tuple[int, int, int]:
    """Width, height (pixels) and frames per second of a quality, with another rate where `fps` gives one.

    Raises Fault for an unknown quality and for a rate outside 1 to 120.
    """
    if quality not in QUALITIES:
        raise Fault(f"--quality {quality}: there is no such quality; choose one of {', '.join(QUALITIES)}.")
    width, height, usual = QUALITIES[quality]
    if fps is None:
        return width, height, usual
    if not 1 <= fps <= 120:
        raise Fault(f"--fps {fps}: a film has from 1 to 120 frames a second; {usual} is usual.")
    return width, height, fps
