package io.fairway.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Completion for shells. */
@Command(
        name = "completion",
        description = {
            "Prints the completion script for a shell. To load it: source <(fairway completion bash)",
            "In zsh, the script loads bashcompinit, which it needs."
        })
final class CompletionCommand implements Callable<Integer> {

    /** The names are what people type. */
    enum Shell {
        bash,
        zsh
    }

    private final Session session;
    private final CommandLine root;

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    Shell shell = Shell.bash;

    CompletionCommand(Session session, CommandLine root) {
        this.session = session;
        this.root = root;
    }

    @Override
    public Integer call() {
        String script = AutoComplete.bash("fairway", root);
        session.print(
                switch (shell) {
                    case bash -> script;
                    // The script defines functions for bash; zsh needs to be asked for them first.
                    case zsh ->
                        "autoload -Uz compinit bashcompinit\n"
                                + "(( $+functions[compdef] )) || compinit\n"
                                + "bashcompinit\n"
                                + script;
                });
        return ExitCode.OK.code();
    }
}
