package org.cogrid.client.internal.cli;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** Tells of a wrong command or option in two lines, with the one that may have been meant. */
final class WrongUsage implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        List<String> unmatched = command.getUnmatchedArguments(); // told first: what is missing may have been mistyped
        String message = unmatched.isEmpty() ? String.valueOf(wrong.getMessage()) : unknown(unmatched.get(0), command);
        command.getErr().println(command.getColorScheme().errorText("cogrid: " + message));
        command.getErr().println("See " + command.getCommandSpec().qualifiedName() + " --help");
        command.getErr().flush();
        return CommandLine.ExitCode.USAGE;
    }

    private static String unknown(String word, CommandLine command) {
        boolean option = word.startsWith("-");
        String name = word.replaceFirst("=.*", "");
        List<String> known =
                option ? options(command) : List.copyOf(command.getSubcommands().keySet());
        String what = option
                ? "There is no option " + name
                : "'" + word + "' is " + (known.isEmpty() ? "too much" : "no command");
        return what
                + Nearest.to(name, known)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("");
    }

    private static List<String> options(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .flatMap(option -> Stream.of(option.names()))
                .toList();
    }
}
