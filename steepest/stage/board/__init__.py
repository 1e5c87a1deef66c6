"""The board between scenes: words, the ramp, a strip of small pictures, and pictures that come to it and go from it."""
