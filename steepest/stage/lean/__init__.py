"""manim for less: how it is imported, asked for its parts, and how it fades. These modules need nothing of ours.

This folder stands on the path of the server that workers are forked from. So the server imports `lean_manim` by its
bare name, and no other code of ours.
"""
