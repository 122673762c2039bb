package org.cogrid.node.internal.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Array;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                double.class,
                float.class,
                long.class,
                int.class,
                short.class,
                char.class,
                byte.class,
                boolean.class
            })
    void everyElementCountsWhateverTheLength(Class<?> type) {
        for (int length = 0; length < 70; length++) {
            Object array = Array.newInstance(type, length);
            Set<Long> seen = new HashSet<>(Set.of(Fingerprint.of(array)));
            for (int i = 0; i < length; i++) {
                Object zero = Array.get(array, i);
                Array.set(array, i, one(type));
                seen.add(Fingerprint.of(array));
                Array.set(array, i, zero);
            }
            assertThat(seen).hasSize(length + 1);
        }
    }

    @Test
    void twoChangedSignsDoNotCancelOut() {
        double[] a = IntStream.range(1, 41).asDoubleStream().toArray();
        Set<Long> seen = new HashSet<>(Set.of(Fingerprint.of(a)));
        for (int i = 1; i < a.length; i++) {
            double[] b = a.clone();
            b[0] = -b[0];
            b[i] = -b[i];
            seen.add(Fingerprint.of(b));
        }

        assertThat(seen).hasSize(a.length);
    }

    @Test
    void orderLengthAndTypeCount() {
        List<Object> arrays = List.of(
                new double[0],
                new double[1],
                new double[2],
                new long[0],
                new long[1],
                new int[1],
                new short[1],
                new char[1],
                new byte[1],
                new boolean[1],
                new float[1],
                new int[] {1, 2, 3, 4, 5},
                new int[] {5, 2, 3, 4, 1},
                new int[] {2, 1, 3, 4, 5});

        assertThat(arrays.stream().map(Fingerprint::of).distinct()).hasSameSizeAs(arrays);
    }

    @Test
    void equalContentsHaveEqualFingerprints() {
        double[] a = {1, Double.NaN, -0.0};

        assertThat(Fingerprint.of(a.clone())).isEqualTo(Fingerprint.of(a));
    }

    @Test
    void otherObjectsAreRefused() {
        assertThatThrownBy(() -> Fingerprint.of((Object) "a")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Object one(Class<?> type) {
        Object array = Array.newInstance(type, 1);
        if (type == boolean.class) {
            return true;
        }
        if (type == char.class) {
            return (char) 1;
        }
        Array.setByte(array, 0, (byte) 1);
        return Array.get(array, 0);
    }
}
