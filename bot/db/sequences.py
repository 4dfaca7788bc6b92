"""The numbers that the database gives to new rows, which must never have been another row's."""

from sqlalchemy import Connection, Table, func, select, text


def read_last_number(connection: Connection, table: Table) -> int:
    """The highest number that a row of the table has or, as far as the database remembers, ever had; 0 for none."""
    column = table.autoincrement_column
    if column is None:
        return 0
    highest: int = connection.scalar(select(func.max(column))) or 0
    if connection.dialect.name == "postgresql":
        query = text("SELECT pg_sequence_last_value(pg_get_serial_sequence(:name, :column)::regclass)")
        given = connection.scalar(query, {"name": table.name, "column": column.name})
    elif _is_remembered(table):
        given = connection.scalar(
            text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": table.name}
        )
    else:
        given = 0
    return max(highest, given or 0)


def set_last_number(connection: Connection, table: Table, number: int) -> None:
    """Let the next row of the table have a higher number; 0 leaves it as it is."""
    column = table.autoincrement_column
    if column is None or not number:
        return
    if connection.dialect.name == "postgresql":
        query = text("SELECT setval(pg_get_serial_sequence(:name, :column), :number)")
        connection.execute(query, {"name": table.name, "column": column.name, "number": number})
    elif _is_remembered(table):
        values = {"name": table.name, "number": number}
        connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": table.name})
        connection.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :number)"), values)


def _is_remembered(table: Table) -> bool:
    """Whether SQLite remembers the numbers of deleted rows; otherwise it goes on after the highest that is there."""
    return bool(table.dialect_options["sqlite"]["autoincrement"])
