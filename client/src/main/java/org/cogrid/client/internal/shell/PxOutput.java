package org.cogrid.client.internal.shell;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.ExecuteReply;
import org.cogrid.client.TaskMetadata;
import org.cogrid.core.RemoteTaskException;

/** What one engine says to a text: its output while it comes, in whole lines, then value or error. Used by one thread. */
final class PxOutput {
    private static final Pattern OWN_LINE = Pattern.compile("\\(execute\\.groovy:(\\d+)\\)");

    private final int engine;
    private final String code;
    private final AsyncResult<ExecuteReply> result;
    private final Console console;
    private int shownOut;
    private int shownErr;

    PxOutput(int engine, String code, AsyncResult<ExecuteReply> result, Console console) {
        this.engine = engine;
        this.code = code;
        this.result = result;
        this.console = console;
    }

    AsyncResult<ExecuteReply> result() {
        return result;
    }

    int engine() {
        return engine;
    }

    /** Shows the lines that have come since. */
    void follow() {
        TaskMetadata now = result.metadata();
        shownOut = show(now.stdout(), shownOut, console::print);
        shownErr = show(now.stderr(), shownErr, console::note);
    }

    /** Shows all that is left; whether the text succeeded. */
    boolean finish() {
        boolean good = result.successful();
        follow();
        TaskMetadata last = result.metadata();
        rest(last.stdout(), shownOut, console::print);
        rest(last.stderr(), shownErr, console::note);
        if (good) {
            showValue(result.get());
        } else {
            failure().ifPresent(this::show);
        }
        return good;
    }

    /** Shows everything from the beginning. */
    boolean again() {
        shownOut = 0;
        shownErr = 0;
        return finish();
    }

    private void showValue(ExecuteReply reply) {
        if (reply.type() != null && !Assignments.endsInOne(code)) {
            console.print(prefixed("= " + reply.text()));
        }
    }

    /** Why the text failed; nothing when it did not. It has ended. */
    Optional<RuntimeException> failure() {
        try {
            result.get();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }

    private void show(RuntimeException failure) {
        console.error(prefixed(
                failure instanceof RemoteTaskException remote ? of(remote) : String.valueOf(failure.getMessage())));
    }

    private String of(RemoteTaskException failure) {
        String what = failure.remoteMessage() == null ? "" : ": " + failure.remoteMessage();
        Matcher line = OWN_LINE.matcher(failure.remoteStack());
        String place = line.find() ? "\n  line " + line.group(1) + source(Integer.parseInt(line.group(1))) : "";
        return failure.remoteClass() + what.stripTrailing() + place;
    }

    private String source(int line) {
        String[] lines = code.split("\n", -1);
        return line <= lines.length ? ": " + lines[line - 1].strip() : "";
    }

    private int show(String output, int shown, Consumer<String> to) {
        int end = output.lastIndexOf('\n');
        if (end < shown) {
            return shown;
        }
        to.accept(prefixed(output.substring(shown, end)));
        return end + 1;
    }

    private void rest(String output, int shown, Consumer<String> to) {
        if (output.length() > shown) {
            to.accept(prefixed(output.substring(shown)));
        }
    }

    private String prefixed(String lines) {
        String prefix = "[" + engine + "] ";
        return prefix + lines.replace("\n", "\n" + prefix);
    }
}
