package org.cogrid.client.internal.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.cogrid.client.internal.balance.ReadyTasks.Group;
import org.junit.jupiter.api.Test;

class ReadyTasksTest {
    private static final Group ANY = new Group(null, Set.of(), "f");
    private static final Group ONLY_1 = new Group(Set.of(1), Set.of(), "f");

    private record Some(long number, int priority, Group group) implements ReadyTasks.Task {}

    private final ReadyTasks<Some> ready = new ReadyTasks<>();

    @Test
    void theFirstOneOfTheHighestPriorityIsNext() {
        Some low = added(1, 0, ANY);
        Some high = added(3, 5, ANY);
        Some higher = added(2, 5, ONLY_1);
        assertThat(first()).contains(higher);
        ready.remove(higher);
        assertThat(first()).contains(high);
        ready.remove(high);
        assertThat(first()).contains(low);
        assertThat(ready.remove(low)).isTrue();
        assertThat(ready.remove(low)).isFalse();
        assertThat(ready.isEmpty()).isTrue();
        assertThat(first()).isEmpty();
    }

    @Test
    void aTaskWithoutAnEngineDoesNotHoldUpOthers() {
        added(1, 9, ONLY_1);
        Some other = added(2, 0, ANY);
        assertThat(ready.first(task -> Optional.of(0).filter(task.group()::mayUse)))
                .contains(new ReadyTasks.Placed<>(other, 0));
    }

    @Test
    void groupsKnowTheirEngines() {
        assertThat(ANY.mayUse(7)).isTrue();
        assertThat(ONLY_1.mayUse(0)).isFalse();
        assertThat(new Group(null, Set.of(7), "f").mayUse(7)).isFalse();
        assertThat(new Group(null, Set.of(7), "f").mayUse(8)).isTrue();
    }

    private Optional<Some> first() {
        return ready.first(Optional::of).map(ReadyTasks.Placed::task);
    }

    private Some added(long number, int priority, Group group) {
        Some task = new Some(number, priority, group);
        ready.add(task);
        return task;
    }
}
