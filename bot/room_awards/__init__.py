"""The room's own awards: a server nominates, votes and opens its own envelopes."""
