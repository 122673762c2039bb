package org.cogrid.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * A decoder of bytes that come from elsewhere: how valid bytes are made for it, and what it may do with others.
 *
 * @param name its name in reports
 * @param samples makes a random value
 * @param encoder the encoder that Cogrid itself uses
 * @param decoder the decoder under test
 * @param isSame whether the second value is what the first one became on its way
 * @param declared the exceptions by which it may refuse bytes
 * @param tokens parts that mutations put in, because random bytes would hardly ever hit on them
 * @param limit the most memory that it may allocate
 */
record Decoder<T>(
        String name,
        Function<SplittableRandom, T> samples,
        Encoder<T> encoder,
        Reader decoder,
        BiPredicate<T, Object> isSame,
        List<Class<? extends Throwable>> declared,
        List<byte[]> tokens,
        Limit limit) {

    /** Makes the bytes of a value. */
    @FunctionalInterface
    interface Encoder<T> {
        byte[] bytes(T value) throws Exception;
    }

    /** Reads a value from any bytes. */
    @FunctionalInterface
    interface Reader {
        Object read(byte[] bytes) throws Exception;
    }

    /** A number of bytes that grows with the input. */
    record Limit(long least, long eachByte) {
        private static final Limit USUAL = new Limit(1 << 20, 64);

        long of(byte[] input) {
            return least + eachByte * input.length;
        }
    }

    /** A decoder of values that are equal when their bytes are. */
    static <T> Decoder<T> of(String name, Function<SplittableRandom, T> samples, Encoder<T> encoder, Reader decoder) {
        BiPredicate<T, Object> isSame = (sent, arrived) -> {
            try {
                @SuppressWarnings("unchecked") // what was encoded has this type
                T same = (T) arrived;
                return Arrays.equals(encoder.bytes(sent), encoder.bytes(same));
            } catch (Exception e) {
                throw new AssertionError("what has been read by " + name + " can't be written again", e);
            }
        };
        return new Decoder<>(name, samples, encoder, decoder, isSame, List.of(), List.of(), Limit.USUAL);
    }

    /** The same decoder, which may refuse bytes by these exceptions. */
    @SafeVarargs
    final Decoder<T> refusingBy(Class<? extends Throwable>... exceptions) {
        return new Decoder<>(name, samples, encoder, decoder, isSame, List.of(exceptions), tokens, limit);
    }

    /** The same decoder, whose mutations put these parts in. */
    Decoder<T> withTokens(List<byte[]> parts) {
        return new Decoder<>(name, samples, encoder, decoder, isSame, declared, parts, limit);
    }

    /** The same decoder, whose values are compared in another way. */
    Decoder<T> comparing(BiPredicate<T, Object> comparison) {
        return new Decoder<>(name, samples, encoder, decoder, comparison, declared, tokens, limit);
    }

    /** The same decoder with another limit of its memory. */
    Decoder<T> allocating(long least, long eachByte) {
        return new Decoder<>(name, samples, encoder, decoder, isSame, declared, tokens, new Limit(least, eachByte));
    }

    @Override
    public String toString() {
        return name;
    }
}
