package org.cogrid.core.internal.codec;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
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
        out.writeObject(shape.components());
        for (int i = 0; i < values.length; i++) {
            ScalarField.write(shape.typeOf(i), values[i], out);
        }
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        shape = RecordShape.of(type)
                .orElseThrow(() -> new InvalidObjectException("the module of record " + type.getName()
                        + " does not let its constructor be called: let the record implement Serializable"));
        Object components = in.readObject();
        if (!shape.components().equals(components)) {
            throw new InvalidObjectException("record " + type.getName() + " has the components (" + shape.components()
                    + ") here, but (" + components + ") where it was sent from");
        }
        values = new @Nullable Object[shape.fields().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = ScalarField.read(shape.typeOf(i), in);
        }
    }
}
