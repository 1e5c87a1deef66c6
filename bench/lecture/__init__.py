"""What filming the lecture costs: whole, again, scene by scene, beat by beat, and joining it."""
