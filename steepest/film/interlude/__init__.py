"""What a film shows between its scenes: cards, hand-overs, and the pictures it closes on.

Each is a piece of film of its own, made from first and last pictures of scenes that know nothing of it.
"""
