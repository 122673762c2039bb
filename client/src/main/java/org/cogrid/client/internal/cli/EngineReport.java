package org.cogrid.client.internal.cli;

import java.time.Duration;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.ExecuteReply;
import org.cogrid.client.TaskMetadata;
import org.cogrid.core.CogridException;

/** Tells what one engine prints and answers. Used by one thread. */
final class EngineReport {
    private final AsyncResult<ExecuteReply> result;
    private final LineOutput out;
    private final LineOutput err;
    private int outTold;
    private int errTold;

    EngineReport(AsyncResult<ExecuteReply> result, LineOutput out, LineOutput err) {
        this.result = result;
        this.out = out;
        this.err = err;
    }

    void await(Duration time) {
        result.await(time);
    }

    boolean isSuccessful() {
        return result.successful();
    }

    /** Hands on what is new; whether that was all. */
    boolean tell() {
        boolean last = result.ready();
        TaskMetadata known = result.metadata();
        out.print(known.stdout().substring(outTold));
        err.print(known.stderr().substring(errTold));
        outTold = known.stdout().length();
        errTold = known.stderr().length();
        if (last) {
            tellEnd();
        }
        return last;
    }

    private void tellEnd() {
        out.endLine();
        err.endLine();
        try {
            ExecuteReply reply = result.get();
            if (reply.type() != null) {
                out.print(reply.text());
                out.endLine();
            }
        } catch (CogridException e) {
            err.print(UserLine.message(e));
            err.endLine();
        }
    }
}
