"""manim's 3D scenes at speed: its camera in batches, its surface as one mobject."""
