package org.cogrid.client.internal.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.cogrid.client.Client;
import org.cogrid.client.DirectView;
import org.cogrid.client.FakeGrid;
import org.cogrid.core.internal.task.ExecuteTask;
import org.junit.jupiter.api.Test;

/** Texts on several engines. */
class TextRunsTest {
    @Test
    void aTextForSeveralEnginesIsEncodedOnce() {
        FakeGrid grid = new FakeGrid(0, 1, 2);
        List<DirectView> engines = new ArrayList<>();
        try (Client client = grid.client()) {
            client.forEach(engines::add);

            assertThat(TextRuns.start(engines, "1 + 1", SilentDisplay::new).follow())
                    .isTrue();

            assertThat(grid.encoded())
                    .hasSize(1)
                    .allSatisfy(task -> assertThat(task)
                            .isInstanceOfSatisfying(
                                    ExecuteTask.class,
                                    text -> assertThat(text.text()).isEqualTo("1 + 1")));
        }
    }
}
