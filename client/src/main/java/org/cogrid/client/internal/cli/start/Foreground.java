package org.cogrid.client.internal.cli.start;

import java.io.PrintWriter;
import java.util.List;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;

/**
 * Keeps a command in the foreground for as long as its engines live. Ctrl-C in a terminal reaches the engines, too;
 * each stops by itself and finishes its queue.
 *
 * @param out where to report that the engines serve
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

    /** Stops the engines after a signal: lets them finish their queues, then kills what is left. */
    private static void stop(Cluster cluster) {
        try {
            if (processes(cluster).stream().anyMatch(ProcessHandle::isAlive)) {
                cluster.stop();
            }
        } catch (RuntimeException e) { // engines that got the same signal do not answer
            System.getLogger(Foreground.class.getName()).log(System.Logger.Level.DEBUG, "not stopped normally", e);
        } finally {
            cluster.close();
        }
    }
}
