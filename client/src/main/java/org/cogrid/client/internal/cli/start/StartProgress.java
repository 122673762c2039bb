package org.cogrid.client.internal.cli.start;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.threads.LibraryThreads;

/** Shows on a terminal how many engines have joined so far, as several engines take a while to start. */
final class StartProgress {
    private static final System.Logger LOG = System.getLogger(StartProgress.class.getName());
    private static final Duration LOOK = Duration.ofMillis(200);

    private final ConnectionFile file;
    private final int wanted;
    private final PrintWriter out;
    private final int before;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread = LibraryThreads.of(this::watch, "cogrid-start-progress");

    private StartProgress(ConnectionFile file, int wanted, PrintWriter out) {
        this.file = file;
        this.wanted = wanted;
        this.out = out;
        this.before = members();
    }

    /** Starts engines, and shows how many have joined so far. */
    static Cluster during(ConnectionFile file, ClusterOptions options, PrintWriter out) {
        StartProgress progress = new StartProgress(file, options.engines(), out);
        progress.thread.start();
        try {
            return Cluster.start(options);
        } finally {
            progress.end();
        }
    }

    private int members() {
        try {
            return file.find().map(grid -> grid.living().size()).orElse(0);
        } catch (GridConnectionException e) { // the start reports that itself
            LOG.log(System.Logger.Level.DEBUG, "the engines can't be counted", e);
            return 0;
        }
    }

    private void watch() {
        int told = 0;
        try {
            while (told < wanted && !ended.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                int now = Math.min(wanted, members() - before);
                while (told < now) {
                    told++;
                    out.println("cogrid: engine " + told + " of " + wanted + " has joined the grid");
                    out.flush();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody interrupts this thread; if somebody does, it ends
        }
    }

    /** Ends the display. Nothing is printed after this returns. */
    private void end() {
        ended.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // a line may come late then
        }
    }
}
