"""Completion: the script that a shell reads once, and what it is answered at every TAB.

As click has it, a shell sets `_STEEPEST_COMPLETE` to `bash_complete` (or zsh, fish), COMP_WORDS to the words so far,
each on a line, and COMP_CWORD to the number of the word at the cursor. It calls the very program that printed the
script, so that neither the folder nor an environment that is active makes a difference.
"""

from __future__ import annotations

import os
import re
import shlex
import sys
from itertools import pairwise
from pathlib import Path

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    split_arg_string,
)

from steepest.command.asked import Asked
from steepest.command.called import again, called
from steepest.command.known import SHELLS
from steepest.script.fault import Fault, clipped
from steepest.script.text.folder import nearest_lecture

BASH = """\
%(function)s() {
    local IFS=$'\\n' completion type value
    COMPREPLY=()
    for completion in $(COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD \
_STEEPEST_COMPLETE=bash_complete %(program)s 2>/dev/null); do
        IFS=, read -r type value <<< "$completion"
        case $type in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain) COMPREPLY+=("$value") ;;
        esac
    done
    if [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *[/.=] ]]; then compopt -o nospace; fi
}
complete -o nosort -F %(function)s %(name)s
"""

ZSH = """\
#compdef %(name)s
%(function)s() {
    local -a answer whole begun
    local type value help
    answer=("${(@f)$(COMP_WORDS="${(F)words}" COMP_CWORD=$((CURRENT - 1)) \
_STEEPEST_COMPLETE=zsh_complete %(program)s 2>/dev/null)}")
    for type value help in "${answer[@]}"; do
        [[ $help == _ ]] && help= || help=":$help"
        case $type in
            dir) _path_files -/ ;;
            file) _path_files ;;
            plain) case $value in
                *[/.=]) begun+=("${value//:/\\\\:}$help") ;;
                *) whole+=("${value//:/\\\\:}$help") ;;
            esac ;;
        esac
    done
    (( $#begun )) && _describe -V begun begun -U -S ''
    (( $#whole )) && _describe -V whole whole -U
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    %(function)s "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
    compdef %(function)s %(name)s
fi
"""

FISH = """\
function %(function)s
    set -l words (commandline -cpo)
    for completion in (env _STEEPEST_COMPLETE=fish_complete COMP_CWORD=(count $words) \
COMP_WORDS=(string join \\n -- $words (commandline -ct) | string collect) %(program)s 2>/dev/null)
        set -l parts (string split -m 1 "," -- $completion)
        switch $parts[1]
            case dir
                __fish_complete_directories (commandline -ct)
            case file
                __fish_complete_path (commandline -ct)
            case plain
                echo $parts[2]
        end
    end
end
complete --no-files --command %(name)s --arguments "(%(function)s)"
"""
SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH}


def script(shell: str, name: str) -> str:
    """What the shell reads to complete after `name`. Raises Fault for another shell."""
    if shell not in SHELLS:
        raise Fault(
            f'completion: "{clipped(shell)}" is not a shell that can be taught; '
            f"choose one of {', '.join(SHELLS)}"
        )
    function = f"_{re.sub(r'[^A-Za-z0-9]', '_', name)}_completion"
    return SCRIPTS[shell] % {"function": function, "name": shlex.quote(name), "program": shlex.join(again())}


def answer(program: click.Command, asking: str, home: Path | None) -> int:
    """Print what may stand at the cursor; nothing, and no fault, where something cannot be read."""
    shell, _, what = asking.partition("_")
    if shell in COMPLETE and what == "complete":
        try:
            asked = Asked(home or nearest_lecture(Path.cwd()))
            completed = COMPLETE[shell](program, {"obj": asked}, called(), "_STEEPEST_COMPLETE").complete()
        except Exception:  # a broken lecture, or one that is being written
            return 0
        sys.stdout.buffer.write(f"{completed}\n".encode())
        sys.stdout.flush()
    return 0


class _Lines(ShellComplete):
    """What the three shells have in common: words come one a line, as they were typed, quotes included."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the cursor without the program's name, and the one at the cursor."""
        at = int(os.environ["COMP_CWORD"])
        words = os.environ["COMP_WORDS"].split("\n")[: at + 1]
        words += [""] * (at + 1 - len(words))
        *before, begun = (" ".join(split_arg_string(word)) for word in self.joined(words))
        return before[1:], begun

    def joined(self, words: list[str]) -> list[str]:
        """The words, where the shell has cut them."""
        return words

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """The answers; to --quality=dr it is --quality=draft."""
        option, equals, _ = incomplete.partition("=")
        found = super().get_completions(args, incomplete)
        if equals and option.startswith("--"):
            for item in found:
                item.value = self.whole(option, str(item.value))
        return found

    def whole(self, option: str, value: str) -> str:
        """An answer to an option and its value in one word."""
        return f"{option}={value}"


class _Bash(_Lines, BashComplete):
    """Bash cuts words at every = and :, and replaces only what follows the last of them."""

    def joined(self, words: list[str]) -> list[str]:
        joined = words[:1]
        for before, word in pairwise(words):
            if {before, word} & {"=", ":"}:
                joined[-1] += word
            else:
                joined.append(word)
        return joined

    def whole(self, option: str, value: str) -> str:
        return value


class _Zsh(_Lines, ZshComplete):
    pass


class _Fish(_Lines, FishComplete):
    pass


COMPLETE: dict[str, type[ShellComplete]] = {"bash": _Bash, "zsh": _Zsh, "fish": _Fish}
