package org.cogrid.node.internal.conversation;

import java.util.HashMap;
import java.util.Map;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.core.internal.wire.RemoteError;
import org.cogrid.core.internal.wire.TaskHead;
import org.cogrid.node.internal.output.EngineLog;
import org.jspecify.annotations.Nullable;

/**
 * Logs the output, in whole lines, and the failures of tasks whose client has left. The amount logged for one client is
 * bounded. Not thread-safe.
 */
public final class LoggedEvents implements LeftBehind {
    private final String client;
    private final EngineLog log;
    private final Map<Printing, StringBuilder> begun = new HashMap<>();
    private long charactersLeft;

    /** A task and one of its streams. */
    private record Printing(long task, boolean err) {}

    /**
     * Makes an instance that has logged nothing yet.
     *
     * @param client the client's name for people
     * @param mostCharacters the number of characters to log
     */
    public LoggedEvents(String client, EngineLog log, long mostCharacters) {
        this.client = client;
        this.log = log;
        this.charactersLeft = mostCharacters;
    }

    @Override
    public void event(Event event, @Nullable TaskHead head) {
        if (event instanceof Event.Output output) {
            printed(output, head);
        }
        if (event.isLast()) {
            endLine(new Printing(event.task(), false), head);
            endLine(new Printing(event.task(), true), head);
        }
        if (event instanceof Event.Failed failed) {
            failed(failed, head);
        } else if (event instanceof Event.Aborted aborted && aborted.started() != 0) {
            warn(name(head) + ": " + aborted.reason());
        }
    }

    private void printed(Event.Output output, @Nullable TaskHead head) {
        Printing printing = new Printing(output.task(), output.err());
        String[] lines = output.text().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isEmpty()) {
                begun.computeIfAbsent(printing, first -> new StringBuilder()).append(lines[i]);
            }
            if (i < lines.length - 1) {
                line(printing, head);
            }
        }
    }

    private void endLine(Printing printing, @Nullable TaskHead head) {
        if (begun.containsKey(printing)) {
            line(printing, head);
        }
    }

    private void line(Printing printing, @Nullable TaskHead head) {
        StringBuilder text = begun.remove(printing);
        String line = name(head) + ": " + (text == null ? "" : text);
        if (take(line)) {
            log.line(printing.err(), line);
        }
    }

    private void failed(Event.Failed failed, @Nullable TaskHead head) {
        RemoteError error = failed.error();
        warn(name(head) + " failed while " + error.stage() + ", and its client has left: "
                + error.stack().stripTrailing());
    }

    private void warn(String text) {
        if (take(text)) {
            log.warning(text);
        }
    }

    /** Whether there is room for {@code text}; logs a note when the room runs out. */
    private boolean take(String text) {
        boolean wasOpen = charactersLeft > 0;
        charactersLeft -= text.length() + 1;
        if (charactersLeft <= 0 && wasOpen) {
            log.warning("no more is logged for the tasks of " + client + ", which has left");
        }
        return charactersLeft > 0;
    }

    /** The task's name for people. It has no number, because the number here differs from the client's. */
    private String name(@Nullable TaskHead head) {
        if (head == null) {
            return "a task of " + client;
        }
        return head.kind() + (head.label().isEmpty() ? "" : " '" + head.label() + "'") + " of " + client;
    }
}
