"""Durable deadlines (jobs): rows in the database, one sleeping task, idempotent handlers."""
