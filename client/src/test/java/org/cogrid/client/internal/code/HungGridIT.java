package org.cogrid.client.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.grid.CodeOwners;
import org.cogrid.core.internal.grid.CodeStore;
import org.junit.jupiter.api.Test;

/** A grid that does not answer for one unit. */
final class HungGridIT {
    // Of equal hash codes, so that they meet in hash maps.
    private static final ContentHash HUNG = new ContentHash("Aa" + "0".repeat(62));
    private static final ContentHash OTHER = new ContentHash("BB" + "0".repeat(62));

    private final WatchedGrid watched = new WatchedGrid("get", HUNG.hex());
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @Test
    void anotherManifestIsLookedForMeanwhile() throws Exception {
        assertThat(HUNG).hasSameHashCodeAs(OTHER);
        try (CodeGrid grid = new CodeGrid()) {
            ClientCode client = new ClientCode(
                    new CodeStore(watched.of(grid.hazelcast())),
                    CodeOwners.client(UUID.randomUUID()),
                    () -> 17,
                    getClass().getClassLoader());
            Future<ClassLoader> hung = threads.submit(() -> client.loaderOf(HUNG));
            watched.isAsked.get(1, TimeUnit.MINUTES);

            Future<ClassLoader> other = threads.submit(() -> client.loaderOf(OTHER));
            assertThatThrownBy(() -> other.get(1, TimeUnit.MINUTES))
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("no longer in the grid");

            assertThat(hung).isNotDone();
        } finally {
            watched.mayAnswer.countDown();
            threads.shutdown();
        }
    }
}
