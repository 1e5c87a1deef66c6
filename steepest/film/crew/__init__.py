"""Who films what: jobs, workers, costs and progress."""
