"""Voices: plain words into sound, and the time of every word in it.

Reading order: `interface` says what a voice is, `passages` what it is given; `recordings`, `piper`, `festival` and
`espeak` are the voices, `neural` fetches those for Piper, `studio` records one's own; `cast` says which of them are to
speak, `narration` lets them.
"""
