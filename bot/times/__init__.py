"""Times as people type them: which instant they mean, what is asked back, what is refused.

Pure: "now" is an argument.
"""
