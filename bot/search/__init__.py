"""Finding what a free text means: names, misspellings, numbers and dates, in the record and in any slate; pure."""
