"""How manim is imported: a module of its own, which needs nothing of ours.

This folder stands on the path of the server that workers are forked from. So the server imports that module by its bare
name, and no other code of ours.
"""
