"""Playing a scene: beats, marks, movements, frame by frame."""
