"""Three scenes as anybody would write them for manim: they know nothing of ours."""
