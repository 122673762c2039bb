package org.cogrid.node.internal.mirror;

import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.core.internal.grid.GridCopy;
import org.cogrid.core.internal.grid.StoredValue;
import org.cogrid.core.internal.text.Amounts;
import org.cogrid.core.internal.text.ExactText;
import org.cogrid.core.internal.text.FailureText;
import org.cogrid.core.internal.text.FullHeap;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a value differs from its grid copy, and makes the new copy. Scalars are compared and primitive
 * arrays are hashed. All other values are encoded, and the bytes are hashed; these bytes are also the new copy. {@code
 * hashCode()} and {@code equals} of user objects are never used, because they do not see every change.
 */
public final class Inspector {
    private static final long SCALAR_NANOS = TimeUnit.MICROSECONDS.toNanos(20);
    private static final long OBJECT_NANOS = TimeUnit.MICROSECONDS.toNanos(100);
    private static final long ELEMENT_NANOS = 500;
    private static final int BYTES_HASHED_A_NANO = 8;
    private static final int LONGEST_NOTE = 400;

    private final ValueCodec codec;
    private final MirrorSettings settings;
    private final Encoding encoding;

    /**
     * An inspector of an engine's values.
     *
     * @param encoding gets the begin and end of all work that may run users' code
     */
    public Inspector(ValueCodec codec, MirrorSettings settings, Encoding encoding) {
        this.codec = codec;
        this.settings = settings;
        this.encoding = encoding;
    }

    /** Loads the classes that encoding needs, so that this does not count as cost of the first value. */
    void warmUp() {
        Fingerprint.of(codec.encode(List.of("text", 1, 1.5)).bytes());
    }

    /** The expected cost of finding out whether this value has changed. */
    static long checkNanos(@Nullable Object value) {
        if (value != null && GridCopy.isStoredAsItself(value)) {
            return SCALAR_NANOS + GridCopy.sizeOf(value) / BYTES_HASHED_A_NANO;
        }
        return OBJECT_NANOS + ELEMENT_NANOS * elements(value);
    }

    /** The expected cost of sending a copy of this many bytes. */
    static long sendNanos(long bytes) {
        return SCALAR_NANOS + bytes;
    }

    /** The number of elements. Only the JDK's own collections are asked for their size, because others may run any code. */
    private static long elements(@Nullable Object value) {
        if (value == null || value.getClass().getClassLoader() != null) {
            return 0;
        }
        if (value instanceof Collection<?> collection) {
            return collection.size();
        }
        return value instanceof Map<?, ?> map ? map.size() : 0;
    }

    /**
     * Looks at a value.
     *
     * @param copy the state of its grid copy
     */
    Inspection inspect(@Nullable Object value, CopyState copy) {
        if (settings.liveOnly().contains(copy.name())) {
            return new Inspection.LiveOnly("kept live only by configuration");
        }
        if (value == null) {
            return copy.isOf(null)
                    ? new Inspection.Same()
                    : new Inspection.Changed(new StoredValue(), 0, ContentHash.NONE);
        }
        return GridCopy.isStoredAsItself(value) ? plain(value, copy) : seen(value, copy);
    }

    private Inspection seen(Object value, CopyState copy) {
        Encoding.Run run = encoding.begin(copy.name());
        Inspection finding;
        try {
            finding = encoded(value, copy);
        } catch (Throwable e) { // for want of memory
            run.end();
            throw e;
        }
        String stopped = run.end();
        return stopped == null || finding instanceof Inspection.Same
                ? finding
                : new Inspection.Stopped(
                        "encoding it was stopped: " + stopped + "; assign another object to have that copied");
    }

    private Inspection plain(Object value, CopyState copy) {
        if (GridCopy.sizeOf(value) > settings.maxBytes()) {
            return tooLarge(GridCopy.sizeOf(value));
        }
        if (!GridCopy.isPrimitiveArray(value.getClass())) {
            return copy.isOfEqual(value)
                    ? new Inspection.Same()
                    : new Inspection.Changed(stored(value), 0, ContentHash.NONE);
        }
        long fingerprint = Fingerprint.of(value);
        return copy.isOfContents(fingerprint)
                ? new Inspection.Same()
                : new Inspection.Changed(value, fingerprint, ContentHash.NONE);
    }

    /** The stored form of a scalar. Hazelcast writes strings as UTF-8, which can't hold half a surrogate pair. */
    private Object stored(Object scalar) {
        return scalar instanceof String text && !ExactText.isUtf8(text)
                ? StoredValue.of(text, codec.encode(text))
                : scalar;
    }

    /**
     * Encodes a value. Catches everything, because a user's {@code writeObject} may throw anything and no value may end
     * the engine, except for want of memory when the grid has an earlier copy, which then stays.
     */
    private Inspection encoded(Object value, CopyState copy) {
        try {
            return compared(value, codec.encode(value), copy);
        } catch (Throwable e) {
            if (copy.hasCopy() && FullHeap.isCauseOf(e)) {
                throw e;
            }
            return isUnsettled(e) ? new Inspection.Unsettled() : new Inspection.LiveOnly(note(e));
        }
    }

    private Inspection compared(Object value, Encoded encoded, CopyState copy) {
        if (encoded.bytes().length > settings.maxBytes()) {
            return tooLarge(encoded.bytes().length);
        }
        long fingerprint = Fingerprint.of(encoded.bytes())
                ^ Long.rotateLeft(encoded.manifest().hashCode(), 16);
        return copy.isOfContents(fingerprint)
                ? new Inspection.Same()
                : new Inspection.Changed(StoredValue.of(value, encoded), fingerprint, encoded.manifest());
    }

    private Inspection tooLarge(long bytes) {
        return new Inspection.LiveOnly("its " + Amounts.size(bytes) + " are more than the "
                + Amounts.size(settings.maxBytes()) + " a grid copy may have");
    }

    private static boolean isUnsettled(Throwable failure) {
        return FailureText.chain(failure).stream().anyMatch(ConcurrentModificationException.class::isInstance);
    }

    private static String note(Throwable failure) {
        String whole = failure instanceof CogridException
                ? String.valueOf(FailureText.message(failure))
                : "encoding it failed: " + FailureText.of(failure);
        return whole.length() <= LONGEST_NOTE ? whole : whole.substring(0, LONGEST_NOTE) + "…";
    }
}
