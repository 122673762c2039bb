package org.cogrid.client.internal.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TaskRecordTest {
    private static String name(@Nullable String label) {
        return new TaskRecord.Origin(17, "apply", label, null, 2, new UUID(0, 1), new UUID(0, 2), Instant.EPOCH, 0)
                .name();
    }

    @Test
    void messagesNameTheLabel() {
        assertThat(name("nightly")).isEqualTo("task 17 (apply 'nightly') on engine 2");
    }

    @Test
    void aTaskWithoutLabelIsNamedByItsVerb() {
        assertThat(name(null)).isEqualTo("task 17 (apply) on engine 2");
        assertThat(name("")).isEqualTo("task 17 (apply) on engine 2");
    }

    @Test
    void aLongLabelIsCutInMessages() {
        assertThat(name("x".repeat(1_000))).hasSizeLessThan(300).endsWith(") on engine 2");
    }
}
