"""Runs in the frozen program before anything else: refuses an older Windows, and prepares for Qt.

It takes the place of PyInstaller's own hook for PySide6, which loads Qt even for the command line.
"""

import os
import sys
from types import ModuleType

FIRST_BUILD = 18362
"""Windows 10 1903: Qt 6.10 and later need the ICU library that came with Windows, complete, in it."""
FIRST_NAME = "Windows 10 1903"


def _refuse_older_windows() -> None:
    if sys.platform != "win32" or sys.getwindowsversion().build >= FIRST_BUILD:
        return
    import ctypes

    here = "{0.major}.{0.minor}.{0.build}".format(sys.getwindowsversion())
    italian = f"sepgui ha bisogno di {FIRST_NAME} o più recente; questo è Windows {here}."
    english = f"sepgui needs {FIRST_NAME} or later; this is Windows {here}."
    spoken = ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF
    text = italian if spoken == 0x10 else english
    if sys.stderr is not None:
        sys.stderr.write(text + "\n")
        sys.stderr.flush()
    else:
        ctypes.windll.user32.MessageBoxW(None, text, "sepgui", 0x10)
    os._exit(3)


def _tell_qt_where_it_lies() -> None:
    home = os.path.join(getattr(sys, "_MEIPASS"), "PySide6")  # noqa: B009 - only the frozen program has it
    if sys.platform != "win32":
        home = os.path.join(home, "Qt")
    os.environ["QT_PLUGIN_PATH"] = os.path.join(home, "plugins")


def _stand_in_for_opengl() -> None:
    """Let pyqtgraph have the two modules that it imports and that nothing here draws with."""
    for name in ("QtOpenGL", "QtOpenGLWidgets"):
        sys.modules[f"PySide6.{name}"] = ModuleType(f"PySide6.{name}")
    sys.modules["PySide6.QtOpenGLWidgets"].__dict__["__getattr__"] = _base_of_what_is_never_made


def _base_of_what_is_never_made(name: str) -> object:
    if name != "QOpenGLWidget":
        raise AttributeError(name)
    from PySide6.QtWidgets import QWidget

    return QWidget


def _stand_in_for_pictures() -> None:
    """Let reportlab have the picture library that it imports and that no report is drawn with."""
    image = ModuleType("PIL.Image")
    image.__dict__["Image"] = type("Image", (), {})
    package = ModuleType("PIL")
    package.__dict__["Image"] = image
    sys.modules.update({"PIL": package, "PIL.Image": image})


_refuse_older_windows()
_stand_in_for_pictures()
_stand_in_for_opengl()
_tell_qt_where_it_lies()
