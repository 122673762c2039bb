package org.cogrid.node.internal.groovy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RemoteTraceTest {
    @Test
    void causesAreShownAndCyclesEnd() {
        Exception inner = new IllegalStateException("inner");
        Exception outer = new RuntimeException("outer", inner);
        inner.initCause(outer);
        assertThat(RemoteTrace.of(outer))
                .startsWith("java.lang.RuntimeException: outer")
                .containsOnlyOnce("Caused by: java.lang.IllegalStateException: inner");
    }

    @Test
    void aMessageThatFailsIsSaid() {
        Exception bad = new Exception() {
            @Override
            public String getMessage() {
                throw new IllegalStateException();
            }
        };
        assertThat(RemoteTrace.of(bad)).contains("its message could not be read: java.lang.IllegalStateException");
    }

    @Test
    void compiledNamesAreHidden() {
        assertThat(RemoteTrace.message(new Exception("f$def of Text_12_ab3 and Text_12_ab3$_run_closure1")))
                .isEqualTo("f of script and script$_run_closure1");
    }

    @Test
    void deepStacksAreCut() {
        StackOverflowError deep = new StackOverflowError();
        StackTraceElement[] frames = new StackTraceElement[1000];
        java.util.Arrays.fill(frames, new StackTraceElement("user.Deep", "call", "Deep.java", 3));
        deep.setStackTrace(frames);
        assertThat(RemoteTrace.of(deep).lines()).hasSize(202).last().asString().contains("1000 frames in all");
    }
}
