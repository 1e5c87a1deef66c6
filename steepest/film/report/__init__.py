"""What can be asked about a lecture without filming it: one question a file, answered in lines of text."""
