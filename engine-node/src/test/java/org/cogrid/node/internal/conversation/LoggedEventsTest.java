package org.cogrid.node.internal.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.core.internal.wire.RemoteError;
import org.cogrid.core.internal.wire.TaskHead;
import org.cogrid.node.internal.engine.CapturedLog;
import org.cogrid.node.internal.output.EngineLog;
import org.junit.jupiter.api.Test;

/** What stands in an engine's log of tasks whose client has left. */
class LoggedEventsTest {
    private static final TaskHead HEAD = new TaskHead("apply", "nightly", 0, ContentHash.NONE);

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private String logged(long mostCharacters, Event... events) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        PrintStream both = new PrintStream(written, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        try (EngineLog log = new EngineLog("test-log")) {
            LoggedEvents logged = new LoggedEvents("client 7", log, mostCharacters);
            for (Event event : events) {
                logged.event(event, HEAD);
            }
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return written.toString(StandardCharsets.UTF_8)
                .replaceAll("(?m)^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3} ", "TIME ");
    }

    private static Event out(String text) {
        return new Event.Output(3, false, text);
    }

    @Test
    void linesStandWholeBehindTheirTaskAndTheLastOneNeedsNoEnd() {
        Event ended = new Event.Succeeded(3, 1, 2, ContentHash.NONE);

        assertThat(logged(1_000, out("on"), new Event.Output(3, true, "oops\n"), out("e\n\ntwo"), ended)
                        .lines())
                .containsExactly(
                        "TIME apply 'nightly' of client 7: oops",
                        "TIME apply 'nightly' of client 7: one",
                        "TIME apply 'nightly' of client 7: ",
                        "TIME apply 'nightly' of client 7: two");
    }

    @Test
    void ofOneClientNoMoreIsLoggedThanSet() {
        assertThat(logged(90, out("a\n"), out("b\n"), out("c\n"), out("d\n")).lines())
                .filteredOn(line -> line.startsWith("TIME apply"))
                .hasSize(2);
    }

    @Test
    void whatWasAbortedBeforeItBeganIsNotLoggedAndAFailureIs() {
        RemoteError error = new RemoteError("running", "Odd", "odd", "Odd: odd\n\tat there\n", 0, 0);
        CapturedLog log = new CapturedLog();

        log.during(() -> logged(1_000, Event.Aborted.beforeStart(3), new Event.Failed(3, 1, 2, error, null)));

        assertThat(log.messages())
                .containsExactly("apply 'nightly' of client 7 failed while running, and its client has left: "
                        + "Odd: odd\n\tat there");
    }
}
