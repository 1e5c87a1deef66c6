"""The page as a package for learning systems, SCORM 1.2: the same files and a manifest, in one ZIP file."""
