package org.cogrid.core.internal.codec.refusal;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.invoke.SerializedLambda;
import java.util.ArrayList;
import java.util.List;
import org.cogrid.core.internal.codec.standin.Substitutions;
import org.jspecify.annotations.Nullable;

/**
 * Serializes one object without its parts. This shows which parts Java's serialization sees in it, and whether the
 * object itself can't be serialized.
 */
final class ShallowSerializer extends ObjectOutputStream {
    private final Substitutions substitutions;
    private final List<Object> parts = new ArrayList<>();
    private @Nullable Object form;

    private ShallowSerializer(Substitutions substitutions) throws IOException {
        super(OutputStream.nullOutputStream());
        this.substitutions = substitutions;
        enableReplaceObject(true);
    }

    /** The parts of {@code whole}; throws what its own serialization throws. */
    static Anatomy of(Object whole, Substitutions substitutions) throws IOException {
        try (ShallowSerializer probe = new ShallowSerializer(substitutions)) {
            probe.writeObject(whole);
            return new Anatomy(probe.form == null ? whole : probe.form, probe.parts);
        }
    }

    @Override
    protected @Nullable Object replaceObject(@Nullable Object object) throws IOException {
        if (object == null || object instanceof String || object instanceof Number) {
            return object;
        }
        if (form != null) {
            parts.add(object);
            return null;
        }
        form = substitutions.replace(object);
        if (form instanceof SerializedLambda lambda) {
            addCaptured(lambda);
            return null;
        }
        return form;
    }

    private void addCaptured(SerializedLambda lambda) {
        for (int i = 0; i < lambda.getCapturedArgCount(); i++) {
            if (lambda.getCapturedArg(i) != null) {
                parts.add(lambda.getCapturedArg(i));
            }
        }
    }

    /**
     * An object taken apart.
     *
     * @param form what is written in its place, often the object itself
     * @param parts the objects that its serialization would write next
     */
    record Anatomy(Object form, List<Object> parts) {}
}
