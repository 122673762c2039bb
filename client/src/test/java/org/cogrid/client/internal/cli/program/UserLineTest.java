package org.cogrid.client.internal.cli.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.cogrid.core.RemoteTaskException;
import org.cogrid.core.internal.wire.RemoteError;
import org.junit.jupiter.api.Test;

class UserLineTest {
    private final UserLine line = UserLine.of(Path.of("norms.groovy"));

    private static StackTraceElement[] at(String file, int number) {
        return new StackTraceElement[] {new StackTraceElement("C", "m", file, number)};
    }

    @Test
    void theLineOfTheUsersFileIsFoundAmongTheCauses() {
        Exception cause = new Exception("b");
        cause.setStackTrace(at("norms.groovy", 7));

        assertThat(line.failure(new IllegalStateException("a", cause)))
                .hasMessage("norms.groovy:7: java.lang.IllegalStateException: a\ncaused by: java.lang.Exception: b");
    }

    @Test
    void eachCauseIsToldInALineUnlessItIsToldAlready() {
        Exception deep = new Exception("deep\nsecond line");
        Exception told = new IllegalStateException(new IllegalArgumentException("inner", deep));

        assertThat(line.failure(told))
                .hasMessage("java.lang.IllegalStateException: java.lang.IllegalArgumentException: inner\n"
                        + "caused by: java.lang.Exception: deep");
    }

    @Test
    void causesOnAnEngineAreToldThoughTheirClassesAreNotKnownHere() {
        String stack =
                "demo.Outer: outer\n\tat text 1.run(text-1.groovy:3)\nCaused by: demo.Inner: inner\n\t... 1 more\n";
        RemoteTaskException failure =
                new RemoteTaskException(new RemoteError("running", "demo.Outer", "outer", stack, 0, 1), null);

        assertThat(UserLine.causes(failure)).isEqualTo("\ncaused by: demo.Inner: inner");
    }

    @Test
    void theFailureOnAnEngineIsToldOnceThoughItsOwnWordsAreOthers() {
        String stack = "java.lang.ClassCastException: in short\n\tat demo.Job.run(Job.java:3)\n";
        RemoteTaskException failure = new RemoteTaskException(
                new RemoteError("running", "java.lang.ClassCastException", "in short", stack, 0, 1),
                new ClassCastException("at length"));

        assertThat(UserLine.causes(failure)).isEmpty();
        assertThat(UserLine.stack(failure)).containsOnlyOnce("in short").doesNotContain("at length");
    }

    @Test
    void aViewAndItsResultsAreCalledWhatTheirUserKnowsThemAs() {
        Exception failure = new Exception("No signature of method: org.cogrid.client.internal.view.EngineView.aply()"
                + " for (org.cogrid.client.internal.result.TaskResult)");

        assertThat(UserLine.message(failure))
                .isEqualTo("java.lang.Exception: No signature of method: DirectView.aply() for (AsyncResult)");
    }

    @Test
    void causesThatGoRoundInACircleEnd() {
        Exception first = new Exception("a");
        Exception second = new Exception("b", first);
        first.initCause(second);
        first.setStackTrace(at("Other.java", 1));
        second.setStackTrace(at("Other.java", 2));

        assertThat(line.failure(first)).hasMessage("java.lang.Exception: a\ncaused by: java.lang.Exception: b");
        assertThat(UserLine.stack(first)).contains("java.lang.Exception: a", "Caused by: java.lang.Exception: b");
    }

    @Test
    void aFailureWhoseOwnCodeFailsIsToldAllTheSame() {
        Hostile hostile = new Hostile();

        assertThat(line.failure(hostile)).hasMessageContaining(Hostile.class.getName());
        assertThat(UserLine.stack(hostile)).contains(Hostile.class.getName());
    }

    /** Of which nothing works. */
    private static final class Hostile extends Exception {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new AssertionError();
        }

        @Override
        public String toString() {
            throw new AssertionError();
        }

        @Override
        public synchronized Throwable getCause() {
            throw new AssertionError();
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new AssertionError();
        }

        @Override
        public void printStackTrace(PrintStream out) {
            throw new AssertionError();
        }

        @Override
        public void printStackTrace(PrintWriter out) {
            throw new AssertionError();
        }
    }
}
