package org.cogrid.core.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.cogrid.core.NotSerializableValueException;
import org.cogrid.core.RemoteTaskException;
import org.cogrid.core.UndecodableValueException;
import org.cogrid.core.function.Fn0;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.core.internal.task.ApplyTask;
import org.cogrid.core.internal.text.HostileFailure;
import org.cogrid.core.internal.wire.RemoteError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the code of a user's classes throws, encoding and decoding end in failures of the value that can be read. */
class HostileValuesTest {
    private final ValueCodec codec = new ValueCodec(new OneLoader());

    static Stream<Object> failWhenWritten() {
        return Stream.of(
                new FailsToWrite(),
                new FailsToBeReplaced(),
                new Sneaky(),
                new OverflowsAndFails(),
                new Holder(new FailsToWrite()),
                Map.of("k", new FailsToWrite()),
                Map.of(new LoudKey(), new Thread()));
    }

    @ParameterizedTest
    @MethodSource("failWhenWritten")
    void whatFailsWhenItIsWrittenIsRefused(Object value) {
        assertThatThrownBy(() -> codec.encode(value))
                .isInstanceOf(NotSerializableValueException.class)
                .hasMessageContaining("cannot encode");
        assertThatThrownBy(() -> codec.encode(new ApplyTask("f", new Object[] {value}, Map.of(), null)))
                .isInstanceOf(NotSerializableValueException.class)
                .hasMessageContaining("argument 0");
    }

    @Test
    void aCaptureThatFailsWhenItIsWrittenIsNamed() {
        FailsToWrite captured = new FailsToWrite();
        Fn0<Object> function = () -> captured;

        assertThatThrownBy(() -> codec.encode(function))
                .isInstanceOf(NotSerializableValueException.class)
                .hasMessageContaining(
                        "captured (captured in HostileValuesTest.aCaptureThatFailsWhenItIsWrittenIsNamed)")
                .hasMessageContaining("its getMessage() failed with java.lang.StackOverflowError");
    }

    static Stream<Object> failWhenRead() {
        Set<Object> set = new HashSet<>();
        Map<Object, Object> map = new HashMap<>();
        Map<Comparable<?>, Object> sorted = new ConcurrentSkipListMap<>();
        RestlessKey key = new RestlessKey();
        set.add(key);
        map.put(key, 1);
        sorted.put(key, 1);
        sorted.put(new RestlessKey(), 2);
        Stream<Object> values = Stream.of(
                new FailsToRead(),
                new Sneaky.ToRead(),
                new Holder(new FailsToRead()),
                new UsesSpoilt(),
                set,
                map,
                sorted);
        return values.onClose(() -> RestlessKey.fails = false);
    }

    @ParameterizedTest
    @MethodSource("failWhenRead")
    void whatFailsWhenItIsReadIsUndecodable(Object value) {
        Encoded encoded = codec.encode(value);
        RestlessKey.fails = true;
        try {
            assertThatThrownBy(() -> codec.decode(encoded, Arrival.PLAIN))
                    .isInstanceOf(UndecodableValueException.class)
                    .hasMessageContaining("cannot decode");
        } finally {
            RestlessKey.fails = false;
        }
    }

    @Test
    void aFailureOfAnysLengthIsToldInBoundedText() {
        assertThatThrownBy(() -> codec.encode(new FailsAtLength()))
                .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(66_000));
    }

    @Test
    void aRemoteFailureThatTravelsOnCanBePrinted() {
        RemoteTaskException failure =
                new RemoteTaskException(new RemoteError("running", "X", "why", "X: why at Y", 0, 1), null);

        RemoteTaskException arrived = (RemoteTaskException) codec.decode(codec.encode(failure), Arrival.PLAIN);

        assertThat(arrived.remoteStack()).isEqualTo("X: why at Y");
    }

    private static final class FailsToWrite implements Serializable {
        private static final long serialVersionUID = 1L;

        private void writeObject(ObjectOutputStream out) {
            throw new HostileFailure();
        }
    }

    private static final class FailsAtLength implements Serializable {
        private static final long serialVersionUID = 1L;

        private void writeObject(ObjectOutputStream out) {
            throw new IllegalStateException("x".repeat(5_000_000));
        }
    }

    private static final class FailsToBeReplaced implements Serializable {
        private static final long serialVersionUID = 1L;

        private Object writeReplace() throws ObjectStreamException {
            throw new HostileFailure();
        }
    }

    private static final class FailsToRead implements Serializable {
        private static final long serialVersionUID = 1L;

        private void readObject(ObjectInputStream in) {
            throw new HostileFailure();
        }
    }

    private record Holder(Object held) implements Serializable {}

    /** Throws what no compiler lets it throw. */
    public static class Sneaky implements Externalizable {
        private static final long serialVersionUID = 1L;

        @Override
        public void writeExternal(ObjectOutput out) throws IOException {
            throw sneaky(new InterruptedException("nobody expects this"));
        }

        @Override
        public void readExternal(ObjectInput in) throws IOException {
            throw sneaky(new Throwable("nor this"));
        }

        @SuppressWarnings("unchecked")
        static <T extends Throwable> RuntimeException sneaky(Throwable failure) throws T {
            throw (T) failure;
        }

        /** The same when it is read. */
        public static final class ToRead extends Sneaky {
            private static final long serialVersionUID = 1L;

            @Override
            public void writeExternal(ObjectOutput out) {}
        }
    }

    private static final class OverflowsAndFails implements Serializable {
        private static final long serialVersionUID = 1L;
        private transient int calls;

        private void writeObject(ObjectOutputStream out) {
            if (calls++ == 0) {
                throw new StackOverflowError();
            }
            throw new HostileFailure();
        }
    }

    /** A number of the user's own, which may not be asked for its text. */
    private static final class LoudKey extends Number {
        private static final long serialVersionUID = 1L;

        @Override
        public int intValue() {
            return 0;
        }

        @Override
        public long longValue() {
            return 0;
        }

        @Override
        public float floatValue() {
            return 0;
        }

        @Override
        public double doubleValue() {
            return 0;
        }

        @Override
        public String toString() {
            throw new HostileFailure();
        }
    }

    private static final class RestlessKey implements Serializable, Comparable<RestlessKey> {
        private static final long serialVersionUID = 1L;
        private static boolean fails;

        @Override
        public int hashCode() {
            return answer(1);
        }

        @Override
        public boolean equals(Object other) {
            return answer(0) == 1;
        }

        @Override
        public int compareTo(RestlessKey other) {
            return answer(this == other ? 0 : 1);
        }

        private static int answer(int value) {
            if (fails) {
                throw new HostileFailure();
            }
            return value;
        }
    }

    private static final class UsesSpoilt implements Serializable {
        private static final long serialVersionUID = 1L;

        private Object readResolve() {
            return new Spoilt();
        }
    }

    private static final class Spoilt {
        static {
            fail();
        }

        private static void fail() {
            throw new HostileFailure();
        }
    }
}
