"""The quiz: questions from the record, one a day for a whole server, streaks, and a season's table."""
