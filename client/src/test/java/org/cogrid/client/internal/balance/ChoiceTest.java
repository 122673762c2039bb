package org.cogrid.client.internal.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cogrid.client.internal.balance.Choice.Candidate;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    @Test
    void theEngineWithTheLeastToDoIsChosenWhoeverHasSentIt() {
        assertThat(chosen(9, Set.of(), engine(0, 2, 0, 1), engine(1, 0, 5, 2), engine(2, 1, 0, 3)))
                .contains(2);
        assertThat(chosen(9, Set.of(), engine(0, 0, 1, 1), engine(1, 0, 0, 2))).contains(1);
    }

    @Test
    void amongEqualsItIsTheOneUsedLongestAgo() {
        assertThat(chosen(1, Set.of(), engine(0, 0, 0, 7), engine(1, 0, 0, 3), engine(2, 0, 0, 5)))
                .contains(1);
    }

    @Test
    void anEngineIsFilledUpOnceItHasDoneHalfOfItsTasks() {
        assertThat(chosen(8, Set.of(), engine(0, 5, 0, 1))).isEmpty();
        assertThat(chosen(8, Set.of(), engine(0, 4, 0, 1))).contains(0);
        assertThat(chosen(8, Set.of(), new Candidate(0, 7, 0, 4, 1))).contains(0);
        assertThat(chosen(8, Set.of(), new Candidate(0, 8, 0, 4, 1))).isEmpty();
    }

    @Test
    void anEngineThatHasEnoughOfOwnTasksGetsNone() {
        assertThat(chosen(2, Set.of(), engine(0, 2, 0, 1), engine(1, 1, 40, 2))).contains(1);
        assertThat(chosen(2, Set.of(), engine(0, 2, 0, 1), engine(1, 3, 0, 2))).isEmpty();
        assertThat(chosen(1, Set.of())).isEmpty();
    }

    @Test
    void anEngineThatWasNotTriedIsPreferredButTheSameOneDoes() {
        assertThat(chosen(9, Set.of(0), engine(0, 0, 0, 1), engine(1, 4, 5, 2))).contains(1);
        assertThat(chosen(9, Set.of(0), engine(0, 0, 0, 1))).contains(0);
    }

    @Test
    void anEngineThatTheTaskMayNotUseGetsNone() {
        List<Candidate> engines = List.of(engine(0, 0, 0, 1), engine(1, 4, 5, 2));
        assertThat(Choice.of(engines, id -> id == 1, 9, Set.of())).contains(engines.get(1));
        assertThat(Choice.of(engines, id -> id == 2, 9, Set.of())).isEmpty();
    }

    private static Optional<Integer> chosen(int depth, Set<Integer> tried, Candidate... engines) {
        return Choice.of(Arrays.asList(engines), id -> true, depth, tried).map(Candidate::id);
    }

    private static Candidate engine(int id, int own, int others, long lastUsed) {
        return new Candidate(id, own, others, own, lastUsed);
    }
}
