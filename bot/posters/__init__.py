"""Posters of films, how long they are, who directed them and where to watch them, from TMDB."""
