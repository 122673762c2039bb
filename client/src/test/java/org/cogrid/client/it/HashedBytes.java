package org.cogrid.client.it;

import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes that this JVM hashes by SHA-256, with hashes that are made from now on and until it is closed. */
final class HashedBytes implements AutoCloseable {
    private static final String NAME = "HashedBytes";
    private static final String SHA_256 = "SHA-256";

    private final AtomicLong bytes = new AtomicLong();

    private HashedBytes() {}

    /** Begins to count. */
    static HashedBytes counted() throws NoSuchAlgorithmException {
        HashedBytes counter = new HashedBytes();
        Security.insertProviderAt(new Counting(counter.bytes), 1);
        return counter;
    }

    long count() {
        return bytes.get();
    }

    @Override
    public void close() {
        Security.removeProvider(NAME);
    }

    private static final class Counting extends Provider {
        Counting(AtomicLong bytes) throws NoSuchAlgorithmException {
            super(NAME, "1", "SHA-256 that counts");
            Provider real = MessageDigest.getInstance(SHA_256).getProvider();
            putService(new Service(this, "MessageDigest", SHA_256, Hash.class.getName(), List.of(), Map.of()) {
                @Override
                public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
                    return new Hash(MessageDigest.getInstance(SHA_256, real), bytes);
                }
            });
        }
    }

    private static final class Hash extends MessageDigestSpi {
        private final MessageDigest real;
        private final AtomicLong bytes;

        Hash(MessageDigest real, AtomicLong bytes) {
            this.real = real;
            this.bytes = bytes;
        }

        @Override
        protected void engineUpdate(byte input) {
            bytes.incrementAndGet();
            real.update(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            bytes.addAndGet(length);
            real.update(input, offset, length);
        }

        @Override
        protected byte[] engineDigest() {
            return real.digest();
        }

        @Override
        protected void engineReset() {
            real.reset();
        }
    }
}
