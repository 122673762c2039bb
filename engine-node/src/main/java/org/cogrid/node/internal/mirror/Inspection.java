package org.cogrid.node.internal.mirror;

import org.cogrid.core.internal.code.ContentHash;

/** What a look at a live value showed. */
sealed interface Inspection {
    /** The grid copy is right. */
    record Same() implements Inspection {}

    /**
     * The grid copy is to be replaced.
     *
     * @param stored the new copy
     * @param fingerprint of its contents
     * @param manifest the code it needs
     */
    record Changed(Object stored, long fingerprint, ContentHash manifest) implements Inspection {}

    /** There can be no grid copy; the note says why. */
    record LiveOnly(String note) implements Inspection {}

    /** Somebody stopped the encoding; this object is not to be encoded again. The note says who. */
    record Stopped(String note) implements Inspection {}

    /** Another thread was changing the value; look again later. */
    record Unsettled() implements Inspection {}
}
