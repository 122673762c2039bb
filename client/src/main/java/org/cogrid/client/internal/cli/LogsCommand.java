package org.cogrid.client.internal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cogrid.client.internal.cli.common.GridChoice;
import org.cogrid.client.internal.cluster.grids.GridFolder;
import org.cogrid.client.internal.status.LogReader;
import org.cogrid.client.internal.texts.LineOutput;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.access.ConnectionFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cogrid logs}. */
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the logs of engines, also of those that crashed. With --name it shows those of a grid that has ended, too.",
            "",
            "An engine logs its warnings. It also logs the output and failures of tasks whose client has left; a client that is there gets them itself.",
            ""
        })
final class LogsCommand implements Callable<Integer> {
    private static final long LOOK_EVERY_MILLIS = 200;
    private static final String WHAT = "it logs warnings, and the output of tasks whose client has left";

    @Mixin
    private GridChoice grid;

    @Option(
            names = {"-f", "--follow"},
            description = "Follow the logs until Ctrl-C or the end of the grid.")
    private boolean follow;

    @Parameters(paramLabel = "ENGINE", arity = "0..*", split = ",", description = "Ids of engines (default: all).")
    private List<Integer> engines = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        ConnectionFile file = grid.file();
        GridFolder folder = GridFolder.of(file);
        List<LogReader> readers = readers(folder, engines.isEmpty() ? folder.engineIds() : engines, file.gridName());
        boolean more = tell(readers);
        readers.stream().filter(LogReader::isEmpty).forEach(this::tellEmpty);
        while (follow && more) {
            new CountDownLatch(1).await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            more = tell(readers);
        }
        for (LogReader reader : readers) {
            reader.finish();
        }
        return 0;
    }

    private void tellEmpty(LogReader reader) {
        spec.commandLine()
                .getErr()
                .println("cogrid: engine " + reader.engineId() + " has logged nothing yet (" + WHAT + ")");
        spec.commandLine().getErr().flush();
    }

    private List<LogReader> readers(GridFolder folder, List<Integer> ids, String gridName) throws IOException {
        if (ids.isEmpty()) {
            throw new CogridException("There are no logs of a grid named '" + gridName + "'");
        }
        List<LogReader> readers = new ArrayList<>();
        for (int id : ids) {
            Path log = folder.log(id);
            if (!folder.engineIds().contains(id)) {
                List<Integer> known = folder.engineIds();
                throw new CogridException("There is no log of engine " + id + " in the grid '" + gridName
                        + "'; there are " + (known.isEmpty() ? "none" : "those of " + known));
            }
            readers.add(new LogReader(id, log, new LineOutput(System.out, ids.size() == 1 ? "" : "[" + id + "] ")));
        }
        return readers;
    }

    /** Prints what is new in the files; true if any of them is still there. */
    private static boolean tell(List<LogReader> readers) throws IOException {
        boolean more = false;
        for (LogReader reader : readers) {
            more |= reader.tell();
        }
        return more;
    }
}
