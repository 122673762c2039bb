package org.cogrid.client.internal.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cogrid.client.Client;
import org.cogrid.client.FakeGrid;
import org.cogrid.client.MultiView;
import org.cogrid.core.NoSuchEngineException;
import org.cogrid.core.internal.task.ExecuteTask;
import org.junit.jupiter.api.Test;

/** Texts on several engines. */
class TextRunsTest {
    @Test
    void aTextForSeveralEnginesIsEncodedOnce() {
        FakeGrid grid = new FakeGrid(0, 1, 2);
        try (Client client = grid.client()) {
            assertThat(TextRuns.start(client.all(), "1 + 1", new KeptValues()).follow())
                    .isTrue();

            assertThat(grid.encoded())
                    .hasSize(1)
                    .allSatisfy(task -> assertThat(task)
                            .isInstanceOfSatisfying(
                                    ExecuteTask.class,
                                    text -> assertThat(text.text()).isEqualTo("1 + 1")));
        }
    }

    @Test
    void aTextFailsOnTheEngineThatIsLostAndRunsOnTheOthers() {
        FakeGrid grid = new FakeGrid(0, 1, 2);
        try (Client client = grid.client()) {
            MultiView engines = client.view(0, 1, 2);
            grid.lose(1);

            TextRuns runs = TextRuns.start(engines, "x = 1 + 1", new KeptValues());

            assertThat(runs.follow()).isFalse();
            assertThat(runs.failures()).singleElement().isInstanceOf(NoSuchEngineException.class);
            assertThat(client.view(2).<Integer>get("x")).isEqualTo(2);
        }
    }

    @Test
    void equalValuesAreShownOnceWithTheirEngines() {
        FakeGrid grid = new FakeGrid(0, 1, 2, 3);
        try (Client client = grid.client()) {
            client.view(0, 1, 2, 3).putEach("k", Arrays.asList(7, 8, 7, null));
            KeptValues values = new KeptValues();

            TextRuns runs = TextRuns.start(client.view(2, 1, 0, 3), "k", values);

            assertThat(runs.follow()).isTrue();
            assertThat(values.shown()).containsExactly("[2, 0] 7", "[1] 8");
        }
    }

    @Test
    void valuesThatOnlyLookEqualAreShownEach() {
        EqualValues<String> values = new EqualValues<>();
        values.add(0, "Integer", "1", "a");
        values.add(1, "String", "1", "b");
        values.add(2, "int[]", "[0, 0, … 100 in all]", "c");
        values.add(3, "int[]", "[0, 0, … 100 in all]", "d");
        List<String> shown = new ArrayList<>();

        values.show((engines, value) -> shown.add(engines + value));

        assertThat(shown).containsExactly("[0]a", "[1]b", "[2]c", "[3]d");
    }
}
