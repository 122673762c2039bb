package org.cogrid.core.internal.grid;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.core.internal.wire.GridInput;
import org.cogrid.core.internal.wire.WireTypes;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of a grid copy that is not stored as itself. It holds {@code null}, an encoded value, or a note that the
 * value is live only. See {@link GridCopy} for the values that need no envelope.
 *
 * <p>Hazelcast writes it so (factory 7301, type 3): boolean live only, string class name of the value (null for null),
 * string SHA-256 of the code manifest (empty for none), byte array of the value's graph, string note (why live only,
 * otherwise empty).
 */
public final class StoredValue implements IdentifiedDataSerializable {
    private static final byte[] NO_BYTES = {};

    private boolean liveOnly;
    private @Nullable String type;
    private ContentHash manifest = ContentHash.NONE;
    private byte[] bytes = NO_BYTES;
    private String note = "";

    /** For the grid's deserialization only; a new envelope stands for {@code null}. */
    public StoredValue() {}

    /** The envelope of an encoded value. */
    public static StoredValue of(@Nullable Object value, Encoded encoded) {
        StoredValue stored = new StoredValue();
        stored.type = value == null ? null : value.getClass().getTypeName();
        stored.manifest = encoded.manifest();
        stored.bytes = encoded.bytes();
        return stored;
    }

    /** The envelope of a value without a copy. */
    public static StoredValue liveOnly(String type, String note) {
        StoredValue stored = new StoredValue();
        stored.liveOnly = true;
        stored.type = type;
        stored.note = note;
        return stored;
    }

    /** Whether there is no copy, so that the value is lost if the engine dies. */
    public boolean isLiveOnly() {
        return liveOnly;
    }

    /** The value's class as users write it; {@code null} for null. */
    public @Nullable String type() {
        return type;
    }

    /** The value as bytes. */
    public Encoded encoded() {
        return new Encoded(manifest, bytes);
    }

    /** Why the value is live only; otherwise empty. */
    public String note() {
        return note;
    }

    @Override
    public int getFactoryId() {
        return WireTypes.FACTORY;
    }

    @Override
    public int getClassId() {
        return WireTypes.STORED_VALUE;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeBoolean(liveOnly);
        out.writeString(type);
        out.writeString(manifest.hex());
        out.writeByteArray(bytes);
        out.writeString(note);
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        liveOnly = in.readBoolean();
        type = GridInput.textOrNull(in);
        manifest = GridInput.hash(in);
        bytes = GridInput.bytes(in);
        note = GridInput.text(in);
    }
}
