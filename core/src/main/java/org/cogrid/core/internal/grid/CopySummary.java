package org.cogrid.core.internal.grid;

import com.hazelcast.map.IMap;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import com.hazelcast.projection.Projection;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.wire.GridInput;
import org.cogrid.core.internal.wire.WireTypes;
import org.jspecify.annotations.Nullable;

/** A summary of a grid copy, made by the member that holds the copy so that the copy need not travel. */
public final class CopySummary implements IdentifiedDataSerializable {
    private String name = "";
    private @Nullable String type;
    private long bytes;
    private ContentHash manifest = ContentHash.NONE;
    private boolean liveOnly;
    private String note = "";

    /** For the grid's deserialization only. */
    public CopySummary() {}

    /** Summaries of all copies in an engine's map. */
    public static Collection<CopySummary> allOf(IMap<String, Object> copies) {
        return copies.project(new Maker());
    }

    static CopySummary of(String name, Object stored) {
        CopySummary summary = new CopySummary();
        summary.name = name;
        summary.type = stored.getClass().getTypeName();
        summary.bytes = GridCopy.sizeOf(stored);
        if (stored instanceof StoredValue envelope) {
            summary.type = envelope.type();
            summary.manifest = envelope.encoded().manifest();
            summary.liveOnly = envelope.isLiveOnly();
            summary.note = envelope.note();
        }
        return summary;
    }

    public String name() {
        return name;
    }

    public @Nullable String type() {
        return type;
    }

    public long bytes() {
        return bytes;
    }

    public ContentHash manifest() {
        return manifest;
    }

    public boolean isLiveOnly() {
        return liveOnly;
    }

    public String note() {
        return note;
    }

    @Override
    public int getFactoryId() {
        return WireTypes.FACTORY;
    }

    @Override
    public int getClassId() {
        return WireTypes.COPY_SUMMARY;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeString(name);
        out.writeString(type);
        out.writeLong(bytes);
        out.writeString(manifest.hex());
        out.writeBoolean(liveOnly);
        out.writeString(note);
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        name = GridInput.text(in);
        type = GridInput.textOrNull(in);
        bytes = in.readLong();
        manifest = GridInput.hash(in);
        liveOnly = in.readBoolean();
        note = GridInput.text(in);
    }

    /** Makes summaries on the members that hold the copies. */
    static final class Maker implements Projection<Map.Entry<String, Object>, CopySummary>, IdentifiedDataSerializable {
        private static final long serialVersionUID = 1L;

        @Override
        public CopySummary transform(Map.Entry<String, Object> entry) {
            return of(entry.getKey(), entry.getValue());
        }

        @Override
        public int getFactoryId() {
            return WireTypes.FACTORY;
        }

        @Override
        public int getClassId() {
            return WireTypes.COPY_SUMMARIES;
        }

        @Override
        public void writeData(ObjectDataOutput out) {
            // no state
        }

        @Override
        public void readData(ObjectDataInput in) {
            // no state
        }
    }
}
