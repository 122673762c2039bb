package org.cogrid.fuzz;

import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One input of a run. The seed and the number make it, so that it can be made again alone.
 *
 * @param sent the value that was encoded; {@code null} if the bytes are damaged
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FuzzInput<T>(long seed, long number, Decoder<T> decoder, Kind kind, T sent, byte[] bytes) {
    private static final int LONGEST_RANDOM = 300;
    private static final int SHOWN = 400;

    /** How the bytes are made. */
    enum Kind {
        RANDOM,
        DAMAGED,
        VALID
    }

    /** The input with that number. The decoders take turns. */
    static FuzzInput<?> of(long seed, long number, List<Decoder<?>> decoders) throws Exception {
        return of(seed, number, decoders.get((int) (number % decoders.size())));
    }

    private static <T> FuzzInput<T> of(long seed, long number, Decoder<T> decoder) throws Exception {
        SplittableRandom random = new SplittableRandom(seed ^ number * 0x9E3779B97F4A7C15L);
        int choice = random.nextInt(10);
        if (choice == 0) {
            byte[] bytes = new byte[random.nextInt(LONGEST_RANDOM)];
            random.nextBytes(bytes);
            return new FuzzInput<>(seed, number, decoder, Kind.RANDOM, null, bytes);
        }
        T value = decoder.samples().apply(random);
        byte[] valid = decoder.encoder().bytes(value);
        if (choice <= 2) {
            return new FuzzInput<>(seed, number, decoder, Kind.VALID, value, valid);
        }
        byte[] damaged = new Mutations(random, decoder.tokens()).of(valid);
        return new FuzzInput<>(seed, number, decoder, Kind.DAMAGED, null, damaged);
    }

    /** Decodes the bytes. Returns what was read. */
    Object read() throws Exception {
        return decoder.decoder().read(bytes);
    }

    /** Whether what was read is what was sent; true for damaged bytes. */
    boolean isRight(Object read) {
        return kind != Kind.VALID || decoder.isSame().test(sent, read);
    }

    @Override
    public String toString() {
        String hex = HexFormat.of().formatHex(bytes, 0, Math.min(SHOWN, bytes.length));
        return decoder + ", " + kind + " input " + number + " of seed " + seed + ", " + bytes.length + " bytes: " + hex
                + "\nagain alone: -Dfuzz.seed=" + seed + " -Dfuzz.input=" + number;
    }
}
