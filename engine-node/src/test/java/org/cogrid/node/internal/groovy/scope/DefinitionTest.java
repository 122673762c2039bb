package org.cogrid.node.internal.groovy.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionTest {
    private static final Definition DEFINITION =
            new Definition(7, "a.groovy", "x", "A", Map.of(), Set.of("f"), Set.of(), List.of("java.time.*"), Map.of());

    @Test
    void bytesBecomeTheSameDefinitionAgain() {
        assertThat(Definition.fromBytes(DEFINITION.toBytes())).isEqualTo(DEFINITION);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1 << 30, Integer.MAX_VALUE})
    void oneThatLiesAboutALengthIsRefusedBeforeMemoryIsTakenForIt(int lie) {
        byte[] bytes = ByteBuffer.wrap(DEFINITION.toBytes())
                .putInt(Byte.BYTES + Long.BYTES, lie)
                .array();

        assertThatThrownBy(() -> Definition.fromBytes(bytes))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("damaged");
    }
}
