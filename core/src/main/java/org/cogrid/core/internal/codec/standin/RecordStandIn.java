package org.cogrid.core.internal.codec.standin;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record that does not implement {@code Serializable}. */
final class RecordStandIn implements StandIn {
    private static final long serialVersionUID = 1L;

    private Class<?> type;
    private transient RecordShape shape;
    private transient @Nullable Object[] values;

    private RecordStandIn(Class<?> type, RecordShape shape, @Nullable Object[] values) {
        this.type = type;
        this.shape = shape;
        this.values = values;
    }

    static @Nullable RecordStandIn of(Record whole) {
        Class<?> type = whole.getClass();
        RecordShape shape = RecordShape.of(type).orElse(null);
        try {
            return shape == null ? null : new RecordStandIn(type, shape, shape.valuesOf(whole));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a field made accessible is not: " + type, e);
        }
    }

    @Override
    public Object restore(Arrival arrival) throws Exception {
        for (Object value : values) {
            if (value instanceof StandIn) {
                throw Cycles.failure("record " + type.getName(), null);
            }
        }
        return shape.make(values);
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
        out.writeObject(shape.text());
        for (int i = 0; i < values.length; i++) {
            ScalarField.write(shape.typeOf(i), values[i], out);
        }
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        shape = RecordShape.of(type)
                .orElseThrow(() -> new InvalidObjectException("the module of record " + type.getName()
                        + " does not let its constructor be called: let the record implement Serializable"));
        String components = (String) in.readObject();
        values = shape.text().equals(components) ? valuesOfThisVersion(in) : valuesOfOther(components, in);
    }

    private @Nullable Object[] valuesOfThisVersion(ObjectInputStream in) throws IOException, ClassNotFoundException {
        @Nullable Object[] read = shape.defaults();
        for (int i = 0; i < read.length; i++) {
            read[i] = ScalarField.read(shape.typeOf(i), in);
        }
        return read;
    }

    /** A component, with the name of its type's class here. */
    private static String here(String component, ObjectInputStream in) {
        int end = component.indexOf(component.contains("[") ? '[' : ' ');
        return in instanceof LoadsClasses classes
                ? classes.nameHere(component.substring(0, end)) + component.substring(end)
                : component;
    }

    /**
     * The values that another version of the record has written, if this version has all its components; further
     * components get defaults.
     */
    private @Nullable Object[] valuesOfOther(String components, ObjectInputStream in)
            throws IOException, ClassNotFoundException {
        @Nullable Object[] read = shape.defaults();
        List<String> misfits = new ArrayList<>();
        for (String component : components.isEmpty() ? new String[0] : components.split(", ")) {
            int space = component.lastIndexOf(' ');
            Class<?> written = Primitives.named(component.substring(0, space)).orElse(Object.class);
            Object value = ScalarField.read(written, in);
            int place = shape.indexOf(here(component, in));
            if (place < 0) {
                String name = component.substring(space + 1);
                misfits.add(OtherVersion.difference(name, shape.has(name)));
            } else {
                read[place] = value;
            }
        }
        if (!misfits.isEmpty()) {
            ClassLoader loader = in instanceof LoadsClasses stream ? stream.loader() : type.getClassLoader();
            throw new MisfitException(type.getName(), misfits, loader);
        }
        return read;
    }
}
