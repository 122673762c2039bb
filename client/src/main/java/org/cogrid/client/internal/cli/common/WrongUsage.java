package org.cogrid.client.internal.cli.common;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cogrid.core.internal.text.Nearest;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** Reports a wrong command or option in two lines, and suggests the one that was probably meant. */
public final class WrongUsage implements IParameterExceptionHandler {
    private static final String COUNT = "-n";

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        List<String> unmatched = command.getUnmatchedArguments(); // first: what is missing may be mistyped
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
                : known.isEmpty() ? unexpected(word, command) : "'" + word + "' is no command";
        Optional<String> near = isCount(word, command) ? Optional.of(COUNT + " " + word) : Nearest.to(name, known);
        return what + near.map(meant -> "; did you mean " + meant + "?").orElse("");
    }

    private static String unexpected(String word, CommandLine command) {
        boolean takesIds = command.getCommandSpec().positionalParameters().stream()
                .anyMatch(parameter -> List.of(parameter.auxiliaryTypes()).contains(Integer.class));
        return takesIds
                ? "'" + word + "' is no engine's id: these are numbers, as cogrid status shows them"
                : "unexpected argument '" + word + "'";
    }

    /** True for a number, as in {@code cogrid start 3}. */
    private static boolean isCount(String word, CommandLine command) {
        return word.matches("\\d+") && command.getCommandSpec().findOption(COUNT) != null;
    }

    private static List<String> options(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .flatMap(option -> Stream.of(option.names()))
                .toList();
    }
}
