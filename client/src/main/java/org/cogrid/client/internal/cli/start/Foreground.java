package org.cogrid.client.internal.cli.start;

import java.io.PrintWriter;
import java.util.List;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;

/**
 * Engines that live as long as this command. Ctrl-C in a terminal reaches them, too; each ends in good order by itself.
 *
 * @param out where to tell that they serve
 * @param err where to warn
 */
record Foreground(PrintWriter out, PrintWriter err) {
    int run(ClusterOptions options) {
        try (Cluster cluster = Cluster.local(options)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(cluster), "cogrid-stop"));
            out.println(StartedText.of(cluster) + ". Ctrl-C ends it");
            out.flush();
            StartCommand.warning(options).ifPresent(text -> {
                err.println("cogrid: " + text);
                err.flush();
            });
            processes(cluster).forEach(engine -> engine.onExit().join());
        }
        return 0;
    }

    private static List<ProcessHandle> processes(Cluster cluster) {
        return cluster.pids().stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .toList();
    }

    /** By a signal: lets queues run dry, then ends what is left. */
    private static void stop(Cluster cluster) {
        try {
            if (processes(cluster).stream().anyMatch(ProcessHandle::isAlive)) {
                cluster.stop();
            }
        } catch (RuntimeException e) { // they may be ending by the same signal, and then do not answer
            System.getLogger(Foreground.class.getName()).log(System.Logger.Level.DEBUG, "not stopped in good order", e);
        } finally {
            cluster.close();
        }
    }
}
