"""Neural voices: `published` is the list of those that can be fetched, `download` brings one file over a network that
fails, `fetched` tells which lie here and which of them speaks, `getting` is `steepest voices get`.
"""
