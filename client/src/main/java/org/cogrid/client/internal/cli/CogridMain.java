package org.cogrid.client.internal.cli;

import java.io.PrintStream;
import java.util.Set;
import java.util.stream.Stream;
import org.cogrid.client.internal.ProgramName;
import org.cogrid.client.internal.cli.common.Failures;
import org.cogrid.client.internal.cli.common.LostOutput;
import org.cogrid.client.internal.cli.common.PipeWatch;
import org.cogrid.client.internal.cli.common.WrongUsage;
import org.cogrid.client.internal.cli.start.EngineCommand;
import org.cogrid.client.internal.cli.start.StartCommand;
import org.cogrid.core.internal.access.CogridVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code cogrid}, with its subcommands. */
@Command(
        name = "cogrid",
        description = "Starts grids of engines, works on them and stops them.",
        subcommands = {
            StartCommand.class,
            StatusCommand.class,
            ListCommand.class,
            RunCommand.class,
            ExecCommand.class,
            ShellCommand.class,
            JShellCommand.class,
            LogsCommand.class,
            InterruptCommand.class,
            RestartCommand.class,
            RekeyCommand.class,
            StopCommand.class,
            CleanCommand.class,
            HealthCommand.class,
            EngineCommand.class,
            CompletionCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = CogridMain.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed; standard error says why",
            "2:wrong usage",
            "130:ended by Ctrl-C",
            "141:the reader of its output has gone, as in cogrid … | head -1"
        },
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  COGRID_HOME       where connection files and logs are (default: ~/.cogrid)",
            "  COGRID_CONNECTION the grid to use: a name or a connection file, as --name (but start and engine need --name)",
            "  COGRID_JAVA_OPTS  arguments for this program's JVM, such as -Xmx2g",
            "  JAVA_HOME         the JDK to use, 17 or newer (default: the java on the PATH)",
            "  NO_COLOR          set it for output without colours; only a terminal gets colours"
        })
public final class CogridMain implements Runnable {
    /** Commands that pass what follows the file to the user's program. */
    private static final Set<String> TAKES_PROGRAM = Set.of("run", "jshell");

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "Print the whole stack of a failure, not only its message.")
    private boolean stacktrace;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Returns the versions of Cogrid and of Java. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Cogrid " + CogridVersion.text() + ", on Java " + Runtime.version()};
        }
    }

    /** Without a subcommand: lists the subcommands. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    boolean stacktrace() {
        return stacktrace;
    }

    static CommandLine commandLine() {
        CogridMain root = new CogridMain();
        CommandLine line = new CommandLine(root);
        line.setExecutionExceptionHandler(new Failures(root::stacktrace));
        line.setParameterExceptionHandler(new WrongUsage());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        line.getSubcommands().forEach((name, command) -> command.setStopAtPositional(TAKES_PROGRAM.contains(name)));
        return line;
    }

    /** Runs one command, and ends this JVM with its exit code. */
    public static void main(String[] arguments) throws InterruptedException {
        ProgramName.set(Stream.of(arguments)
                .filter(word -> !word.startsWith("-"))
                .findFirst()
                .map(command -> "cogrid " + command)
                .orElse("cogrid"));
        PrintStream out = System.out; // a user's program may set another one
        PipeWatch.start(out);
        CommandLine line = commandLine();
        int code = line.execute(arguments);
        PipeWatch.awaitEndIfOver();
        System.exit(LostOutput.of(out).map(lost -> failed(lost, line, code)).orElse(code));
    }

    private static int failed(String lost, CommandLine line, int code) {
        line.getErr().println(line.getColorScheme().errorText("cogrid: " + lost));
        return code == CommandLine.ExitCode.OK ? CommandLine.ExitCode.SOFTWARE : code;
    }
}
