package org.cogrid.client.internal.shell.show;

import java.util.regex.Pattern;
import org.cogrid.core.RemoteTaskException;
import org.cogrid.core.internal.text.FailureText;
import org.cogrid.core.spi.Interpreter;

/** The whole stacks of a failure, without the shell's own frames. */
public final class Traces {
    /** The shell's frames and their callers. */
    private static final Pattern SHELL =
            Pattern.compile("\\tat org\\.cogrid\\.client\\.internal\\.shell\\..*\\R(?:\\tat .*\\R?)*");

    private Traces() {}

    public static String of(Throwable failure, Interpreter interpreter) {
        String trace = SHELL.matcher(interpreter.cleanTrace(failure)).replaceAll("");
        if (!(failure instanceof RemoteTaskException remote)) {
            return trace.stripTrailing();
        }
        String told = remote.remoteMessage() == null
                ? remote.remoteClass()
                : remote.remoteClass() + ": " + remote.remoteMessage();
        int frames = Math.max(0, trace.indexOf("\tat "));
        int cause = trace.indexOf("\nCaused by: ", frames); // the cause is the remote failure once more
        return trace.substring(0, frames)
                + "  remote stack:\n"
                + FailureText.below(told, remote.remoteStack()).stripTrailing()
                + "\n  called from:\n"
                + trace.substring(frames, cause < 0 ? trace.length() : cause).stripTrailing();
    }
}
