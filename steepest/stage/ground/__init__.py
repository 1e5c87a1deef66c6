"""The ground in space: heights, faces, light, and what of it the eye sees."""
