"""What must not change when code is renamed or moved, pinned byte for byte.

Everything that Discord, a database, an old message or somebody's program sees stands as a readable file in `files/`:
a difference between two commits says what changed for the people outside. Where a change is meant, write the files
anew and read the difference before it is committed:

    python -m tests.golden.rewrite [arguments of pytest, such as -k slates]

`files/before/` is another matter: a database, its jobs and the controls of its messages as an earlier version left
them. It is made once, by `python -m tests.golden.before`, and today's code must still work on it. Write it anew only to
add to it, from the commit whose state it is to keep.
"""
