package org.cogrid.core.internal.transport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Tells the loopback network of this process from all others: each machine has one, and each container. Linux knows both;
 * elsewhere each process takes its network for one of its own.
 */
final class NetworkMark {
    static final int BYTES = 16;

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path NETWORK = Path.of("/proc/self/ns/net");
    private static final byte[] MARK = find();

    private NetworkMark() {}

    /** The mark. Processes with the same one share a loopback network. */
    static byte[] bytes() {
        return MARK.clone();
    }

    private static byte[] find() {
        try {
            String known = Files.readString(BOOT) + Files.readSymbolicLink(NETWORK);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(known.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest, BYTES);
        } catch (IOException | UnsupportedOperationException e) { // no Linux, or it does not tell
            byte[] mark = new byte[BYTES];
            new SecureRandom().nextBytes(mark);
            return mark;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
