"""Discussion threads: one thread per topic in each server, and the open questions that the record raises."""
