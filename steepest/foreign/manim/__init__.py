"""How a scene that was written for plain manim is played: manim's way, with less work."""
