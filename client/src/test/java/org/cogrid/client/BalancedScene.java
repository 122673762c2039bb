package org.cogrid.client;

import static org.awaitility.Awaitility.await;

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
                .mapToInt(engine -> engine.tasks.size())
                .sum();
    }

    FakeEngine where(AsyncResult<?> result) {
        await().until(() -> result.metadata().engineId() >= 0);
        return grid.engine(result.metadata().engineId());
    }

    static FakeHandle last(FakeEngine engine) {
        return engine.handles.get(engine.handles.size() - 1);
    }
}
