"""Recording one's own voice: `device` is the microphone and the loudspeaker, `session` what is asked and kept."""
