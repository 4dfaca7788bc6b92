"""The bot as it is watched from outside: health, metrics and reports of errors."""
