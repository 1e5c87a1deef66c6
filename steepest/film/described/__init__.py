"""The film for those who do not see it: after a beat with a description, its last picture stands while that is spoken.

Nothing is filmed for it. Reading order: `pauses` are the descriptions as data and a record with room for them,
`speaking` has them spoken in a process of its own, `describing` brings them into a film.
"""
