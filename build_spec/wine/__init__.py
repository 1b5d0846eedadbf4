"""Windows on Linux: a CPython for Windows, its wheels and a Wine prefix to run them in."""
