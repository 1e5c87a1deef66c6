"""Single pictures of a lecture: stills, contact sheets, frames held against each other."""
