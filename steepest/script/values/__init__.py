"""Values as they are written and shown: digits, formats, languages."""
