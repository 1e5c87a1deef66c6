"""Tables: headings over a rule, and rows below."""
