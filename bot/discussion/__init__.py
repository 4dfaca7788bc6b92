"""What a server talks about: one thread a topic, and the questions that the facts raise."""
