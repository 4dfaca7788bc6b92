"""What free text means: names, misspellings, numbers and dates, over the record and any ceremony's slate; pure."""
