package org.cogrid.core.internal.codec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.cogrid.core.NotSerializableValueException;
import org.cogrid.core.UndecodableValueException;
import org.cogrid.core.internal.code.ClassSpace;
import org.jspecify.annotations.Nullable;

/** Values to bytes and back, one graph at a time: sharing and cycles within a value survive. Thread-safe. */
public final class ValueCodec {
    private final ClassSpace space;
    private final long maxBytes;
    private final List<Substitution> substitutions = new ArrayList<>();

    /**
     * A codec for one side of the wire.
     *
     * @param maxBytes the encoding of a larger value fails before the heap does
     */
    public ValueCodec(ClassSpace space, long maxBytes) {
        this.space = space;
        this.maxBytes = maxBytes;
        ServiceLoader.load(Substitution.class, ValueCodec.class.getClassLoader())
                .forEach(substitutions::add);
    }

    /**
     * The value as bytes, with the code it needs.
     *
     * @throws NotSerializableValueException naming the path to what can't travel, or the limit
     */
    public Encoded encode(@Nullable Object root) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GraphOutput out = new GraphOutput(bytes, substitutions)) {
            out.writeObject(root);
            out.flush();
            if (bytes.size() > maxBytes) {
                throw new IOException("more than " + maxBytes + " bytes");
            }
            return new Encoded(space.manifestOf(out.classes()), bytes.toByteArray());
        } catch (IOException | StackOverflowError e) {
            throw new NotSerializableValueException("a value can't travel: " + e, e);
        }
    }

    /**
     * The value again, built from classes of its own code or of this side.
     *
     * @throws UndecodableValueException naming what stands in the way
     */
    public @Nullable Object decode(Encoded encoded, Arrival arrival) {
        try (GraphInput in = new GraphInput(
                new ByteArrayInputStream(encoded.bytes()), space.loaderOf(encoded.manifest()), arrival)) {
            return in.readObject();
        } catch (IOException | ClassNotFoundException | StackOverflowError e) {
            throw new UndecodableValueException("a value can't be read here: " + e, e);
        }
    }
}
