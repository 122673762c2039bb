package org.cogrid.core.internal.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.cogrid.core.Reference;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.core.internal.codec.standin.Cycles;
import org.cogrid.core.internal.codec.standin.LoadsClasses;
import org.cogrid.core.internal.codec.standin.OtherVersion;
import org.cogrid.core.internal.codec.standin.Primitives;
import org.cogrid.core.internal.codec.standin.StandIn;
import org.cogrid.core.internal.text.FailureText;
import org.jspecify.annotations.Nullable;

/** Java's serialization, with classes from one loader, and stand-ins and References turned into what they stand for. */
final class GraphInput extends ObjectInputStream implements LoadsClasses {
    private final ByteBuffer attached;
    private final ClassLoader loader;
    private final Arrival arrival;
    private final Cycles cycles = new Cycles();

    // Confined to the decoding thread.
    private boolean hasStandIns;

    GraphInput(InputStream graph, ByteBuffer attached, ClassLoader loader, Arrival arrival) throws IOException {
        super(graph);
        this.attached = attached;
        this.loader = loader;
        this.arrival = arrival;
        enableResolveObject(true);
    }

    @Override
    protected ObjectStreamClass readClassDescriptor() throws IOException, ClassNotFoundException {
        ObjectStreamClass written = super.readClassDescriptor();
        String name = written.getName();
        if (name.startsWith("java.") || name.startsWith("[")) {
            return written;
        }
        try {
            return OtherVersion.fit(written, Class.forName(name, false, loader), loader);
        } catch (ClassNotFoundException e) {
            return written; // as long as nothing is made of it, it need not be there
        }
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description) throws ClassNotFoundException {
        Optional<Class<?>> primitive = Primitives.named(description.getName());
        Class<?> type = primitive.isPresent() ? primitive.get() : Class.forName(description.getName(), false, loader);
        hasStandIns |= StandIn.class.isAssignableFrom(type);
        return type;
    }

    @Override
    @SuppressWarnings("deprecation") // only the class is wanted, and its handler is yet to be read
    protected Class<?> resolveProxyClass(String[] names) throws ClassNotFoundException {
        Class<?>[] interfaces = new Class<?>[names.length];
        ClassLoader definer = loader;
        for (int i = 0; i < names.length; i++) {
            interfaces[i] = Class.forName(names[i], false, loader);
            definer = Modifier.isPublic(interfaces[i].getModifiers()) ? definer : interfaces[i].getClassLoader();
        }
        return Proxy.getProxyClass(definer, interfaces);
    }

    @Override
    public ClassLoader loader() {
        return loader;
    }

    /** The graph's root, with all in it in place. */
    @Nullable
    Object readGraph() throws IOException, ClassNotFoundException {
        Object root = readObject();
        cycles.close();
        return root;
    }

    @Override
    protected @Nullable Object resolveObject(@Nullable Object object) throws IOException {
        if (object instanceof AttachedArray array) {
            return array.from(attached);
        }
        if (object instanceof StandIn || object instanceof Reference) {
            return restore(object);
        }
        if (hasStandIns && object != null) {
            cycles.met(object);
        }
        return object;
    }

    private @Nullable Object restore(Object object) throws IOException {
        try {
            if (!(object instanceof StandIn standIn)) {
                return arrival.arrived(object);
            }
            Object restored = standIn.restore(arrival);
            cycles.restored(standIn, restored);
            return restored;
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(FailureText.message(e), e);
        }
    }
}
