package org.cogrid.fuzz;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.wire.RemoteError;

/** Random parts of values. */
final class Samples {
    private static final List<String> TEXTS =
            List.of("", "a", "größer", "\uD83D\uDE00", "x = 1\n", "org.cogrid.Demo", "12 ab", "'\"\\", "\u0000", "%s");
    private static final String HALF_A_PAIR = "\uD83D";

    private Samples() {}

    static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(6); left > 0; left--) {
            text.append(TEXTS.get(random.nextInt(TEXTS.size())));
        }
        return text.toString();
    }

    /** A text that may have half of a character, as a Java string can. */
    static String anyText(SplittableRandom random) {
        return random.nextInt(8) == 0 ? text(random) + HALF_A_PAIR : text(random);
    }

    static byte[] bytes(SplittableRandom random, int most) {
        byte[] bytes = new byte[random.nextInt(most + 1)];
        random.nextBytes(bytes);
        return bytes;
    }

    static ContentHash hash(SplittableRandom random) {
        return random.nextInt(4) == 0 ? ContentHash.NONE : unit(random);
    }

    /** The hash of a unit, which is not {@link ContentHash#NONE}. */
    static ContentHash unit(SplittableRandom random) {
        return ContentHash.of(new byte[] {(byte) random.nextInt()});
    }

    static UUID id(SplittableRandom random) {
        return new UUID(random.nextLong(), random.nextLong());
    }

    static Instant instant(SplittableRandom random) {
        return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
    }

    static <E extends Enum<E>> E oneOf(SplittableRandom random, E[] all) {
        return all[random.nextInt(all.length)];
    }

    static <T> List<T> several(SplittableRandom random, int most, Function<SplittableRandom, T> each) {
        List<T> all = new ArrayList<>();
        for (int left = random.nextInt(most + 1); left > 0; left--) {
            all.add(each.apply(random));
        }
        return all;
    }

    static RemoteError error(SplittableRandom random, long task) {
        String message = random.nextBoolean() ? null : anyText(random);
        return new RemoteError(text(random), text(random), message, anyText(random), random.nextInt(), task);
    }
}
