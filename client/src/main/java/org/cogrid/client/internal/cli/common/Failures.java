package org.cogrid.client.internal.cli.common;

import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.cogrid.client.internal.cli.program.ProgramFailedException;
import org.cogrid.client.internal.cli.program.UserLine;
import org.cogrid.core.internal.text.FailureText;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Reports a command's failure in one line on standard error.
 *
 * @param wantsStack true if the user asked for the whole stack
 */
public record Failures(BooleanSupplier wantsStack) implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (PipeWatch.isOver()) {
            return CommandLine.ExitCode.SOFTWARE;
        }
        Throwable cause = failure instanceof ProgramFailedException program ? program.getCause() : failure;
        String message = Objects.requireNonNullElseGet(FailureText.message(failure), () -> FailureText.of(failure));
        command.getErr().println(command.getColorScheme().errorText("cogrid: " + message));
        if (wantsStack.getAsBoolean()) {
            command.getErr().print(UserLine.stack(cause));
        }
        command.getErr().flush();
        return CommandLine.ExitCode.SOFTWARE;
    }
}
