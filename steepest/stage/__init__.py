"""What a scene stands on: look, type, beats, readouts, axes, contour maps and surfaces.

Knows no particular scene and no particular lecture. Nothing is re-exported, so that reading
parameters never imports manim. Where manim is imported, it comes without what a lecture does not need of it.
"""

from steepest.stage.lean import lean_manim as lean_manim
