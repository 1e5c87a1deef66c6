"""Watching: while somebody writes, the beat being worked on is drawn and what changed is filmed again.

The watching process stays small and sleeps: it holds what the files contained (`disk`), and hears of saves from
the system (`bell`). Each save is answered by a process of its own (`answer`), forked from the crew's server, with
manim imported and no code of ours, so edited code is always read anew: it finds out which beat is meant
(`worked_on`), draws its last frame (`preview`), then films. The next save ends it; what was filmed by then is
kept. Code of this package itself is read when the watching starts.

From a save to the picture on disk, at 1080p: 0.05 s until the editor is done, then 0.26 s for the first beat of a
scene to 0.75 s for the last one, most of it the scene played with closed eyes up to there; compressing the picture
takes 0.06 s. What is saved: importing manim (0.9 s) and our code (0.15 s), which a process that stands by has done,
sifting manim's objects for garbage (0.15 s), and the keys of the scene (0.6 s), which a picture does not need.
"""
