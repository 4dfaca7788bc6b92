"""The winners that a server's hosts announced, in addition to what the record knows."""
