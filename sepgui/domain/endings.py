"""How the files are called that the program itself writes."""

SESSION_ENDING = ".sepsession"
