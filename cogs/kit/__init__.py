"""What several features of `cogs/` share: the gate, controls, options, layouts, text, charts. It imports no
feature.
"""
