package org.cogrid.core.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cogrid.core.UndecodableValueException;
import org.cogrid.core.function.Fn1;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.core.internal.task.ApplyTask;
import org.cogrid.core.internal.task.PushTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that come in parts, cut at any place. */
class PartsTest {
    private final ValueCodec codec = new ValueCodec(new OneLoader());

    static List<Object> values() {
        Map<String, Object> pushed = new LinkedHashMap<>();
        pushed.put("a", new double[] {1, -2.5, 1e300});
        pushed.put("größe", new boolean[] {true, false, true, true});
        pushed.put("x", 5L);
        return List.of(
                true,
                'x',
                (short) 3,
                1L << 40,
                2.5f,
                3.25,
                "ein größerer Text",
                new byte[] {1, 2, 3},
                new char[] {'a', 'ß'},
                new short[] {1, 2, -3},
                new int[] {1, -1, 1 << 30},
                new long[] {1, -1, 1L << 60},
                new float[] {1, 2.5f},
                new int[][] {{1, 2}, null, {3}},
                List.of(new double[] {1, 2, 3}, "text", Map.of("k", new long[] {7, 8})),
                new PushTask(pushed));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueIsTheSameWhereverItsBytesAreCut(Object value) {
        Encoded encoded = codec.encode(value);
        for (int size = 1; size <= encoded.bytes().length; size++) {
            assertThat(decoded(encoded, size)).usingRecursiveComparison().isEqualTo(value);
        }
    }

    @Test
    void aCallIsTheSameWhereverItsBytesAreCut() throws Exception {
        int captured = 41;
        Fn1<Object, Object> function = x -> captured + (Integer) x;
        Encoded encoded = codec.encode(new ApplyTask(function, new Object[] {1}, Map.of(), null));
        for (int size = 1; size <= encoded.bytes().length; size++) {
            ApplyTask task = (ApplyTask) decoded(encoded, size);
            @SuppressWarnings("unchecked") // as it was sent
            Fn1<Object, Object> arrived = (Fn1<Object, Object>) task.function();
            assertThat(arrived.call(task.arguments()[0])).isEqualTo(42);
        }
    }

    @Test
    void aValueThatIsCutShortIsRefused() {
        byte[] bytes = codec.encode(new double[] {1, 2, 3}).bytes();
        for (int length = 0; length < bytes.length; length++) {
            Encoded cut = new Encoded(codec.encode(1).manifest(), Arrays.copyOf(bytes, length));
            for (int size = 1; size <= length; size++) {
                int each = size;
                assertThatThrownBy(() -> decoded(cut, each)).isInstanceOf(UndecodableValueException.class);
            }
        }
    }

    private Object decoded(Encoded encoded, int partSize) {
        byte[] bytes = encoded.bytes();
        List<ByteBuffer> parts = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += partSize) {
            parts.add(ByteBuffer.wrap(bytes, from, Math.min(partSize, bytes.length - from)));
        }
        return codec.decode(encoded.manifest(), parts, Arrival.PLAIN);
    }
}
