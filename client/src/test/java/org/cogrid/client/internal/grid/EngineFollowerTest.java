package org.cogrid.client.internal.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cogrid.client.EngineEvent;
import org.cogrid.core.internal.access.MemberAddress;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.grid.EngineEntry.State;
import org.junit.jupiter.api.Test;

class EngineFollowerTest {
    private static EngineEntry engine(int id) {
        return new EngineEntry(
                id,
                State.SERVING,
                UUID.randomUUID(),
                UUID.randomUUID(),
                MemberAddress.of("127.0.0.1:1"),
                42,
                Instant.EPOCH,
                17,
                "dev");
    }

    @Test
    void anEventForWhichThereWasNoThreadIsToldBeforeTheNextOne() {
        List<Integer> heard = new ArrayList<>();
        AtomicBoolean hasThreads = new AtomicBoolean();
        EngineFollower follower =
                new EngineFollower((EngineEvent event) -> heard.add(event.engineId()), closed -> {}, work -> {
                    if (!hasThreads.get()) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                    work.run();
                });

        follower.appeared(engine(0));
        assertThat(heard).isEmpty();
        hasThreads.set(true);
        follower.appeared(engine(1));

        assertThat(heard).containsExactly(0, 1);
    }
}
