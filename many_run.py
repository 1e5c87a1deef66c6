"""many.py SEED N SCENE... : N random accepted settings each: findings and tracebacks."""
import sys, time, traceback
from itertools import islice
from steepest.testing import play
from tests.scenes.test_any_setting import accepted
from tests.scenes.records import ROOT
seed, n, scenes = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
for s in scenes:
    t = time.time(); bad = 0; done = 0
    for settings, _ in islice(accepted(s, seed), n):
        done += 1
        try:
            f = play(s, settings, lecture=ROOT, fps=6).findings
        except Exception as e:
            f = [f"EXCEPTION {type(e).__name__}: {e}"]
            traceback.print_exc()
        if f:
            bad += 1
            print("FOUND", s, dict(settings), "|", f[0], f"(+{len(f)-1})", flush=True)
    print("DONE", s, done, "settings,", bad, "with findings,", round(time.time()-t), "s", flush=True)
