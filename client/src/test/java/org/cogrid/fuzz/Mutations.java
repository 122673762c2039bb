package org.cogrid.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Damages valid bytes: flips, cuts, insertions, repetitions, swaps, and lengths that lie. */
final class Mutations {
    private static final int MOST = 8;
    private static final int[] LIES = {
        0,
        -1,
        1,
        2,
        127,
        255,
        65_535,
        1_000_000,
        1 << 28,
        Integer.MAX_VALUE - 8,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        -2
    };

    private final SplittableRandom random;
    private final List<byte[]> tokens;

    Mutations(SplittableRandom random, List<byte[]> tokens) {
        this.random = random;
        this.tokens = tokens;
    }

    byte[] of(byte[] valid) {
        byte[] bytes = valid.clone();
        for (int left = random.nextInt(1, MOST); left > 0; left--) {
            bytes = once(bytes);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes) {
        if (bytes.length < 2) {
            return inserted(bytes);
        }
        int from = random.nextInt(bytes.length);
        int to = random.nextInt(from, bytes.length + 1);
        return switch (random.nextInt(10)) {
            case 0 -> flipped(bytes);
            case 1 -> Arrays.copyOf(bytes, from);
            case 2 -> replaced(bytes, from, to, new byte[0]);
            case 3 -> inserted(bytes);
            case 4 -> replaced(bytes, from, from, Arrays.copyOfRange(bytes, from, Math.min(to, from + 64)));
            case 5 -> swapped(bytes, from, to);
            case 6, 7 -> withLie(bytes, from, Integer.BYTES);
            case 8 -> withLie(bytes, from, Short.BYTES);
            default -> tokens.isEmpty() ? flipped(bytes) : withToken(bytes, from, to);
        };
    }

    private byte[] flipped(byte[] bytes) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        return bytes;
    }

    private byte[] inserted(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        byte[] more = new byte[random.nextInt(1, 17)];
        random.nextBytes(more);
        return replaced(bytes, at, at, more);
    }

    /** Exchanges the part with as many bytes behind it, as far as there are any. */
    private static byte[] swapped(byte[] bytes, int from, int to) {
        int length = Math.min(to - from, bytes.length - to);
        byte[] first = Arrays.copyOfRange(bytes, from, from + length);
        System.arraycopy(bytes, to, bytes, from, length);
        System.arraycopy(first, 0, bytes, to, length);
        return bytes;
    }

    private byte[] withLie(byte[] bytes, int at, int width) {
        int lie = LIES[random.nextInt(LIES.length)];
        ByteOrder order = random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        ByteBuffer field = ByteBuffer.allocate(width).order(order);
        byte[] written = width == Integer.BYTES
                ? field.putInt(lie).array()
                : field.putShort((short) lie).array();
        System.arraycopy(written, 0, bytes, at, Math.min(width, bytes.length - at));
        return bytes;
    }

    private byte[] withToken(byte[] bytes, int from, int to) {
        byte[] token = tokens.get(random.nextInt(tokens.size()));
        return replaced(bytes, from, random.nextBoolean() ? from : Math.min(to, from + 16), token);
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        return ByteBuffer.allocate(bytes.length - (to - from) + by.length)
                .put(bytes, 0, from)
                .put(by)
                .put(bytes, to, bytes.length - to)
                .array();
    }
}
