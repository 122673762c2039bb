package org.cogrid.client.internal.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cogrid.client.internal.ProgramName;
import org.cogrid.client.internal.cli.common.CtrlC;
import org.cogrid.client.internal.cli.common.GridChoice;
import org.cogrid.client.internal.cli.program.LazyClient;
import org.cogrid.client.internal.cli.program.ProgramLoader;
import org.cogrid.client.internal.cli.program.ProgramThreads;
import org.cogrid.client.internal.cli.program.UserProgram;
import org.cogrid.client.internal.progress.ShownProgress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cogrid run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs your program here, as a client of the grid.",
            "",
            "A Groovy script finds a connected client in the variable rc, and its arguments in args. A Java program has a "
                    + "method main(Client rc, String[] args), static, or the usual main(String[] args), which calls "
                    + "Client.connect(). Files beside it that it uses are compiled, too. The client connects at its first use and is closed at the end. Ctrl-C also ends the tasks that the program has "
                    + "sent.",
            ""
        })
final class RunCommand implements Callable<Integer> {
    @Mixin
    private GridChoice grid;

    @Option(
            names = {"-cp", "--class-path"},
            paramLabel = "PATH",
            description = "Jars and folders of the program, as for java.")
    private String classPath = "";

    @Parameters(index = "0", paramLabel = "FILE.groovy|FILE.java|CLASS", description = "What to run.")
    private String program;

    @Parameters(index = "1..*", paramLabel = "ARGS", description = "The program's own arguments.")
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        grid.applyToProgram();
        ShownProgress.automatically();
        ProgramName.set(String.valueOf(Path.of(program).getFileName()));
        try (LazyClient client = new LazyClient()) {
            ProgramLoader loader = ProgramLoader.of(classPath);
            Thread.currentThread().setContextClassLoader(loader);
            UserProgram userProgram = UserProgram.named(program);
            CtrlC.<@Nullable Void>endsTasksOf(() -> {
                new ProgramThreads().run(() -> {
                    userProgram.run(new UserProgram.Surroundings(loader, client), arguments);
                    return null;
                });
                return null;
            });
        }
        return 0;
    }
}
