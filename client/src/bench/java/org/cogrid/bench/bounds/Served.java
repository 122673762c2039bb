package org.cogrid.bench.bounds;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.cogrid.bench.measure.Samples;
import org.cogrid.client.Client;
import org.cogrid.client.DirectView;

/** Another client, which calls engine 0 all the time and checks what it gets. */
final class Served {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final CompletableFuture<Samples> samples;
    private volatile boolean ended;

    Served(Client client) {
        DirectView e0 = client.view(0).withTimeout(PATIENCE);
        this.samples = CompletableFuture.supplyAsync(() -> call(e0), work -> new Thread(work).start());
    }

    private Samples call(DirectView e0) {
        LongStream.Builder nanos = LongStream.builder();
        for (int i = 0; !ended; i++) {
            long left = System.nanoTime();
            int square = e0.applySync(n -> n * n, i);
            nanos.add(System.nanoTime() - left);
            if (square != i * i) {
                throw new IllegalStateException(i + " squared was told to be " + square);
            }
        }
        return Samples.of(nanos.build().toArray());
    }

    /** Ends the calls; how long each took. Throws what one of them did. */
    Samples end() {
        ended = true;
        return samples.join();
    }
}
