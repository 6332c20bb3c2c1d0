"""The rules that no linter knows, each a function from a source file to what is wrong with it."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

LONGEST_SCREEN = 60
LONGEST_MODULE = 199
MOST_STATEMENTS = 24
# A table written as Python, one entry after the other; splitting it would only hide what is in it.
CATALOGUES = frozenset(("kam_core/plans/kinds.py",))
# What only one module may name, because it does for all others what has to be done with it.
OWNED = {
    "session_state": "pages/session/state.py",
    "plotly_chart": "pages/widgets/picture.py",
    "dataframe": "pages/widgets/table.py",
    "download_button": "pages/widgets/download.py",
}
# Commands whose first argument a reader sees, and names of arguments that a reader sees.
SHOWN = re.compile(
    "badge|button|caption|checkbox|date_input|dialog|download_button|error|expander|header|info|link_button|markdown|"
    "metric|multiselect|number_input|pills|popover|radio|segmented_control|selectbox|slider|spinner|"
    "subheader|success|text|text_area|text_input|title|toast|toggle|warning|write"
)
SHOWN_BY_NAME = frozenset(("help", "placeholder", "label", "alt", "delta_description"))
EMPTY_NAMES = frozenset(("utils", "helpers", "common", "manager", "process", "misc", "base", "tools"))
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b|\brgba?\(|\bhsla?\(")
_ICON = re.compile(r":material/\w+:")


@dataclass(frozen=True, slots=True)
class Source:
    """One file, by its path from the root of the project."""

    path: str
    text: str

    @property
    def is_screen(self) -> bool:
        """Whether it is one screen, the list of them included."""
        return PurePosixPath(self.path).parent.as_posix() == "pages" and not self.path.endswith("__init__.py")

    @property
    def lines(self) -> int:
        """How long it is."""
        return len(self.text.splitlines())

    def tree(self) -> ast.Module:
        """It, parsed."""
        return _parsed(self.text)


def a_screen_is_short(source: Source) -> Iterator[str]:
    """A screen reads like a table of contents."""
    if source.is_screen and source.lines > LONGEST_SCREEN:
        yield f"{source.lines} lines; a screen has {LONGEST_SCREEN} at most"


def a_module_is_short(source: Source) -> Iterator[str]:
    """A module has one reason to exist."""
    if source.lines > LONGEST_MODULE and source.path not in CATALOGUES:
        yield f"{source.lines} lines; a module has {LONGEST_MODULE} at most"


def a_function_is_short(source: Source) -> Iterator[str]:
    """A statement counts once, however many lines a table or a call within it takes; the docstring does not count."""
    for function in _functions(source.tree()):
        statements = sum(isinstance(node, ast.stmt) for node in ast.walk(function)) - 1
        statements -= ast.get_docstring(function) is not None
        if statements > MOST_STATEMENTS:
            yield f"{function.name} has {statements} statements; a function has {MOST_STATEMENTS} at most"


def an_init_is_empty(source: Source) -> Iterator[str]:
    """Import the module you mean."""
    if source.path.endswith("__init__.py") and source.text.strip():
        yield "not empty"


def a_name_says_what_for(source: Source) -> Iterator[str]:
    """A module called `utils` could hold anything."""
    for part in PurePosixPath(source.path).with_suffix("").parts:
        if part in EMPTY_NAMES:
            yield f"{part} says nothing"


def one_owner(source: Source) -> Iterator[str]:
    """Session state, figures, tables and downloads go through the module that takes care of them."""
    if not source.path.startswith("pages/"):
        return
    for node in ast.walk(source.tree()):
        if _names(node) in OWNED and source.path != OWNED[_names(node)]:
            yield f"line {_line(node)}: st.{_names(node)} belongs to {OWNED[_names(node)]}"


def no_markup_from_data(source: Source) -> Iterator[str]:
    """A name from a file could be markup."""
    for node in ast.walk(source.tree()):
        if isinstance(node, ast.keyword) and node.arg in {"unsafe_allow_html", "unsafe_allow_javascript"}:
            yield f"line {node.value.lineno}: {node.arg}"
        if _names(node) == "html":
            yield f"line {_line(node)}: st.html"


def colours_have_meanings(source: Source) -> Iterator[str]:
    """Every colour is in theme.py, named for what it means."""
    if source.path == "kam_core/charts/theme.py":
        return
    for text in _texts(source.tree()):
        if _COLOUR.search(text.value):
            yield f"line {text.lineno}: {text.value!r} is a colour"


def words_can_be_translated(source: Source) -> Iterator[str]:
    """What a reader sees is a whole sentence in `_`."""
    for call in (node for node in ast.walk(source.tree()) if isinstance(node, ast.Call)):
        called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if called in {"_", "ngettext", "later"} and not all(
            map(_is_whole, call.args[: 2 if called == "ngettext" else 1])
        ):
            yield f"line {call.lineno}: a sentence glued from pieces has another order in another language"
        if source.path.startswith("pages/"):
            yield from (f"line {text.lineno}: {text.value!r} is not in _()" for text in _bare_words(call, called))


def sql_takes_parameters(source: Source) -> Iterator[str]:
    """Text put together for `execute` or `sql` can take a value for a statement."""
    lines = source.text.splitlines()
    for call in (node for node in ast.walk(source.tree()) if isinstance(node, ast.Call)):
        runs = isinstance(call.func, ast.Attribute) and call.func.attr in {"execute", "executemany", "sql"}
        if runs and call.args and _is_glued(call.args[0]) and "S608" not in lines[call.args[0].lineno - 1]:
            yield f"line {call.lineno}: SQL is put together here"


def faults_are_not_swallowed(source: Source) -> Iterator[str]:
    """A fault that nobody hears of is a wrong figure later."""
    for handler in (node for node in ast.walk(source.tree()) if isinstance(node, ast.ExceptHandler)):
        names = {name.id for name in ast.walk(handler.type) if isinstance(name, ast.Name)} if handler.type else {""}
        if names & {"", "Exception", "BaseException"} and not isinstance(handler.body[-1], ast.Raise):
            yield f"line {handler.lineno}: catches everything"
        if all(isinstance(step, ast.Pass) for step in handler.body):
            yield f"line {handler.lineno}: passes over a fault"


def no_process_is_forked(source: Source) -> Iterator[str]:
    """A forked process shares the handle of the database."""
    for node in ast.walk(source.tree()):
        if isinstance(node, ast.Attribute) and node.attr in {"fork", "forkpty"}:
            yield f"line {node.lineno}: forks"
        if isinstance(node, ast.Constant) and node.value in ("fork", "forkserver"):
            yield f"line {node.lineno}: forks"


def polars_calls_no_python(source: Source) -> Iterator[str]:
    """Its threads wait for Python's lock, and whoever holds that may wait for its threads: all visits stand still."""
    for node in ast.walk(source.tree()):
        if isinstance(node, ast.Attribute) and node.attr in {"map_elements", "map_batches", "map_groups"}:
            yield f"line {node.lineno}: {node.attr}"


