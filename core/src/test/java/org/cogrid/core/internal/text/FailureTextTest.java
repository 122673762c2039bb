package org.cogrid.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import groovy.lang.MissingMethodException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FailureTextTest {
    @Test
    void aFailureIsTextOfItsClassAndMessage() {
        assertThat(FailureText.of(new IllegalStateException("so"))).isEqualTo("java.lang.IllegalStateException: so");
        assertThat(FailureText.of(new IllegalStateException())).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void aFailureThatFailsWhenItIsAskedSaysSo() {
        HostileFailure hostile = new HostileFailure();

        assertThat(FailureText.of(hostile))
                .isEqualTo(HostileFailure.class.getName()
                        + ": (its getMessage() failed with java.lang.StackOverflowError)");
        assertThat(FailureText.cause(hostile)).isNull();
        assertThat(FailureText.frames(hostile)).isEmpty();
        assertThat(FailureText.chain(hostile)).hasSize(1);
    }

    @Test
    void theCompilersOwnWordsDoNotComeBeforeFileAndLine() {
        assertThat(FailureText.message(
                        new IllegalStateException("startup failed:\na.groovy: 2: Unexpected\n\n1 error\n")))
                .isEqualTo("a.groovy: 2: Unexpected\n\n1 error");
    }

    @Test
    void ofGroovysGuessesOnlyThoseNearWhatWasTypedAreTold() {
        assertThat(FailureText.message(new MissingMethodException("toUpperCas", String.class, new Object[0])))
                .isEqualTo("No signature of method: toUpperCas for class: java.lang.String is applicable for argument"
                        + " types: () values: []\nPossible solutions: toUpperCase(), toUpperCase(java.util.Locale)");
        assertThat(FailureText.message(new MissingMethodException("foo", String.class, new Object[] {1})))
                .isEqualTo("No signature of method: foo for class: java.lang.String is applicable for argument types:"
                        + " (Integer) values: [1]");
    }

    @Test
    void aStackIsTakenBelowWhatHasBeenTold() {
        assertThat(FailureText.below("X: why\nso", "X: why\nso\n\tat Y\n")).isEqualTo("\tat Y\n");
        assertThat(FailureText.below("X: why", "Z\n\tat Y\n")).isEqualTo("Z\n\tat Y\n");
    }

    @Test
    void framesThatAreNullAreLeftOut() {
        Exception none = new Exception() {
            @Override
            public StackTraceElement[] getStackTrace() {
                return null;
            }
        };
        Exception some = new Exception() {
            @Override
            public StackTraceElement[] getStackTrace() {
                return new StackTraceElement[] {null, new StackTraceElement("C", "m", "C.java", 1)};
            }
        };

        assertThat(FailureText.frames(none)).isEmpty();
        assertThat(FailureText.frames(some)).hasSize(1);
    }

    @Test
    void aLongMessageIsCut() {
        assertThat(FailureText.of(new Exception("x".repeat(10_000_000))))
                .hasSizeLessThan(66_000)
                .contains("cut");
    }

    @Test
    void aChainOfCausesEndsAlsoWhereItIsACircleOrHasNoEnd() {
        Exception outer = new Exception("outer");
        Exception inner = new Exception("inner", outer);
        outer.initCause(inner);

        assertThat(FailureText.chain(outer)).containsExactly(outer, inner);
        assertThat(FailureText.chain(new Endless(new AtomicInteger()))).hasSize(20);
    }

    /** Has a new cause each time. */
    private static final class Endless extends Exception {
        private final AtomicInteger asked;

        Endless(AtomicInteger asked) {
            this.asked = asked;
        }

        @Override
        public synchronized Throwable getCause() {
            asked.incrementAndGet();
            return new Endless(asked);
        }
    }
}
