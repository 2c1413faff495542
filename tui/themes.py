"""The themes: dark, light, high contrast, and the colours of the terminal itself."""

from textual.theme import Theme

_CONTRAST = {"quiet": "#d0d0d0", "primary": "#5fd7ff", "warning": "#ffd75f", "error": "#ff9f9f", "success": "#7fff7f"}

DARK = Theme(
    name="dark",
    primary="#0178D4",
    secondary="#004578",
    accent="#ffa62b",
    warning="#ffa62b",
    error="#ba3c5b",
    success="#4EBF71",
    foreground="#e0e0e0",
    variables={
        "quiet": "#a0a0a0",
        "text-disabled": "#a0a0a0",
        "block-cursor-background": "#005a9e",
        "block-cursor-foreground": "#ffffff",
    },
)

LIGHT = Theme(
    name="light",
    primary="#005a9e",
    secondary="#004578",
    accent="#8a4b00",
    warning="#8a4b00",
    error="#a1123a",
    success="#1b6b35",
    foreground="#1a1a1a",
    background="#fafafa",
    surface="#f0f0f0",
    panel="#e4e8ec",
    dark=False,
    variables={
        "quiet": "#505050",
        "text-disabled": "#505050",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-blurred-background": "#d0dce6",
        "text-primary": "#005a9e",
        "text-accent": "#8a4b00",
        "text-warning": "#8a4b00",
        "text-error": "#a1123a",
        "text-success": "#1b6b35",
    },
)

CONTRAST = Theme(
    name="contrast",
    primary=_CONTRAST["primary"],
    secondary=_CONTRAST["primary"],
    accent=_CONTRAST["warning"],
    warning=_CONTRAST["warning"],
    error=_CONTRAST["error"],
    success=_CONTRAST["success"],
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    boost="#303030",
    variables={
        "quiet": _CONTRAST["quiet"],
        "text": "#ffffff",
        "text-muted": _CONTRAST["quiet"],
        "text-disabled": _CONTRAST["quiet"],
        "text-primary": _CONTRAST["primary"],
        "text-accent": _CONTRAST["warning"],
        "text-warning": _CONTRAST["warning"],
        "text-error": _CONTRAST["error"],
        "text-success": _CONTRAST["success"],
        "block-cursor-background": "#ffffff",
        "block-cursor-foreground": "#000000",
        "input-selection-background": "#404040",
        "border": "#ffffff",
        "border-blurred": "#ffffff",
    },
)

TERMINAL = Theme(
    name="terminal",
    ansi=True,
    primary="ansi_blue",
    secondary="ansi_blue",
    accent="ansi_magenta",
    warning="ansi_magenta",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        "quiet": "ansi_default",
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "block-cursor-foreground": "ansi_default",
        "block-cursor-background": "ansi_default",
        "block-cursor-text-style": "bold reverse",
        "border-blurred": "ansi_default",
        "input-selection-foreground": "ansi_black",
        "scrollbar-background": "ansi_default",
        "scrollbar-background-hover": "ansi_default",
        "scrollbar-background-active": "ansi_default",
    },
)
"""No yellow and no cyan, which cannot be read on the white of many terminals; what is chosen is reversed."""

BY_NAME = {theme.name: theme for theme in (DARK, LIGHT, CONTRAST, TERMINAL)}
"""Every theme."""
