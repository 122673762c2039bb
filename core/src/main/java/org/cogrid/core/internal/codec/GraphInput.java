package org.cogrid.core.internal.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import org.cogrid.core.Reference;
import org.jspecify.annotations.Nullable;

/** Java's serialization, with classes from one loader, and stand-ins and References turned into what they stand for. */
final class GraphInput extends ObjectInputStream {
    private final ClassLoader loader;
    private final Arrival arrival;

    GraphInput(InputStream in, ClassLoader loader, Arrival arrival) throws IOException {
        super(in);
        this.loader = loader;
        this.arrival = arrival;
        enableResolveObject(true);
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
        try {
            return Class.forName(description.getName(), false, loader);
        } catch (ClassNotFoundException e) {
            return super.resolveClass(description);
        }
    }

    @Override
    protected @Nullable Object resolveObject(@Nullable Object object) throws IOException {
        try {
            if (object instanceof StandIn standIn) {
                return standIn.restore(arrival);
            }
            return object instanceof Reference ? arrival.arrived(object) : object;
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
