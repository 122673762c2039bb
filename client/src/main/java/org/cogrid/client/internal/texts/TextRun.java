package org.cogrid.client.internal.texts;

import java.time.Duration;
import java.util.Optional;
import org.cogrid.client.CancelOutcome;
import org.cogrid.client.ExecuteReply;
import org.cogrid.client.TaskMetadata;
import org.cogrid.client.internal.result.TaskResult;

/** A text that runs on one engine. One thread follows it; any thread may cancel it. */
final class TextRun {
    private final TaskResult<ExecuteReply> result;
    private final TextDisplay display;
    private int outTold;
    private int errTold;

    TextRun(TaskResult<ExecuteReply> result, TextDisplay display) {
        this.result = result;
        this.display = display;
    }

    void await(Duration time) {
        result.await(time);
    }

    /** Shows what is new; true if that was all. */
    boolean tell() {
        boolean last = result.ready(); // asked first: then the output is complete
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

    /** Returns the same run with fresh displays. */
    TextRun again(TextDisplays displays) {
        return new TextRun(result, displays.of(engine()));
    }

    private int engine() {
        return result.handle().engineId();
    }

    private void tellEnd() {
        display.out().endLine();
        display.err().endLine();
        failure().ifPresent(display::failed);
    }

    /** Adds the value of a text that has ended well and has one. */
    void addTo(EqualValues<ExecuteReply> values) {
        String type = failure().isEmpty() ? result.get().type() : null;
        if (type != null) {
            values.add(engine(), type, result.get().text(), result.get());
        }
    }

    /** Returns why the text failed; empty if it did not. Only to be called after its end. */
    Optional<RuntimeException> failure() {
        try {
            result.get();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }

    /** Cancels the text and waits for the outcome of that. False if the text runs on. */
    boolean cancel() {
        boolean stuck = !result.ready() && result.cancel() == CancelOutcome.STUCK;
        if (stuck) {
            display.stuck();
        }
        return !stuck;
    }
}
