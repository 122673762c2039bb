package org.cogrid.client.internal.texts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.DirectView;
import org.cogrid.client.ExecuteReply;
import org.cogrid.client.internal.threads.CallbackThreads;
import org.cogrid.client.internal.view.EngineView;

/** A text on its way on several engines at once. Followed by one thread; any may cancel. */
public final class TextRuns {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final List<TextRun> runs;

    private TextRuns(List<TextRun> runs) {
        this.runs = runs;
    }

    /**
     * Sends the text. When it can't be sent to one of the engines, it is cancelled on the others, and the failure thrown.
     *
     * @param engines views of one client, at least one
     * @param displays what shows it, by engine id
     */
    public static TextRuns start(List<DirectView> engines, String text, IntFunction<TextDisplay> displays) {
        Function<DirectView, AsyncResult<ExecuteReply>> sending = EngineView.executing(engines.get(0), text);
        List<TextRun> begun = new ArrayList<>();
        try {
            for (DirectView engine : engines) { // what it prints is shown here alone
                AsyncResult<ExecuteReply> result = sending.apply(engine.withHiddenOutput());
                begun.add(new TextRun(engine.id(), result, displays.apply(engine.id())));
            }
            return new TextRuns(begun);
        } catch (RuntimeException | Error e) {
            new TextRuns(begun).cancel();
            throw e;
        }
    }

    /** Shows what is printed until all have ended, also when some fail; whether none did. */
    public boolean follow() {
        List<TextRun> running = new ArrayList<>(runs);
        while (!running.isEmpty()) {
            running.get(0).await(BETWEEN_LOOKS);
            running.removeIf(TextRun::tell);
        }
        return failures().isEmpty();
    }

    /** The same, of which nothing is shown yet. */
    public TextRuns again(IntFunction<TextDisplay> displays) {
        return new TextRuns(runs.stream().map(run -> run.again(displays)).toList());
    }

    /** Why the text failed, for each engine where it did; all have ended. */
    public List<RuntimeException> failures() {
        return runs.stream().flatMap(run -> run.failure().stream()).toList();
    }

    /** Ends those that run, and waits for what becomes of them. */
    public void cancel() {
        CompletableFuture.allOf(runs.stream()
                        .map(run -> CompletableFuture.runAsync(run::cancel, CallbackThreads.executor()))
                        .toArray(CompletableFuture[]::new))
                .join();
    }
}
