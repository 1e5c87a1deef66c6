"""A lecture engine: mathematics, text, stage and film. Knows no lecture.

`from steepest import …` offers what a scene needs in one line. Each name is imported when it is first asked for, from
where `__init__.pyi` says, so that `import steepest` costs nothing.
"""


def __getattr__(name: str) -> object:
    from steepest.offered import value_of

    value = value_of(__name__, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__getattr__("__all__")})  # type: ignore[misc]
