"""The database: engine, tables, migrations and transactions."""
