package org.cogrid.client.internal.cli;

import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Tells of a command's failure in a line on standard error.
 *
 * @param wantsStack whether the user asked for the whole stack
 */
record Failures(BooleanSupplier wantsStack) implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        Throwable cause = failure instanceof ProgramFailedException program ? program.getCause() : failure;
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        command.getErr().println(command.getColorScheme().errorText("cogrid: " + message));
        if (wantsStack.getAsBoolean()) {
            cause.printStackTrace(command.getErr());
        }
        command.getErr().flush();
        return CommandLine.ExitCode.SOFTWARE;
    }
}
