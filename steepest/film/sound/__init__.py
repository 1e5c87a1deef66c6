"""Sound fit to publish: resampled, levelled, limited, laid on the film's clock, encoded."""
