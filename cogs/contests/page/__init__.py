"""A sealed contest as one self-contained page: what it says, its template, its style and its script."""
