package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;
import org.cogrid.core.NotSerializableValueException;
import org.cogrid.core.RemoteTaskException;
import org.cogrid.core.UndecodableValueException;
import org.cogrid.core.function.Fn0;
import org.cogrid.core.function.Fn1;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exceptions and values whose own code fails wherever it is asked end their own task, with a failure that can be read. */
class HostileFailuresIT extends UsableAfterwards {
    @Test
    void aResultThatFailsWhenItIsReadHereIsToldSo() {
        assertThatThrownBy(() -> GRID.e0().applySync(Shipped.failsToRead()))
                .isInstanceOf(UndecodableValueException.class)
                .hasMessageContaining("its getMessage() failed with java.lang.AssertionError");
    }

    @Test
    void aResultThatFailsWhenItIsWrittenThereIsToldSo() {
        assertThatThrownBy(() -> GRID.e0().applySync(Shipped.failsToWrite()))
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining("encoding its result")
                .hasMessageContaining("its getMessage() failed with java.lang.AssertionError");
    }

    @Test
    void anArgumentThatFailsWhenItIsWrittenHereIsRefused() {
        assertThatThrownBy(() -> GRID.e0().apply(Shipped.textOf(), new FailsToWrite()))
                .isInstanceOf(NotSerializableValueException.class)
                .hasMessageContaining("argument 0");
    }

    @Test
    void anArgumentThatFailsWhenItIsReadThereIsToldSo() {
        Set<Object> keys = new HashSet<>();
        keys.add(new Key());

        assertThatThrownBy(() -> GRID.e0().applySync(Shipped.textOf(), keys))
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining("decoding its arguments");
    }

    @ParameterizedTest
    @ValueSource(strings = {"when it is asked", "when it is written", "when it is read"})
    void anExceptionThatFailsIsDescribed(String when) {
        assertThatThrownBy(() -> GRID.e0().applySync(Shipped.throwing(), when))
                .isInstanceOfSatisfying(RemoteTaskException.class, failure -> {
                    assertThat(failure.remoteClass()).contains("Hostile");
                    assertThat(failure.remoteStack()).contains("Hostile");
                });
    }

    @Test
    void aFailureWithALongMessageArrivesCutAndLaterTasksRun() {
        assertThatThrownBy(() -> GRID.e0()
                        .execute("throw new IllegalArgumentException('begin' + 'x' * 20_000_000 + 'end')")
                        .get())
                .isInstanceOfSatisfying(RemoteTaskException.class, failure -> {
                    assertThat(failure.remoteMessage())
                            .startsWith("begin")
                            .endsWith("end")
                            .contains("characters cut")
                            .hasSizeLessThan(66_000);
                    assertThat(failure.remoteStack()).hasSizeLessThan(66_000);
                });
    }

    /** Functions that run on the engine. */
    private static final class Shipped {
        static Fn0<Object> failsToRead() {
            return () -> new FailsToRead();
        }

        static Fn0<Object> failsToWrite() {
            return () -> new FailsToWrite();
        }

        static Fn1<Object, Object> textOf() {
            return value -> "" + value;
        }

        static Fn1<String, Object> throwing() {
            return when -> {
                throw when.endsWith("asked")
                        ? new Hostile()
                        : when.endsWith("written") ? new HostileWhenWritten() : new HostileWhenRead();
            };
        }
    }

    /** Cannot be asked for anything. */
    private static class Hostile extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new AssertionError("no message");
        }

        @Override
        public String toString() {
            throw new AssertionError("no text");
        }

        @Override
        public synchronized Throwable getCause() {
            throw new AssertionError("no cause");
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new AssertionError("no stack");
        }
    }

    private static final class HostileWhenWritten extends Hostile {
        private static final long serialVersionUID = 1L;

        private void writeObject(ObjectOutputStream out) {
            throw new Hostile();
        }
    }

    private static final class HostileWhenRead extends Hostile {
        private static final long serialVersionUID = 1L;

        private void readObject(ObjectInputStream in) {
            throw new Hostile();
        }
    }

    private static final class FailsToWrite implements Serializable {
        private static final long serialVersionUID = 1L;

        private void writeObject(ObjectOutputStream out) {
            throw new Hostile();
        }
    }

    private static final class FailsToRead implements Serializable {
        private static final long serialVersionUID = 1L;

        private void readObject(ObjectInputStream in) {
            throw new Hostile();
        }
    }

    /** Has a hash only where it was made. */
    private static final class Key implements Serializable {
        private static final long serialVersionUID = 1L;
        private final transient Object hash = 1;

        @Override
        public int hashCode() {
            if (hash == null) {
                throw new Hostile();
            }
            return hash.hashCode();
        }

        @Override
        public boolean equals(Object other) {
            return other == this;
        }
    }
}
