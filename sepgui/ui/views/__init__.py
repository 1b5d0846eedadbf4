"""The screens: main window, first screen, matrix, detail."""
