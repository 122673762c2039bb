package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.cogrid.client.DirectView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tasks that one thread sends to one engine start in the order sent, whatever their kind. */
class OrderIT {
    private static final int CALLS = 50_000;

    @RegisterExtension
    static final SharedGrid GRID = SharedGrid.ofProcesses();

    @Test
    void callsOfTwoThreadsArriveInTheOrderEachSentThem() throws Exception {
        DirectView e0 = GRID.e0();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> first = threads.submit(() -> Noting.send(e0, "first", CALLS));
            Future<?> second = threads.submit(() -> Noting.send(e0, "second", CALLS));
            first.get();
            second.get();
        } finally {
            threads.shutdownNow();
        }
        List<Integer> all = IntStream.range(0, CALLS).boxed().toList();
        assertThat((Object) e0.get("first")).isEqualTo(all);
        assertThat((Object) e0.get("second")).isEqualTo(all);
    }

    @Test
    void textsSentWithoutWaitingAreSeenByAPullBehindThem() {
        DirectView e0 = GRID.e0();
        for (int i = 0; i < 50; i++) {
            e0.execute("x = " + i);
        }
        assertThat((Object) e0.get("x")).isEqualTo(49);
    }
}
