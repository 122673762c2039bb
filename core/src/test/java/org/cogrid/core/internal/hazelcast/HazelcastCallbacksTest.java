package org.cogrid.core.internal.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.internal.util.ConcurrencyUtil;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HazelcastCallbacksTest {
    private static final Duration LONG = Duration.ofSeconds(50);

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void theyRunOnDaemonThreadsThatTheProgramsOwnWorkCannotOccupy(int parallelism) {
        CompletableFuture<Thread> ran = new CompletableFuture<>();

        HazelcastCallbacks.pool(parallelism).execute(() -> ran.complete(Thread.currentThread()));

        assertThat(ran).succeedsWithin(LONG).satisfies(thread -> {
            assertThat(thread.getName()).startsWith("cogrid-hazelcast-callbacks-");
            assertThat(thread.isDaemon()).isTrue();
        });
    }

    @Test
    void hazelcastHasAPoolOfItsOwnOnEveryMachine() {
        HazelcastCallbacks.install();

        assertThat(ConcurrencyUtil.getDefaultAsyncExecutor()).isNotSameAs(ForkJoinPool.commonPool());
    }
}
