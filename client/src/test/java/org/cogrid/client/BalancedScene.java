package org.cogrid.client;

import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Balanced calls over a made-up grid of three engines. */
abstract class BalancedScene {
    final FakeGrid grid = new FakeGrid(0, 1, 2);
    final LoadBalancedView any = grid.client().balanced();

    @AfterEach
    void closeGrid() {
        if (!grid.closed) {
            grid.close();
        }
    }

    void hold() {
        grid.engines.values().forEach(engine -> engine.holds = true);
    }

    int sent() {
        return grid.engines.values().stream()
                .mapToInt(engine -> engine.handles.size())
                .sum();
    }

    FakeEngine where(AsyncResult<?> result) {
        return where(result, List.of());
    }

    /** The engine that has a task which was at those others before. */
    FakeEngine where(AsyncResult<?> result, List<Integer> before) {
        await().until(() -> {
            int id = result.metadata().engineId();
            return id >= 0 && !before.contains(id);
        });
        return grid.engine(result.metadata().engineId());
    }

    static FakeHandle last(FakeEngine engine) {
        return engine.handles.get(engine.handles.size() - 1);
    }
}
