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
    private transient @Nullable Object[] values;

    private RecordStandIn(Class<?> type, @Nullable Object[] values) {
        this.type = type;
        this.values = values;
    }

    static @Nullable RecordStandIn of(Record whole) {
        RecordShape shape = RecordShape.of(whole.getClass()).orElse(null);
        try {
            return shape == null ? null : new RecordStandIn(whole.getClass(), shape.valuesOf(whole));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a field made accessible is not: " + whole.getClass(), e);
        }
    }

    @Override
    public Object restore(Arrival arrival) throws Exception {
        RecordShape shape = RecordShape.of(type)
                .orElseThrow(() -> new InvalidObjectException("the module of record " + type.getName()
                        + " does not let its constructor be called: let the record implement Serializable"));
        if (shape.fields().size() != values.length) {
            throw new InvalidObjectException(
                    "record " + type.getName() + " has other components here than where it was sent from");
        }
        for (Object value : values) {
            if (value instanceof StandIn) {
                throw Cycles.failure("record " + type.getName(), null);
            }
        }
        return shape.make(values);
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
        out.writeInt(values.length);
        for (Object value : values) {
            out.writeObject(value);
        }
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        values = new @Nullable Object[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readObject();
        }
    }
}
