"""Scenes into a lecture: planned, filmed side by side, joined, published. Knows no particular scene or
lecture.

Reading order: `request` and `crew.plan` say what is to be done, `cache.keys` and `cache.vault` what need not
be, `shoot` films one scene, `crew` several at once, `join` and `cache.publish` make the film, `rendering` goes
the whole way. `voice` holds who speaks, `sound` what becomes of it.
"""
