package org.cogrid.client.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PartingsTest {
    private final Queue<Integer> left = new ConcurrentLinkedQueue<>();
    private final Set<Integer> met = ConcurrentHashMap.newKeySet();

    @Test
    void whoHangsHoldsUpNoOther() {
        CyclicBarrier all = new CyclicBarrier(3); // each waits for the two others

        Partings.atOnce(List.of(0, 1, 2), engine -> {
            if (met.add(engine)) {
                meet(all);
                left.add(engine);
            }
        });

        assertThat(left).containsExactlyInAnyOrder(0, 1, 2);
    }

    private static void meet(CyclicBarrier all) {
        try {
            all.await(1, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPartingThatFailsLeavesOutNoOther() {
        assertThatThrownBy(() -> Partings.atOnce(List.of(0, 1, 2), engine -> {
                    if (met.add(engine)) {
                        left.add(engine);
                        if (engine == 0) {
                            throw new IllegalStateException("as if");
                        }
                    }
                }))
                .hasMessage("as if");

        assertThat(left).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void onlyOneIsLeftByTheCallerItself() {
        Partings.atOnce(
                List.of(0),
                engine -> assertThat(Thread.currentThread().getName()).doesNotContain("callback"));
        Partings.atOnce(List.of(), engine -> left.add(1));

        assertThat(left).isEmpty();
    }
}
