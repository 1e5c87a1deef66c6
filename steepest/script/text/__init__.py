"""The file of a lecture: chapters, scenes, labels and beats."""
