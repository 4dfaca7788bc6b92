"""The record of the film awards and its values: ceremonies, leaderboards, precursors; pure."""
