package org.cogrid.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SafeLogTest {
    @Test
    void aLineIsWritten() {
        List<String> lines = new ArrayList<>();

        assertThat(SafeLog.write(() -> lines.add("line"))).isTrue();

        assertThat(lines).containsExactly("line");
    }

    @Test
    void whatALogThrowsReachesNobody() {
        assertThat(SafeLog.write(() -> {
                    throw new OutOfMemoryError("no memory for a line");
                }))
                .isFalse();
    }
}
