"""What several features share: the gate, controls, options, layouts, text, charts. It imports no feature."""
