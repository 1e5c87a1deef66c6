"""The lecture as a page: one folder with the film and everything that belongs to it, which works opened from disk.

Reading order: `making` makes the folder, `contents` is what stands on the page (from timeline.json alone), `sources`
where its numbers come from, `explored` which functions can be tried on it, `thumbnails` the small pictures on the time
bar. `site` holds the page's form and its scripts, `words` what the interface says in each language, `vendor` parts that
others wrote.
"""
