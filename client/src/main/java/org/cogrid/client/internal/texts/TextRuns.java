package org.cogrid.client.internal.texts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.cogrid.client.ExecuteReply;
import org.cogrid.client.MultiResult;
import org.cogrid.client.MultiView;
import org.cogrid.client.internal.result.ListResult;
import org.cogrid.client.internal.threads.Cancels;

/** A text that runs on several engines at once. One thread follows it; any thread may cancel it. */
public final class TextRuns {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final List<TextRun> runs;
    private final TextDisplays displays;

    private TextRuns(List<TextRun> runs, TextDisplays displays) {
        this.runs = runs;
        this.displays = displays;
    }

    /** Sends the text. On an engine that it can't be sent to it fails. */
    public static TextRuns start(MultiView engines, String text, TextDisplays displays) {
        MultiResult<ExecuteReply> result =
                engines.withHiddenOutput().execute(text); // the displays alone show the output
        return new TextRuns(
                ListResult.partsOf(result).stream()
                        .map(part -> new TextRun(part, displays.of(part.handle().engineId())))
                        .toList(),
                displays);
    }

    /** Shows the output until all have ended, even if some fail, and then the values. True if none failed. */
    public boolean follow() {
        List<TextRun> running = new ArrayList<>(runs);
        while (!running.isEmpty()) {
            running.get(0).await(BETWEEN_LOOKS);
            running.removeIf(TextRun::tell);
        }
        EqualValues<ExecuteReply> values = new EqualValues<>();
        runs.forEach(run -> run.addTo(values));
        values.show(displays::value);
        return failures().isEmpty();
    }

    /** Returns the same runs with fresh displays. */
    public TextRuns again(TextDisplays fresh) {
        return new TextRuns(runs.stream().map(run -> run.again(fresh)).toList(), fresh);
    }

    /** Returns the failures, one for each engine where the text failed. Only to be called after the end of all. */
    public List<RuntimeException> failures() {
        return runs.stream().flatMap(run -> run.failure().stream()).toList();
    }

    /** Cancels the runs that have not ended, and waits for the outcome of that. */
    public void cancel() {
        Cancels.atOnce(runs.stream().<Supplier<Boolean>>map(run -> run::cancel).toList());
    }
}
