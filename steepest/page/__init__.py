"""The lecture as a page: one folder with the film and everything that belongs to it, which works opened from disk.

Reading order: `making` makes the folder (`standing` says whether there is need to), `contents` is what stands on the
page (from timeline.json alone), `formulas` how its formulas are set, `answers` what typed answers are held against,
`explored` what can be explored, `colours` those of the film for what the page draws, `sources` where its numbers come
from, `structured` what search engines are told, `thumbnails` the small pictures on the time bar. `site` holds the
page's form and its scripts, `words` what the interface says in each language, `vendor` the player's parts that others
wrote.
"""
