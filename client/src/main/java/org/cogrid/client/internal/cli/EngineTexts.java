package org.cogrid.client.internal.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.ExecuteReply;

/** One text that runs on several engines at once. */
final class EngineTexts {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final List<Integer> engines;
    private final List<AsyncResult<ExecuteReply>> results;

    private EngineTexts(List<Integer> engines, List<AsyncResult<ExecuteReply>> results) {
        this.engines = engines;
        this.results = results;
    }

    static EngineTexts start(Client client, List<Integer> engines, String text) {
        List<AsyncResult<ExecuteReply>> results =
                engines.stream().map(id -> client.view(id).execute(text)).toList();
        return new EngineTexts(engines, results);
    }

    /** Hands on what is printed until all have ended; whether all did so without an error. Ctrl-C cancels them. */
    boolean follow(PrintStream out, PrintStream err) {
        Thread cancel = new Thread(this::cancel, "cogrid-cancel");
        Runtime.getRuntime().addShutdownHook(cancel);
        try {
            return followAll(reports(out, err));
        } finally {
            forget(cancel);
        }
    }

    private static boolean followAll(List<EngineReport> reports) {
        List<EngineReport> running = new ArrayList<>(reports);
        while (!running.isEmpty()) {
            running.get(0).await(LOOK_EVERY);
            running.removeIf(EngineReport::tell);
        }
        return reports.stream().allMatch(EngineReport::isSuccessful);
    }

    private List<EngineReport> reports(PrintStream out, PrintStream err) {
        List<EngineReport> reports = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            String prefix = results.size() == 1 ? "" : "[" + engines.get(i) + "] ";
            reports.add(new EngineReport(results.get(i), new LineOutput(out, prefix), new LineOutput(err, prefix)));
        }
        return reports;
    }

    private void cancel() {
        results.parallelStream().filter(result -> !result.ready()).forEach(AsyncResult::cancel);
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) { // Ctrl-C came just now; the hook finds nothing to cancel
            System.getLogger(EngineTexts.class.getName()).log(System.Logger.Level.TRACE, "ending already", e);
        }
    }
}
