"""Films a scene that somebody wrote for plain manim, faster than manim does and with the same frames."""
