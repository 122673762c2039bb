package org.cogrid.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaskMetadataTest {
    @Test
    void itHasEveryFieldItPromises() {
        List<String> fields = Arrays.stream(TaskMetadata.class.getRecordComponents())
                .map(c -> c.getName())
                .toList();
        assertThat(fields)
                .containsExactly(
                        "taskId",
                        "label",
                        "kind",
                        "status",
                        "engineId",
                        "engineUuid",
                        "clientId",
                        "submitted",
                        "sent",
                        "started",
                        "completed",
                        "received",
                        "code",
                        "error",
                        "stdout",
                        "stderr",
                        "data",
                        "bytesOut",
                        "bytesIn");
    }

    @Test
    void itPrintsALineForEachThingThatIsKnown() {
        FakeHandle handle = new FakeHandle(17, "apply", 3);
        handle.stdout = "one\ntwo\n";
        assertThat(handle.metadata().toString()).isEqualTo("""
                        <TaskMetadata apply 17: queued>
                          engineId   3
                          submitted  2020-02-20T10:00:00Z
                          stdout     one
                                     two
                          bytesOut   100
                          bytesIn    0""");
    }

    @ParameterizedTest
    @EnumSource(TaskStatus.class)
    void aStatusKnowsWhetherItIsTheLast(TaskStatus status) {
        boolean goesOn = status == TaskStatus.QUEUED || status == TaskStatus.RUNNING;
        assertThat(status.isTerminal()).isEqualTo(!goesOn);
        assertThat(status.toString()).isLowerCase();
    }

    @Test
    void whatMustBeThereIsChecked() {
        TaskMetadata good = new FakeHandle(1, "push", 0).metadata();
        assertThatThrownBy(() -> new TaskMetadata(
                        1,
                        null,
                        null,
                        good.status(),
                        0,
                        null,
                        good.clientId(),
                        good.submitted(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "",
                        "",
                        null,
                        0,
                        0))
                .hasMessage("kind");
        assertThat(Stream.of(CancelOutcome.values()).map(Object::toString))
                .containsExactly("removed", "stopped", "too late", "stuck");
    }
}
