"""Files on disks that fail, fill up and are shared: read only where they are files, written whole or not at all.

`reading` trusts no name to be a file, `placing` writes and tidies away what killed processes left, `locks` tells who
else is at work.
"""
