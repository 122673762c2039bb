package org.cogrid.core.internal.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.InvalidObjectException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Array;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.cogrid.core.Reference;
import org.cogrid.core.internal.codec.form.PrimitiveKind;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.core.internal.codec.standin.Cycles;
import org.cogrid.core.internal.codec.standin.LoadsClasses;
import org.cogrid.core.internal.codec.standin.OtherVersion;
import org.cogrid.core.internal.codec.standin.Primitives;
import org.cogrid.core.internal.codec.standin.StandIn;
import org.cogrid.core.internal.text.FailureText;
import org.cogrid.core.internal.wire.HeapMeter;
import org.jspecify.annotations.Nullable;

/**
 * Java's deserialization with two changes: {@link DescribedClasses} finds the classes, and stand-ins and References
 * become what they stand for.
 */
final class GraphInput extends ObjectInputStream implements LoadsClasses {
    private final ByteBuffer attached;
    private final DescribedClasses classes;
    private final Arrival arrival;
    private final Cycles cycles = new Cycles();
    private final ArrayLengths lengths;
    private final HeapMeter meter = new HeapMeter();

    // Confined to the decoding thread.
    private boolean hasStandIns;
    /** The first class that an object needs and that is not here, or {@code null}. */
    private @Nullable ClassNotFoundException missing;

    GraphInput(InputStream graph, ByteBuffer attached, DescribedClasses classes, Arrival arrival) throws IOException {
        super(graph);
        this.attached = attached;
        this.classes = classes;
        this.arrival = arrival;
        enableResolveObject(true);
        lengths = new ArrayLengths(graph.available());
        ObjectInputFilter ofThisJvm = getObjectInputFilter();
        setObjectInputFilter(ofThisJvm == null ? lengths : ObjectInputFilter.merge(lengths, ofThisJvm));
    }

    @Override
    protected ObjectStreamClass readClassDescriptor() throws IOException, ClassNotFoundException {
        ObjectStreamClass written = super.readClassDescriptor();
        String name = written.getName();
        if (name.startsWith("java.")) {
            return written;
        }
        try {
            return OtherVersion.fit(written, classes.find(name), this);
        } catch (ClassNotFoundException e) {
            return written; // a class of which no object is made may be missing here
        }
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description) throws ClassNotFoundException {
        Optional<Class<?>> primitive = Primitives.named(description.getName());
        try {
            Class<?> type = primitive.isPresent() ? primitive.get() : classes.find(description.getName());
            hasStandIns |= StandIn.class.isAssignableFrom(type);
            return type;
        } catch (ClassNotFoundException e) {
            missing = missing == null ? e : missing;
            throw e;
        } finally {
            classes.next();
        }
    }

    @Override
    @SuppressWarnings("deprecation") // only the class is needed; its handler is read later
    protected Class<?> resolveProxyClass(String[] names) throws ClassNotFoundException {
        Class<?>[] interfaces = new Class<?>[names.length];
        try {
            for (int i = 0; i < names.length; i++) {
                interfaces[i] = classes.find(names[i]);
            }
        } finally {
            classes.next();
        }
        return Proxy.getProxyClass(definerOf(interfaces), interfaces);
    }

    private ClassLoader definerOf(Class<?>... interfaces) {
        return Arrays.stream(interfaces)
                .filter(each -> !Modifier.isPublic(each.getModifiers()))
                .findFirst()
                .map(Class::getClassLoader)
                .orElseGet(() -> classes.definerOf(interfaces));
    }

    @Override
    public ClassLoader loader() {
        return classes.loader();
    }

    @Override
    public String nameHere(String className) {
        return classes.nameHere(className);
    }

    /** Reads the graph and returns its root, with all cycles closed. */
    @Nullable
    Object readGraph() throws IOException, ClassNotFoundException {
        try {
            Object root = readObject();
            cycles.close();
            return root;
        } catch (ClassCastException | InvalidObjectException e) {
            ClassNotFoundException reason = missing;
            if (reason != null && (e instanceof ClassCastException || e.getCause() instanceof ClassCastException)) {
                reason.addSuppressed(e); // Java has put a proxy in the place of a collection with the object
                throw reason;
            }
            throw e;
        } catch (InvalidClassException e) {
            throw lengths.isExceeded()
                    ? new InvalidObjectException("it tells of an array with more elements than it has bytes")
                    : e;
        }
    }

    @Override
    protected @Nullable Object resolveObject(@Nullable Object object) throws IOException {
        if (object instanceof AttachedArray array) {
            Object elements = array.from(attached);
            meter.took(array.bytes());
            return elements;
        }
        meter.took(bytesOfElements(object));
        if (object instanceof StandIn || object instanceof Reference) {
            return restore(object);
        }
        if (hasStandIns && object != null) {
            cycles.met(object);
        }
        return object;
    }

    private static long bytesOfElements(@Nullable Object object) {
        if (object instanceof String text) {
            return text.length() * (long) Character.BYTES;
        }
        if (object == null || !object.getClass().isArray()) {
            return 0;
        }
        PrimitiveKind kind = PrimitiveKind.ofArray(object.getClass());
        return kind == null ? Array.getLength(object) * (long) Integer.BYTES : kind.bytes(object);
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
