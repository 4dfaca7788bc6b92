"""What hosts do in contests on nominations, and the cards about the morning."""

from cogs.contests.nominations import error_text as error_text  # registers the texts of their errors
