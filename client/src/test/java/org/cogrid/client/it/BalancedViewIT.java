package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.cogrid.core.Reference.ref;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.LoadBalancedView;
import org.cogrid.client.MultiResult;
import org.cogrid.client.TaskStatus;
import org.cogrid.core.Engine;
import org.cogrid.core.Reference;
import org.cogrid.core.UnmetDependencyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls on whichever engine is least busy; the engines are in JVMs of their own. */
class BalancedViewIT {
    @RegisterExtension
    static final SharedGrid GRID = SharedGrid.ofProcesses();

    private static LoadBalancedView any() {
        return GRID.client().balanced();
    }

    @Test
    void manyCallsUseBothEnginesAndEachGivesItsOwnValue() {
        LoadBalancedView any = any();
        List<AsyncResult<Integer>> results = IntStream.range(0, 2_000)
                .<AsyncResult<Integer>>mapToObj(i -> any.apply(a -> a * 2, i))
                .toList();
        assertThat(results.stream().map(AsyncResult::get))
                .containsExactlyElementsOf(
                        IntStream.range(0, 2_000).map(i -> 2 * i).boxed().toList());
        Set<Integer> used =
                results.stream().map(each -> each.metadata().engineId()).collect(Collectors.toSet());
        assertThat(used).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void anEngineThatAnotherProgramKeepsBusyIsAvoided() {
        try (Client other = GRID.cluster().connect()) {
            MultiResult<Object> busy = other.view(List.of(0)).evaluate("sleep 60_000");
            await().until(() -> busy.tasks().get(0).status() == TaskStatus.RUNNING);
            LoadBalancedView any = any();
            List<Integer> used = IntStream.range(0, 10)
                    .map(i -> any.applySync(() -> Engine.current().id()))
                    .boxed()
                    .toList();
            assertThat(used).containsOnly(1);
            busy.cancel();
        }
    }

    @Test
    void whatWasSentDirectlyBeforeIsDoneBefore() {
        LoadBalancedView only = GRID.client().view(List.of(0)).balanced();
        for (int i = 0; i < 50; i++) {
            int round = i;
            GRID.e0().execute("sleep 1; round = " + round);
            assertThat(only.<Object>applySync(() -> Engine.current().globals().get("round")))
                    .isEqualTo(round);
        }
    }

    @Test
    void dataStaysWhereItIsAndWorkFollowsIt() {
        LoadBalancedView any = any();
        AsyncResult<Reference<int[]>> raw =
                any.applyInto("raw", n -> IntStream.range(0, n).toArray(), 1_000);
        AsyncResult<Integer> size = any.follow(raw).apply((int[] all) -> all.length, ref("raw"));
        AsyncResult<Integer> there =
                any.follow(raw).apply(() -> Engine.current().id());
        AsyncResult<String> unmet = any.afterFailure(raw).apply(() -> "to be told");

        assertThat(size.get()).isEqualTo(1_000);
        assertThat(there.get()).isEqualTo(raw.metadata().engineId());
        assertThatThrownBy(unmet::get).isInstanceOf(UnmetDependencyException.class);
    }

    @Test
    void aConditionIsAskedOnTheEngines() {
        GRID.client()
                .all()
                .execute("gpu = org.cogrid.core.Engine.current().id() == 1")
                .get();
        LoadBalancedView gpu =
                any().where(() -> (boolean) Engine.current().globals().get("gpu"));
        for (int i = 0; i < 10; i++) {
            assertThat(gpu.<Integer>applySync(() -> Engine.current().id())).isEqualTo(1);
        }
        assertThatThrownBy(() -> any().where(() -> false).applySync(() -> 1))
                .isInstanceOf(UnmetDependencyException.class)
                .hasMessageContaining("[0, 1]");
    }

    @Test
    void aRunningTaskIsStoppedAndQueuedOnesNeverRun() {
        LoadBalancedView any = any();
        List<AsyncResult<Object>> all = IntStream.range(0, 6)
                .<AsyncResult<Object>>mapToObj(i -> any.apply(() -> {
                    Thread.sleep(60_000);
                    return null;
                }))
                .toList();
        await().until(() -> all.get(0).metadata().status() == TaskStatus.RUNNING
                && all.get(1).metadata().status() == TaskStatus.RUNNING);
        for (int i = all.size() - 1; i >= 0; i--) { // otherwise others would begin
            all.get(i).cancel();
        }
        assertThat(all).allMatch(each -> each.metadata().status() == TaskStatus.ABORTED);
        assertThat(all.stream().filter(each -> each.metadata().started() != null))
                .hasSize(2);
    }
}
