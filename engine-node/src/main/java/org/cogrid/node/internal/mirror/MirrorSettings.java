package org.cogrid.node.internal.mirror;

import java.util.Set;

/**
 * Which values get a grid copy.
 *
 * @param maxBytes the largest copy in bytes; larger values stay live only
 * @param liveOnly names of variables that stay live only
 */
public record MirrorSettings(long maxBytes, Set<String> liveOnly) {
    private static final long DEFAULT_MAX_BYTES = 256L << 20;

    public MirrorSettings {
        if (maxBytes <= 0) {
            throw new IllegalArgumentException("the largest mirrored value must have at least a byte, not " + maxBytes);
        }
        liveOnly = Set.copyOf(liveOnly);
    }

    /** Everything up to 256 MB is mirrored. */
    public static MirrorSettings defaults() {
        return new MirrorSettings(DEFAULT_MAX_BYTES, Set.of());
    }
}
