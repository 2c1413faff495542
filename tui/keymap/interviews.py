"""The keys of the interviews, of their plans and of their forms."""

from dataclasses import replace

from tui.keymap.key import HELP, PALETTE, Key, bind, those

INTERVIEWS: tuple[Key, ...] = (
    bind("interviews.edit", "enter,space", "edit", "Change the interview under the cursor", "change"),
    bind("interviews.add", "a", "add", "Add an interview", "add"),
    bind("interviews.plan", "p", "plan", "The plan of the interview under the cursor", "plan"),
    bind("interviews.over", "o", "over", "It is over: what was asked, and how it went", "over"),
    bind("interviews.remove", "d", "remove", "Remove it; asks first", "remove"),
    bind("interviews.undo", "u", "undo", "Take back what was done with interviews last", "undo"),
    bind("interviews.up", "up", "move(-1)", "The interview above", "move"),
    bind("interviews.down", "down", "move(1)", "The interview below", "move"),
    PALETTE,
    HELP,
    bind("interviews.back", "q,escape", "back", "Back to today", "back"),
)
"""The keys of the screen of interviews."""

INTERVIEWS_FIRST = (*those(INTERVIEWS, "edit add plan over remove undo"), HELP, PALETTE, INTERVIEWS[-1])
"""What its footer says first."""

INTERVIEWS_NONE = (*those(INTERVIEWS, "add undo"), HELP, PALETTE, INTERVIEWS[-1])
"""What it says while there is none."""

PLAN: tuple[Key, ...] = (
    bind("plan.review", "enter,r", "review", "Review what the plan has for today", "review"),
    bind("plan.interviews", "p", "interviews", "The interviews: add, change, remove, tell how one went", "interviews"),
    bind("plan.next", "right", "turn(1)", "The plan of the next interview", "next"),
    bind("plan.previous", "left", "turn(-1)", "The plan of the interview before", "previous"),
    bind("plan.up", "up", "scroll(-1)", "Scroll up", "scroll"),
    bind("plan.down", "down", "scroll(1)", "Scroll down", "scroll"),
    bind("plan.page_up", "pageup", "page(-1)", "Scroll a page up", "scroll by pages"),
    bind("plan.page_down", "pagedown,space", "page(1)", "Scroll a page down", "scroll by pages"),
    PALETTE,
    HELP,
    bind("plan.back", "q,escape", "back", "Back to today", "back"),
)
"""The keys of the plan."""

PLAN_FIRST = (*those(PLAN, "review interviews"), HELP, PALETTE, PLAN[-1])
"""What its footer says first."""

FORM: tuple[Key, ...] = (
    bind("form.edit", "enter,space", "edit", "Type into the field under the cursor", "fill in"),
    bind("form.keep", "s", "keep", "Keep everything", "save"),
    bind("form.up", "up", "move(-1)", "The field above", "move"),
    bind("form.down", "down", "move(1)", "The field below", "move"),
    bind("form.next", "tab", "next", "While one types: on to the next field", "next"),
    PALETTE,
    HELP,
    bind("form.back", "escape,q", "back", "Leave without keeping; out of the line one types in first", "leave"),
)
"""The keys of a form."""

FORM_FIRST = (*those(FORM, "edit keep"), HELP, PALETTE, FORM[-1])
"""What its footer says first."""

FORM_TYPING = (
    bind("", "enter", "set", "Take what was typed", "take"),
    *those(FORM, "next"),
    replace(FORM[-1], words="Leave it as it was", short="cancel"),
)
"""What its footer says while one types."""
