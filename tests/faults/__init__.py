"""What the bot survives: its own process, on SQLite and on PostgreSQL, with everything that goes wrong on a night.

`python -m tests.faults` (`just faults`) lets every fault of `table` happen at length and prints what was survived;
`test_short` does it in short. A fault happens to an `evening`, a server with a contest and polls on the stand-in of
Discord, while a `storm` of members presses and notes what it was answered. Afterwards every answer is compared with
what is kept, the posts with those that the bot knows, and proof and standings with a `recount`.
"""
