package org.cogrid.node.internal.groovy.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.codehaus.groovy.runtime.metaclass.MissingPropertyExceptionNoStack;
import org.cogrid.core.internal.code.VersionConflictException;
import org.cogrid.core.internal.text.FailureText;
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
    void aClosureIsCalledAfterItsScriptInMessages() {
        assertThat(RemoteTrace.message(
                        new Exception("Cannot cast object 'job$_run_closure1$_closure2@6f3' to class 'int'")))
                .isEqualTo("Cannot cast object 'a closure of job' to class 'int'");
        assertThat(RemoteTrace.message(new Exception("a$b is no closure, nor is b_closure1")))
                .isEqualTo("a$b is no closure, nor is b_closure1");
    }

    @Test
    void aFailureIsOfTheClassThatUsersKnow() {
        assertThat(FailureText.className(new MissingPropertyExceptionNoStack("b", Integer.class)))
                .isEqualTo("groovy.lang.MissingPropertyException");
        assertThat(FailureText.className(NoSuchFunctionException.unknown("f", new Object[0])))
                .isEqualTo("groovy.lang.MissingMethodException");
        assertThat(FailureText.className(new VersionConflictException("C", "one", "another")))
                .isEqualTo("org.cogrid.core.CogridException");
    }

    @Test
    void aMessageThatFailsIsSaid() {
        Exception bad = new Exception() {
            @Override
            public String getMessage() {
                throw new IllegalStateException();
            }
        };
        assertThat(RemoteTrace.of(bad)).contains("its getMessage() failed with java.lang.IllegalStateException");
    }

    @Test
    void aFailureWhoseMethodsAllFailHasATrace() {
        Exception bad = new Exception() {
            @Override
            public synchronized Throwable getCause() {
                throw new AssertionError();
            }

            @Override
            public StackTraceElement[] getStackTrace() {
                return null;
            }

            @Override
            public String toString() {
                throw new AssertionError();
            }
        };
        assertThat(RemoteTrace.of(new RuntimeException("outer", bad)))
                .contains("outer", "Caused by: " + bad.getClass().getName());
    }

    @Test
    void longMessagesOfManyCausesAreCut() {
        Exception failure = new Exception("innermost");
        for (int i = 0; i < 10; i++) {
            failure = new Exception("x".repeat(1_000_000), failure);
        }
        assertThat(RemoteTrace.of(failure))
                .hasSizeLessThan(66_000)
                .startsWith("java.lang.Exception: xxx")
                .contains("cut");
    }

    @Test
    void compiledNamesAreHidden() {
        assertThat(RemoteTrace.message(new Exception("f$def of Text_12_ab3 and Text_12_ab3$_run_closure1")))
                .isEqualTo("f of script and a closure of script");
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
