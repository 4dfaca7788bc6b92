"""What members have seen of a ceremony's films: their watchlists, the race between them, and their diaries."""
