package org.cogrid.client.internal.shell;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.cogrid.core.RemoteTaskException;
import org.cogrid.core.spi.Interpreter;

/** The whole story of a failure. */
final class Traces {
    private Traces() {}

    static String of(Throwable failure, Interpreter interpreter) {
        if (!(failure instanceof RemoteTaskException)) {
            return interpreter.cleanTrace(failure).stripTrailing();
        }
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true)); // it knows the remote stack
        return text.toString().stripTrailing();
    }
}
