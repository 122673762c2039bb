package org.cogrid.bench.bounds;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.cogrid.bench.Plan;
import org.cogrid.bench.grid.Grids;
import org.cogrid.bench.measure.Samples;
import org.cogrid.client.Client;
import org.cogrid.client.it.HelperJvm;
import org.cogrid.client.it.UnreadingClients;

/** Has an engine bear clients that do not fetch, one trial after the other, and finds which promises do not hold. */
public final class Trials {
    /** Small results and ends are kept until their client sends something. */
    private static final long NEXT_TO_NOTHING = 1 << 20;

    private static final Duration LETTING_GO = Duration.ofMinutes(2);
    private static final Duration WITHOUT_READING = Duration.ofSeconds(15);

    private final Path grid;
    private final long heap;
    private final List<String> broken = new ArrayList<>();

    /** Trials with the engine of a grid whose heap is that large. */
    public Trials(Path grid, long heap) {
        this.grid = grid;
        this.heap = heap;
    }

    /** The promises that did not hold, each in a sentence. */
    public List<String> broken() {
        return broken;
    }

    /** Makes all trials and prints what was seen. */
    public void runAll(Plan plan) {
        System.out.println(String.format(
                "%-32s%7s%10s%10s%10s%10s%10s%10s  %s",
                "", "s", "held, one", "all", "heap, MB", "calls", "median ms", "worst ms", "results right, refused, wrong"));
        for (Trial trial : Trial.all(plan)) {
            try {
                run(trial);
            } catch (Exception | Error e) { // a trial that breaks is a finding too
                e.printStackTrace();
                broken.add(trial.name() + ": " + e);
            }
        }
    }

    private void run(Trial trial) throws Exception {
        long begin = System.nanoTime();
        try (Client client = Client.connect(grid);
                Client other = Client.connect(grid);
                HelperJvm program = start()) {
            Watch watch = new Watch(client);
            Served served = new Served(other);
            String counts = bear(trial, program);
            Samples calls = served.end();
            Watch.Peaks peaks = watch.end();
            check(trial, peaks, counts);
            if (!trial.reads()) {
                program.kill();
            }
            awaitThatAllIsLetGo(trial, client);
            System.out.println(line(trial.name(), begin, peaks, calls) + "  " + counts);
        }
    }

    private HelperJvm start() throws IOException {
        return HelperJvm.start(
                UnreadingClients.class,
                Grids.flags(List.of("-Xmx1g", "-Dcogrid.client.max-unread-percent=1")),
                grid.toString());
    }

    private static String bear(Trial trial, HelperJvm program) throws Exception {
        Trial.Wish wish = trial.wish();
        program.ask(UnreadingClients.wish(
                trial.clients(), wish.printedMb(), wish.published(), wish.results(), wish.resultBytes()));
        if (!trial.reads()) {
            pause(WITHOUT_READING);
            return "none read";
        }
        if (!trial.stopped().isZero()) {
            signal(program, "STOP");
            pause(trial.stopped());
            signal(program, "CONT");
        }
        return program.ask(UnreadingClients.READ);
    }

    private static void signal(HelperJvm program, String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, String.valueOf(program.pid())).start().waitFor();
    }

    private static void pause(Duration time) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < time.toNanos()) {
            LockSupport.parkNanos(time.toNanos() / 10);
        }
    }

    private void check(Trial trial, Watch.Peaks peaks, String counts) {
        int result = trial.wish().resultBytes();
        promise(peaks.one() <= heap / 4 + result, trial, "more was held for one client than it may");
        promise(peaks.all() <= heap / 8 * 3 + (1 << 20) * trial.clients(), trial, "more was held for all than it may");
        if (trial.reads()) {
            String[] words = counts.split(" ");
            boolean mayBeRefused = trial.clients() > 1;
            int good = Integer.parseInt(words[0]) + (mayBeRefused ? Integer.parseInt(words[1]) : 0);
            promise(
                    good == trial.clients() * trial.wish().answers() && words[2].equals("0"),
                    trial,
                    "not all results are right");
        }
    }

    private void promise(boolean holds, Trial trial, String otherwise) {
        if (!holds) {
            broken.add(trial.name() + ": " + otherwise);
        }
    }

    private void awaitThatAllIsLetGo(Trial trial, Client client) {
        long begin = System.nanoTime();
        while (Watch.held(client) > NEXT_TO_NOTHING && System.nanoTime() - begin < LETTING_GO.toNanos()) {
            pause(Duration.ofMillis(100));
        }
        promise(Watch.held(client) <= NEXT_TO_NOTHING, trial, "much is still held");
    }

    private static String line(String name, long begin, Watch.Peaks peaks, Samples calls) {
        return String.format(
                Locale.ROOT,
                "%-32s%7.1f%10.1f%10.1f%10.1f%10d%10.2f%10.1f",
                name,
                (System.nanoTime() - begin) / 1e9,
                peaks.one() / 1e6,
                peaks.all() / 1e6,
                peaks.heap() / 1e6,
                calls.count(),
                calls.median() / 1e6,
                calls.quantile(1) / 1e6);
    }
}
