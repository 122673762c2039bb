package org.cogrid.core.internal.codec;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cogrid.core.CogridException;
import org.cogrid.core.NotSerializableValueException;
import org.cogrid.core.UndecodableValueException;
import org.cogrid.core.internal.code.ClassSpace;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.form.ByteBudget;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.core.internal.codec.form.EncodedBody;
import org.cogrid.core.internal.codec.form.EncodedOutput;
import org.cogrid.core.internal.codec.form.Tag;
import org.cogrid.core.internal.codec.refusal.Refusal;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.core.internal.codec.standin.Substitution;
import org.cogrid.core.internal.codec.standin.Substitutions;
import org.cogrid.core.internal.codec.standin.WatchedArrival;
import org.jspecify.annotations.Nullable;

/**
 * Values to bytes and back, one graph at a time: sharing and cycles within a value survive. If a graph is too deep for
 * the caller's stack, a thread with a big stack reads or writes it anew. Thread-safe.
 */
public final class ValueCodec {
    private final ClassSpace space;
    private final long maxBytes;
    private final Substitutions substitutions;

    /** A codec without a limit of its own. */
    public ValueCodec(ClassSpace space) {
        this(space, ByteBudget.MOST_BYTES);
    }

    /**
     * A codec for one side of the wire.
     *
     * @param maxBytes the largest size of an encoded value, at which encoding stops
     */
    public ValueCodec(ClassSpace space, long maxBytes) {
        this(space, maxBytes, List.of());
    }

    /**
     * A codec for one side of the wire that also has substitutions of its own.
     *
     * @param own asked before those of this JVM
     */
    public ValueCodec(ClassSpace space, long maxBytes, List<Substitution> own) {
        this.space = space;
        this.maxBytes = Math.min(maxBytes, ByteBudget.MOST_BYTES);
        this.substitutions = new Substitutions(own);
    }

    /**
     * Encodes a value and names the code it needs. The value must not change meanwhile.
     *
     * @throws NotSerializableValueException for every failure of the value; the message has the path to the object that
     *     can't travel, or the limit
     * @throws CogridException when the value's code can't travel; thrown as it is
     */
    public Encoded encode(@Nullable Object root) {
        return encode(root, () -> {
            Encoding encoding = new Encoding(substitutions, maxBytes);
            byte[] bytes = encoding.encode(root).toByteArray();
            return new Encoded(manifest(encoding), bytes);
        });
    }

    /**
     * Encodes a value that is to be sent, as {@link #encode(Object)} does. A large one is copied once, into the arrays
     * that travel.
     */
    public EncodedBody encodeBody(@Nullable Object root) {
        return encodeParts(root).all();
    }

    /** Encodes a value as {@link #encodeBody} does, but does not copy its large arrays yet. */
    public EncodedParts encodeParts(@Nullable Object root) {
        return encode(root, () -> {
            Encoding encoding = new Encoding(substitutions, maxBytes);
            EncodedOutput parts = encoding.encode(root);
            return new EncodedParts(root, substitutions, manifest(encoding), parts);
        });
    }

    private <T> T encode(@Nullable Object root, Callable<T> work) {
        try {
            return DeepStack.call(work);
        } catch (CogridException e) {
            throw e;
        } catch (Throwable e) { // even an Error of a user's code is a failure of this value only
            throw Refusal.ofEncoding(root, e, substitutions);
        }
    }

    /**
     * Decodes a value, with classes from its manifest or of this side.
     *
     * @throws UndecodableValueException for every failure, with the reason in its message, except for an unchecked
     *     exception of {@code arrival}, which is thrown as it is
     */
    public @Nullable Object decode(Encoded encoded, Arrival arrival) {
        return decode(encoded.manifest(), List.of(ByteBuffer.wrap(encoded.bytes())), arrival);
    }

    /** Decodes a value that has come in several parts, as {@link #decode(Encoded, Arrival)} does. */
    public @Nullable Object decode(ContentHash manifest, List<ByteBuffer> bytes, Arrival arrival) {
        return decode(bytes, () -> new NamedClasses(space.loaderOf(manifest)), arrival);
    }

    /**
     * Copies a value into the counterparts of its classes.
     *
     * @throws NotSerializableValueException as for {@link #encode}
     * @throws UndecodableValueException as for {@link #decode}
     */
    public @Nullable Object copy(@Nullable Object root, Counterparts counterparts, Arrival arrival) {
        Written written = encode(root, () -> {
            Encoding encoding = new Encoding(substitutions, maxBytes);
            return new Written(encoding.encode(root).toByteArray(), encoding.described());
        });
        return decode(
                List.of(ByteBuffer.wrap(written.bytes())),
                () -> new CopiedClasses(written.classes(), counterparts),
                arrival);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Written(byte[] bytes, List<List<Class<?>>> classes) {}

    private @Nullable Object decode(List<ByteBuffer> bytes, Decoding.Source source, Arrival arrival) {
        WatchedArrival watched = new WatchedArrival(arrival);
        try {
            return DeepStack.<@Nullable Object>call(() -> new Decoding(bytes, source, watched).value());
        } catch (Throwable e) {
            watched.rethrow();
            throw e instanceof CogridException known ? known : Refusal.ofDecoding(e, watched.hasPlacedValues());
        }
    }

    /**
     * Collects the classes of all objects in a value's graph, except those that every Java runtime has, and the classes
     * that define its lambdas. The value need not be encodable. If the value's own code fails, only the classes met
     * before that are collected.
     *
     * @param opened the classes whose fields are searched if their objects can't be encoded
     */
    public Met met(@Nullable Object root, Predicate<Class<?>> opened) {
        Encoding[] last = {new Encoding(substitutions, maxBytes)}; // a call on a deeper stack begins anew
        boolean isWhole;
        try {
            isWhole = DeepStack.call(() -> {
                HiddenClasses hidden = new HiddenClasses(opened);
                last[0] = Encoding.toMeet(substitutions, maxBytes, hidden);
                last[0].encode(root);
                return !hidden.hasMetAny();
            });
        } catch (Throwable e) { // a real encoding reports the reason
            isWhole = false;
        }
        Set<String> capturing = last[0].lambdas().stream()
                .map(lambda -> lambda.getCapturingClass().replace('/', '.'))
                .collect(Collectors.toSet());
        return new Met(last[0].classes(), capturing, isWhole);
    }

    /**
     * The classes that a value's graph needs.
     *
     * @param classes the classes of its objects
     * @param capturing the names of those that define lambdas in the graph
     * @param isWhole whether the value can be encoded; otherwise the graph may need more classes
     */
    public record Met(Set<Class<?>> classes, Set<String> capturing, boolean isWhole) {}

    /** Whether decoding these bytes loads no class and runs no user code. */
    public static boolean isPlain(byte[] bytes) {
        return bytes.length > 0 && (bytes[0] <= Tag.TABLE || bytes[0] == Tag.EXECUTED);
    }

    /** Names the code that an encoded value needs. */
    private ContentHash manifest(Encoding encoding) {
        Set<Class<?>> classes = encoding.classes();
        if (classes.isEmpty()) {
            return ContentHash.NONE;
        }
        space.check(classes, encoding.lambdas());
        return space.manifestOf(classes);
    }
}
