package org.cogrid.core.internal.codec.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cogrid.core.internal.codec.OneLoader;
import org.cogrid.core.internal.codec.ValueCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValuesTest {
    private final ValueCodec codec = new ValueCodec(new OneLoader());

    @ParameterizedTest
    @MethodSource({"scalars", "arrays", "collections", "jdkValues", "records", "views"})
    void aValueArrivesEqual(Object value) {
        Object arrived = codec.decode(codec.encode(value), Arrival.PLAIN);

        assertThat(deep(arrived)).isEqualTo(deep(value));
        if (value != null && !(value instanceof View)) {
            assertThat(arrived).hasSameClassAs(value);
        }
    }

    static Stream<Object> scalars() {
        return Stream.of(
                null,
                true,
                false,
                'x',
                '\uD800',
                (byte) -1,
                (short) -2,
                3,
                Long.MIN_VALUE,
                1.5f,
                Double.MIN_VALUE,
                -0.0,
                "",
                "grüße \uD83D\uDE00",
                "half a pair \uD83D",
                "x".repeat(100_000));
    }

    static Stream<Object> arrays() {
        return Stream.of(
                new boolean[] {true, false, true},
                new byte[] {1, -1},
                new short[] {1, Short.MIN_VALUE},
                new char[] {'a', '\uFFFF'},
                new int[] {1, Integer.MIN_VALUE},
                new long[] {1, Long.MIN_VALUE},
                new float[] {1.5f, Float.NaN},
                new double[] {1.5, Double.NEGATIVE_INFINITY},
                new double[0],
                new double[100_000],
                new double[][] {{1, 2}, null, {}, {3}},
                new int[][] {},
                new boolean[][] {{true}},
                new double[][][] {{{1}, {2}}, null},
                new String[] {"a", null},
                new Integer[] {1, null},
                new Object[] {"a", 1, new int[] {2}, new Object[] {null}});
    }

    static Stream<Object> collections() {
        return Stream.of(
                List.of(),
                List.of(1, 2, 3),
                Set.of("a", "b", "c"),
                Map.of("a", 1, "b", List.of(2)),
                new ArrayList<>(Arrays.asList(1, null, "x")),
                Arrays.asList(1, null),
                new LinkedList<>(List.of(1, 2)),
                new HashMap<>(Collections.singletonMap(null, null)),
                new LinkedHashMap<>(Map.of("k", 1)),
                new TreeMap<>(Map.of("b", 1, "a", 2)),
                new TreeSet<>(List.of(3, 1)),
                new ConcurrentHashMap<>(Map.of("k", 1)),
                new CopyOnWriteArrayList<>(List.of(1)),
                EnumSet.of(TimeUnit.DAYS, TimeUnit.HOURS),
                new EnumMap<>(Map.of(TimeUnit.DAYS, 1)),
                Collections.unmodifiableList(new ArrayList<>(List.of(1))),
                Collections.emptyMap(),
                Collections.nCopies(3, "x"),
                Stream.of(1, 2).toList());
    }

    static Stream<Object> jdkValues() {
        return Stream.of(
                new BigInteger("123456789012345678901234567890"),
                new BigDecimal("1.10"),
                LocalDate.of(2026, 11, 22),
                Instant.EPOCH,
                Duration.ofSeconds(1, 2),
                ZonedDateTime.of(2026, 1, 2, 3, 4, 5, 6, ZoneId.of("Europe/Berlin")),
                DayOfWeek.MONDAY,
                Locale.GERMANY,
                Currency.getInstance("EUR"),
                new UUID(1, 2),
                BitSet.valueOf(new long[] {5}),
                Math.class,
                int.class,
                void.class,
                double[][].class,
                Level.HIGH,
                Optional.empty(),
                Optional.of("x"),
                Optional.of(Optional.of(new int[] {1}).map(Arrays::hashCode)),
                OptionalInt.of(1),
                OptionalInt.empty(),
                OptionalLong.of(2),
                OptionalDouble.of(3),
                Path.of("a", "b"),
                List.of(Path.of("/tmp")));
    }

    static Stream<Object> records() {
        return Stream.of(
                new Plain(1, "x"),
                new Bare(1, List.of("x")),
                new Bare(2, null),
                new Pair<>(new Bare(1, null), new Plain(2, null)),
                List.of(new Pair<>(1, Optional.of(new Bare(3, null)))),
                new Empty(),
                new Scalars(true, (byte) -1, (short) -2, 'x', 3, 4L, 5.5f, -6.5),
                new Circle(2),
                new Group("g", Map.of("a", new Bare(1, null))));
    }

    static Stream<Object> views() {
        Map<String, Integer> map = new TreeMap<>(Map.of("a", 1, "b", 2));
        List<Integer> list = new ArrayList<>(List.of(1, 2, 3));
        return Stream.of(
                        new HashMap<>(map).keySet(),
                        map.keySet(),
                        ((TreeMap<String, Integer>) map).descendingKeySet(),
                        ((TreeMap<String, Integer>) map).headMap("b"),
                        list.subList(1, 3),
                        List.of(1, 2, 3).subList(0, 2),
                        Collections.unmodifiableSet(map.keySet()),
                        Collections.unmodifiableList(list.subList(0, 1)),
                        map.entrySet(),
                        Map.entry("k", 1),
                        new HashMap<>(map).entrySet().iterator().next(),
                        new LinkedHashMap<>(map).entrySet(),
                        new ArrayDeque<>(map.values()).clone().stream().toList())
                .map(View::new);
    }

    @Test
    void valuesOfAMapArriveAsAListOfThem() {
        Object arrived = codec.decode(codec.encode(new TreeMap<>(Map.of("a", 1, "b", 2)).values()), Arrival.PLAIN);

        assertThat(arrived).isEqualTo(List.of(1, 2));
    }

    @Test
    void aReversedSetKeepsItsOrder() {
        TreeSet<Integer> numbers =
                new TreeSet<>(Comparator.<Integer>naturalOrder().reversed());
        numbers.addAll(List.of(1, 2, 3));

        Object arrived = codec.decode(codec.encode(numbers), Arrival.PLAIN);

        assertThat((Set<?>) arrived).extracting(Object::toString).containsExactly("3", "2", "1");
    }

    @Test
    void anExceptionArrivesWithItsCauseAndFrames() {
        Exception thrown = new IllegalStateException("outer", new RuntimeException("inner"));

        Exception arrived = (Exception) codec.decode(codec.encode(thrown), Arrival.PLAIN);

        assertThat(arrived).hasMessage("outer").hasRootCauseMessage("inner");
        assertThat(arrived.getStackTrace()).isEqualTo(thrown.getStackTrace());
    }

    @Test
    void negativeZeroAndNaNKeepTheirBits() {
        double odd = Double.longBitsToDouble(0x7ff8000000000123L);

        double arrived = (Double) codec.decode(codec.encode(odd), Arrival.PLAIN);

        assertThat(Double.doubleToRawLongBits(arrived)).isEqualTo(0x7ff8000000000123L);
    }

    @Test
    void aScalarTakesFewBytes() {
        assertThat(codec.encode(42).bytes()).hasSize(5);
        assertThat(codec.encode(null).bytes()).hasSize(1);
        assertThat(codec.encode(new double[1000]).bytes()).hasSize(8006);
    }

    @Test
    void largeArraysWithinAGraphArriveWhole() {
        double[] large = IntStream.range(0, 10_000).asDoubleStream().toArray();
        Map<String, Object> graph = Map.of("a", large, "b", new byte[5000], "c", new char[600]);

        Map<?, ?> arrived = (Map<?, ?>) codec.decode(codec.encode(graph), Arrival.PLAIN);

        assertThat(arrived.get("a")).isEqualTo(large);
        assertThat(arrived.get("b")).isEqualTo(new byte[5000]);
        assertThat(arrived.get("c")).isEqualTo(new char[600]);
    }

    /** Compares arrays by content and leaves views to their own equality. */
    private static Object deep(Object value) {
        Object seen = value instanceof View view ? view.object : value;
        return seen != null && seen.getClass().isArray()
                ? Arrays.asList(new Object[] {seen}).toArray()
                : seen;
    }

    enum Level {
        LOW,
        HIGH {
            @Override
            public String toString() {
                return "very high";
            }
        }
    }

    /** Marks a row whose class may change; as a record without Serializable it is one more stand-in. */
    record View(Object object) {}

    record Plain(int number, String text) implements Serializable {}

    record Bare(int number, List<String> texts) {}

    record Pair<A, B>(A first, B second) {}

    private record Empty() {}

    record Scalars(boolean a, byte b, short c, char d, int e, long f, float g, double h) {}

    sealed interface Shape permits Circle {}

    record Circle(double radius) implements Shape {}

    record Group(String name, Map<String, Bare> members) {}
}
