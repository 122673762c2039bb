package org.cogrid.client.internal.texts;

import java.time.Duration;
import java.util.Optional;
import java.util.function.IntFunction;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.CancelOutcome;
import org.cogrid.client.ExecuteReply;
import org.cogrid.client.TaskMetadata;

/** A text on its way on one engine. Told by one thread; any may cancel. */
final class TextRun {
    private final int engine;
    private final AsyncResult<ExecuteReply> result;
    private final TextDisplay display;
    private int outTold;
    private int errTold;

    TextRun(int engine, AsyncResult<ExecuteReply> result, TextDisplay display) {
        this.engine = engine;
        this.result = result;
        this.display = display;
    }

    void await(Duration time) {
        result.await(time);
    }

    /** Shows what is new; whether that was all. */
    boolean tell() {
        boolean last = result.ready(); // asked before the output is read, which is complete then
        TaskMetadata known = result.metadata();
        display.out().print(known.stdout().substring(outTold));
        display.err().print(known.stderr().substring(errTold));
        outTold = known.stdout().length();
        errTold = known.stderr().length();
        if (last) {
            tellEnd();
        }
        return last;
    }

    /** The same, of which nothing is shown yet. */
    TextRun again(IntFunction<TextDisplay> displays) {
        return new TextRun(engine, result, displays.apply(engine));
    }

    private void tellEnd() {
        display.out().endLine();
        display.err().endLine();
        failure().ifPresentOrElse(display::failed, () -> display.ended(result.get()));
    }

    /** Why it failed; nothing when it did not. It has ended. */
    Optional<RuntimeException> failure() {
        try {
            result.get();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }

    /** Waits for what becomes of it. */
    void cancel() {
        if (!result.ready() && result.cancel() == CancelOutcome.STUCK) {
            display.stuck();
        }
    }
}
