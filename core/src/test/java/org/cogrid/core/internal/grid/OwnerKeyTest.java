package org.cogrid.core.internal.grid;

import static org.assertj.core.api.Assertions.assertThat;

import org.cogrid.core.internal.code.ContentHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerKeyTest {
    @Test
    void aKeyIsReadAsItWasWritten() {
        OwnerKey key = new OwnerKey("engine-7", ContentHash.of(new byte[] {1}));

        assertThat(OwnerKey.read(key.text())).containsExactly(key);
        assertThat(key.text()).startsWith(OwnerKey.prefix("engine-7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "engine-7", "engine-7 12ab", "engine-7 no hash"})
    void whatAnotherProgramHasPutThereIsNoKey(String text) {
        assertThat(OwnerKey.read(text)).isEmpty();
    }
}