RULES: tuple[Callable[[Source], Iterator[str]], ...] = (
    a_screen_is_short,
    a_module_is_short,
    a_function_is_short,
    an_init_is_empty,
    a_name_says_what_for,
    one_owner,
    no_markup_from_data,
    colours_have_meanings,
    words_can_be_translated,
    sql_takes_parameters,
    faults_are_not_swallowed,
    no_process_is_forked,
    polars_calls_no_python,
)


@cache
def _parsed(text: str) -> ast.Module:
    """Parsed once for all rules, none of which changes it."""
    return ast.parse(text)


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def _names(node: ast.AST) -> str:
    """The X of `st.X` or `from streamlit import X`."""
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "st":
        return node.attr
    if isinstance(node, ast.ImportFrom) and node.module == "streamlit":
        return next((alias.name for alias in node.names if alias.name in OWNED), "")
    return ""


def _line(node: ast.AST) -> int:
    return int(getattr(node, "lineno", 0))


def _texts(tree: ast.Module) -> Iterator[ast.Constant]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))


def _bare_words(call: ast.Call, called: str) -> Iterator[ast.Constant]:
    is_shown = SHOWN.fullmatch(called) and isinstance(call.func, ast.Attribute)
    seen = [*(call.args[:1] if is_shown else ()), *(word.value for word in call.keywords if word.arg in SHOWN_BY_NAME)]
    for argument in seen:
        pieces = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
        for piece in pieces:
            if isinstance(piece, ast.Constant) and re.search(r"[^\W\d_]", _ICON.sub("", str(piece.value or ""))):
                yield piece


def _is_whole(argument: ast.expr) -> bool:
    """A sentence, or a name for one that a table holds."""
    return not _is_glued(argument)


def _is_glued(argument: ast.expr) -> bool:
    if isinstance(argument, ast.Call) and isinstance(argument.func, ast.Attribute):
        return argument.func.attr in {"format", "join", "replace"} and not isinstance(argument.func.value, ast.Name)
    return isinstance(argument, ast.JoinedStr | ast.BinOp)
