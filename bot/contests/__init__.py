"""Competitions on a slate: rules, ballots, scores and standings."""
