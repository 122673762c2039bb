package org.cogrid.fuzz;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.cogrid.core.Reference;
import org.cogrid.core.UndecodableValueException;
import org.cogrid.core.function.Fn1;
import org.cogrid.core.internal.code.ClassSpace;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.core.internal.task.ApplyTask;
import org.cogrid.core.internal.task.ChunkTask;
import org.cogrid.core.internal.task.EvaluateTask;
import org.cogrid.core.internal.task.ExecuteTask;
import org.cogrid.core.internal.task.PullTask;
import org.cogrid.core.internal.task.PushTask;
import org.cogrid.core.internal.task.result.ChunkValues;
import org.cogrid.core.internal.task.result.ExecuteResult;
import org.cogrid.core.internal.task.result.MapValues;
import org.cogrid.core.internal.task.result.Packed;
import org.cogrid.core.internal.wire.RemoteError;

/** The decoder of values, tasks and results. */
final class ValueDecoders {
    private static final ValueCodec CODEC = new ValueCodec(ClassSpace.of(ValueDecoders.class.getClassLoader()));

    private ValueDecoders() {}

    /** Values and tasks in forms of their own. */
    static Decoder<?> plain() {
        return decoder("ValueCodec, forms", ValueDecoders::form);
    }

    /** Values and tasks in Java's object streams. */
    static Decoder<?> graphs() {
        return decoder("ValueCodec, graphs", ValueDecoders::graph);
    }

    private static Decoder<Object> decoder(String name, Function<SplittableRandom, Object> samples) {
        return Decoder.<Object>of(name, samples, value -> CODEC.encode(value).bytes(), ValueDecoders::read)
                .refusingBy(UndecodableValueException.class);
    }

    private static Object read(byte[] bytes) {
        return CODEC.decode(new Encoded(ContentHash.NONE, bytes), Arrival.PLAIN);
    }

    private static Object scalar(SplittableRandom random) {
        return switch (random.nextInt(11)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> (char) random.nextInt();
            case 3 -> (byte) random.nextInt();
            case 4 -> (short) random.nextInt();
            case 5 -> random.nextInt();
            case 6 -> random.nextLong();
            case 7 -> random.nextDouble();
            case 8 -> (float) random.nextDouble();
            case 9 -> Reference.ref("a.b[" + random.nextInt(9) + "]");
            default -> Samples.anyText(random);
        };
    }

    private static Object array(SplittableRandom random) {
        int length = random.nextInt(40);
        return switch (random.nextInt(6)) {
            case 0 -> random.doubles(length).toArray();
            case 1 -> random.longs(length).toArray();
            case 2 -> random.ints(random.nextInt(1000)).toArray();
            case 3 -> new boolean[length];
            case 4 -> new int[][] {random.ints(length).toArray(), null, {}};
            default -> Samples.bytes(random, 50);
        };
    }

    private static Object form(SplittableRandom random) {
        return switch (random.nextInt(9)) {
            case 0 -> scalar(random);
            case 1 -> array(random);
            case 2 -> new ExecuteTask("execute", Samples.anyText(random), Samples.text(random), random.nextBoolean());
            case 3 -> new EvaluateTask(Samples.anyText(random));
            case 4 -> new PullTask(List.of("a", "b" + random.nextInt(9)), false);
            case 5 -> new PushTask(pushed(random));
            case 6 -> new ExecuteResult("A", Samples.anyText(random), encoded(random), null);
            case 7 -> new ApplyTask(function(random), new Object[] {scalar(random), array(random)}, Map.of(), null);
            default -> function(random);
        };
    }

    private static Fn1<Integer, Integer> function(SplittableRandom random) {
        int captured = random.nextInt();
        return random.nextBoolean() ? value -> value + captured : value -> value + 1;
    }

    private static Encoded encoded(SplittableRandom random) {
        return random.nextBoolean() ? null : new Encoded(Samples.hash(random), Samples.bytes(random, 30));
    }

    private static Map<String, Object> pushed(SplittableRandom random) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.put("v" + i, scalar(random));
        }
        return values;
    }

    /** A record that Java's serialization refuses. */
    record Plain(int number, String text, Object other) {}

    record Packet(long number, List<Object> items) implements Serializable {}

    private static Object graph(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> new ChunkValues(Packed.of(scalars(random).toArray()), 3, failures(random));
            case 1 -> new MapValues(scalars(random).toArray(), failures(random));
            case 2 -> new ChunkTask(Samples.id(random), random.nextLong(), new Object[] {array(random)}, false);
            default -> new ArrayList<>(List.of(node(random, 3), node(random, 2)));
        };
    }

    private static List<Object> scalars(SplittableRandom random) {
        return Samples.several(random, 5, ValueDecoders::scalar);
    }

    private static TreeMap<Integer, RemoteError> failures(SplittableRandom random) {
        TreeMap<Integer, RemoteError> failures = new TreeMap<>();
        if (random.nextBoolean()) {
            failures.put(random.nextInt(5), Samples.error(random, random.nextLong()));
        }
        return failures;
    }

    private static Object node(SplittableRandom random, int depth) {
        if (depth == 0) {
            Object leaf = random.nextBoolean() ? array(random) : scalar(random);
            return leaf == null ? "nothing" : leaf;
        }
        return switch (random.nextInt(11)) {
            case 0 -> new ArrayList<>(List.of(node(random, depth - 1), node(random, depth - 1)));
            case 1 -> new TreeMap<>(Map.of("a", node(random, depth - 1)));
            case 2 -> new ArrayDeque<>(List.of("x", random.nextInt()));
            case 3 -> new Plain(random.nextInt(), Samples.text(random), node(random, depth - 1));
            case 4 -> new Packet(random.nextLong(), List.of(node(random, depth - 1)));
            case 5 -> Optional.of(node(random, depth - 1));
            case 6 -> Path.of("/tmp", "a" + random.nextInt(9));
            case 7 -> new BigDecimal(BigInteger.valueOf(random.nextLong()), random.nextInt(9));
            case 8 -> Samples.instant(random);
            case 9 -> TimeUnit.SECONDS;
            default -> new Object[] {node(random, depth - 1), function(random)};
        };
    }
}
