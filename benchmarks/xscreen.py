"""An X screen from outside: windows, keys pressed as a keyboard presses them, and what was painted where.

What another program paints is told by the server's damage reports; what it is, does not matter.
"""

from __future__ import annotations

import ctypes
import select
from collections.abc import Iterator
from ctypes import (
    POINTER,
    Structure,
    Union,
    byref,
    c_char,
    c_char_p,
    c_int,
    c_long,
    c_short,
    c_ulong,
    c_ushort,
    c_void_p,
)
from time import monotonic_ns
from typing import NamedTuple

LIBRARIES = ("libX11.so.6", "libXtst.so.6", "libXdamage.so.1")
RAW = 0  # every painted rectangle is told as it comes
NOW = 0


class Rectangle(Structure):
    """XRectangle."""

    _fields_ = (("x", c_short), ("y", c_short), ("width", c_ushort), ("height", c_ushort))


class DamageEvent(Structure):
    """XDamageNotifyEvent."""

    _fields_ = (
        ("type", c_int), ("serial", c_ulong), ("sent", c_int), ("display", c_void_p), ("drawable", c_ulong),
        ("damage", c_ulong), ("level", c_int), ("more", c_int), ("time", c_ulong), ("area", Rectangle),
        ("geometry", Rectangle),
    )  # fmt: skip


class AnyEvent(Union):
    """XEvent."""

    _fields_ = (("type", c_int), ("damage", DamageEvent), ("room", c_long * 24), ("bytes", c_char * 192))


class Painted(NamedTuple):
    """Something was painted: when, in nanoseconds of the system's monotonic clock, and where."""

    at: int
    x: int
    y: int
    width: int
    height: int

    def meets(self, x: int, y: int, width: int, height: int) -> bool:
        """Whether any of it lies in that room."""
        across = self.x < x + width and x < self.x + self.width
        return across and self.y < y + height and y < self.y + self.height


class XScreen:
    """The screen of a display such as ':7'. Raises OSError where the libraries or the display are not there."""

    def __init__(self, display: str) -> None:
        self._x, self._test, self._damage = (ctypes.CDLL(name) for name in LIBRARIES)
        self._x.XOpenDisplay.restype = c_void_p
        self._x.XOpenDisplay.argtypes = (c_char_p,)
        self._x.XDefaultRootWindow.restype = c_ulong
        self._x.XStringToKeysym.restype = c_ulong
        for call in (self._x.XPending, self._x.XConnectionNumber, self._x.XDefaultRootWindow):
            call.argtypes = (c_void_p,)
        for call in (self._x.XFlush, self._x.XCloseDisplay):
            call.argtypes = (c_void_p,)
        self._x.XSync.argtypes = (c_void_p, c_int)
        self._x.XStringToKeysym.argtypes = (c_char_p,)
        self._x.XKeysymToKeycode.argtypes = (c_void_p, c_ulong)
        self._x.XNextEvent.argtypes = (c_void_p, POINTER(AnyEvent))
        self._test.XTestFakeKeyEvent.argtypes = (c_void_p, ctypes.c_uint, c_int, c_ulong)
        self._test.XTestFakeButtonEvent.argtypes = (c_void_p, ctypes.c_uint, c_int, c_ulong)
        self._test.XTestFakeMotionEvent.argtypes = (c_void_p, c_int, c_int, c_int, c_ulong)
        self._damage.XDamageQueryExtension.argtypes = (c_void_p, POINTER(c_int), POINTER(c_int))
        self._damage.XDamageCreate.restype = c_ulong
        self._damage.XDamageCreate.argtypes = (c_void_p, c_ulong, c_int)
        self._display = self._x.XOpenDisplay(display.encode())
        if not self._display:
            raise OSError(f"There is no display {display}.")
        first, errors = c_int(), c_int()
        if not self._damage.XDamageQueryExtension(self._display, byref(first), byref(errors)):
            raise OSError(f"The display {display} does not tell what is painted.")
        self._kind = first.value
        self._damage.XDamageCreate(self._display, self._x.XDefaultRootWindow(self._display), RAW)
        self._x.XSync(self._display, 0)

    def press(self, keys: str) -> None:
        """Press and let go: 'a', 'space', 'Control_L+Home'."""
        codes = [self._code(name) for name in keys.split("+")]
        for code in codes:
            self._test.XTestFakeKeyEvent(self._display, code, 1, NOW)
        for code in reversed(codes):
            self._test.XTestFakeKeyEvent(self._display, code, 0, NOW)
        self._x.XFlush(self._display)

    def click(self, x: int, y: int) -> None:
        """Click there with the first button."""
        self._test.XTestFakeMotionEvent(self._display, -1, x, y, NOW)
        self._test.XTestFakeButtonEvent(self._display, 1, 1, NOW)
        self._test.XTestFakeButtonEvent(self._display, 1, 0, NOW)
        self._x.XFlush(self._display)

    def painted(self, seconds: float) -> Iterator[Painted]:
        """What is painted from now on, for so many seconds at most; what was told before and not asked for too."""
        end = monotonic_ns() + int(seconds * 1_000_000_000)
        event = AnyEvent()
        while True:
            while self._x.XPending(self._display):
                self._x.XNextEvent(self._display, byref(event))
                if event.type == self._kind:
                    area = event.damage.area
                    yield Painted(monotonic_ns(), area.x, area.y, area.width, area.height)
            left = (end - monotonic_ns()) / 1_000_000_000
            if left <= 0 or not select.select([self._x.XConnectionNumber(self._display)], [], [], left)[0]:
                return

    def forget(self) -> None:
        """Pass over what has been painted up to now."""
        for _ in self.painted(0):
            pass

    def close(self) -> None:
        self._x.XCloseDisplay(self._display)

    def _code(self, name: str) -> int:
        return int(self._x.XKeysymToKeycode(self._display, self._x.XStringToKeysym(name.encode())))
