package org.cogrid.bench.bounds;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.cogrid.client.Client;
import org.cogrid.client.EngineStatus;

/** Looks again and again at what engine 0 holds for clients. */
final class Watch {
    private static final long PAUSE_NANOS = 100_000_000;

    private final Client client;
    private final CompletableFuture<Peaks> peaks;
    private volatile boolean ended;

    /** The most that was seen, in bytes. */
    record Peaks(long one, long all, long heap) {
        Peaks with(EngineStatus status) {
            long most = status.activity().stream().flatMap(activity -> activity.held().stream())
                    .mapToLong(EngineStatus.Held::bytes)
                    .max()
                    .orElse(0);
            return new Peaks(
                    Math.max(one, most), Math.max(all, held(status)), Math.max(heap, status.activity().map(activity -> activity.heap().used()).orElse(0L)));
        }
    }

    Watch(Client client) {
        this.client = client;
        this.peaks = CompletableFuture.supplyAsync(this::look, work -> new Thread(work).start());
    }

    private Peaks look() {
        Peaks seen = new Peaks(0, 0, 0);
        while (!ended) {
            seen = seen.with(client.status().get(0));
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return seen;
    }

    private static long held(EngineStatus status) {
        return status.activity().stream().flatMap(activity -> activity.held().stream()).mapToLong(EngineStatus.Held::bytes).sum();
    }

    /** What is held for all clients now. */
    static long held(Client client) {
        return held(client.status().get(0));
    }

    /** Looks no more; the most that was seen. */
    Peaks end() {
        ended = true;
        return peaks.join();
    }
}
