"""The same shots on many machines: a Dask cluster in the place of this machine's crew of processes.

The way of a shot: `bundle` packs our code and the lecture's scenes, `members` sends the bundle to every worker
whose packages and arithmetic are those of this machine (`likeness`), `executor` gives each worker as many shots as
it has threads, `guest` is what runs inside a worker of Dask, which knows nothing of ours, and `player` films the
shot in a process of its own there. Whatever a shot has to say comes back through one queue of Dask's, segments as
soon as they are filmed. Only here is `distributed` imported, and only when a cluster was asked for.
"""
