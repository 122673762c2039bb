package org.cogrid.core.internal.codec;

import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Array;
import java.util.List;
import org.cogrid.core.internal.codec.form.EncodedOutput;
import org.cogrid.core.internal.codec.form.PrimitiveKind;
import org.cogrid.core.internal.codec.standin.Substitutions;
import org.jspecify.annotations.Nullable;

/**
 * Java's serialization with three additions: stand-ins for objects that it refuses, large arrays attached after the
 * graph, and a record of the classes met.
 */
final class GraphOutput extends ObjectOutputStream {
    /** The number of bytes from which attaching an array costs less than writing it in the graph. */
    private static final int WORTH_ATTACHING = 512;

    private final Substitutions substitutions;
    private final EncodedOutput attached;
    private final Encoding encoding;

    GraphOutput(EncodedOutput graph, EncodedOutput attached, Substitutions substitutions, Encoding encoding)
            throws IOException {
        super(graph);
        this.substitutions = substitutions;
        this.attached = attached;
        this.encoding = encoding;
        enableReplaceObject(true);
    }

    @Override
    protected void annotateClass(Class<?> type) {
        encoding.describes(List.of(type));
    }

    @Override
    protected void annotateProxyClass(Class<?> type) {
        encoding.describes(List.of(type.getInterfaces()));
    }

    @Override
    protected @Nullable Object replaceObject(@Nullable Object object) throws IOException {
        if (object == null || object instanceof String) {
            return object;
        }
        if (object instanceof SerializedLambda lambda) {
            encoding.met(lambda);
        }
        PrimitiveKind kind = PrimitiveKind.ofArray(object.getClass());
        if (kind == null) {
            return replaced(object);
        }
        return kind.bytes(object) < WORTH_ATTACHING ? object : attach(kind, object);
    }

    private Object replaced(Object object) throws IOException {
        try {
            Object replaced = substitutions.replace(object);
            return replaced instanceof Serializable ? replaced : encoding.inPlaceOf(replaced);
        } catch (InvalidClassException e) {
            Object instead = encoding.inPlaceOf(object);
            if (instead == object) {
                throw e;
            }
            return instead;
        }
    }

    private AttachedArray attach(PrimitiveKind kind, Object array) throws IOException {
        AttachedArray standIn = new AttachedArray(kind, Math.toIntExact(attached.size()), Array.getLength(array));
        attached.writeElements(kind, array);
        return standIn;
    }
}
