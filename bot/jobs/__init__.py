"""Durable deadlines: rows, one sleeping task, idempotent handlers."""
