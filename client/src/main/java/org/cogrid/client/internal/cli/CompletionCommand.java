package org.cogrid.client.internal.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cogrid completion}. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a script that completes commands and options in your shell.",
            "",
            "bash: source <(cogrid completion bash)",
            "zsh:  source <(cogrid completion zsh)",
            ""
        })
final class CompletionCommand implements Runnable {
    /** The shells that have completion. Both take the same script, which finds out which shell it is in. */
    enum Shell {
        bash,
        zsh
    }

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
    @SuppressWarnings("UnusedVariable") // a shell without completion is an error
    private Shell shell;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine()
                .getOut()
                .print(AutoComplete.bash("cogrid", spec.root().commandLine()));
        spec.commandLine().getOut().flush();
    }
}
