package org.cogrid.core.internal.grid;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.internal.nio.BufferObjectDataOutput;
import com.hazelcast.internal.serialization.InternalSerializationService;
import com.hazelcast.internal.serialization.impl.DefaultSerializationServiceBuilder;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Hazelcast receives as Cogrid's types may come from anybody who gets through to a port. */
class ReceivedTypesTest {
    private final InternalSerializationService hazelcast = new DefaultSerializationServiceBuilder().build();
    private final BufferObjectDataOutput out = hazelcast.createObjectDataOutput();

    @ParameterizedTest
    @ValueSource(ints = {-1, -7, 1 << 30, Integer.MAX_VALUE})
    void aGridCopyThatLiesAboutALengthIsRefused(int lie) throws IOException {
        out.writeBoolean(false);
        out.writeString("A");
        out.writeString("");
        out.writeInt(lie);
        assertRefused(new StoredValue());
        out.clear();
        out.writeBoolean(false);
        out.writeString("A");
        out.writeInt(lie);
        assertRefused(new StoredValue());
        assertRefused(new CopySummary());
    }

    @Test
    void aGridCopyWithAnImpossibleHashIsRefused() throws IOException {
        out.writeBoolean(false);
        out.writeString("A");
        out.writeString("12ab");
        assertRefused(new StoredValue());
    }

    private void assertRefused(IdentifiedDataSerializable type) {
        assertThatThrownBy(() -> type.readData(hazelcast.createObjectDataInput(out.toByteArray())))
                .isInstanceOf(IOException.class);
    }
}
