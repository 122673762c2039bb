package org.cogrid.client.internal.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LookoutTest {
    private final Queue<Runnable> begun = new ArrayDeque<>();
    private final List<Throwable> failures = new ArrayList<>();
    private int looks;

    private Lookout lookout(Lookout.Look look) {
        return new Lookout(look, failures::add, begun::add);
    }

    private void run() {
        begun.remove().run();
    }

    @Test
    void newsBeforeALookIsSeenInOne() {
        Lookout lookout = lookout(() -> ++looks == 0);
        lookout.comes();
        lookout.comes();

        run();

        assertThat(begun).isEmpty();
        assertThat(looks).isEqualTo(1);
    }

    @Test
    void newsDuringALookIsLookedForByTheSameThread() {
        Lookout[] self = new Lookout[1];
        Lookout lookout = lookout(() -> {
            if (++looks < 3) {
                self[0].comes();
            }
            return false;
        });
        self[0] = lookout;
        lookout.comes();

        run();

        assertThat(looks).isEqualTo(3);
        assertThat(begun).isEmpty();
    }

    @Test
    void newsAfterALookStartsAnother() {
        Lookout lookout = lookout(() -> ++looks == 0);
        lookout.comes();
        run();

        lookout.comes();
        run();

        assertThat(looks).isEqualTo(2);
    }

    @Test
    void afterTheLastLookThereIsNone() {
        Lookout lookout = lookout(() -> ++looks == 1);
        lookout.comes();
        run();

        lookout.comes();

        assertThat(begun).isEmpty();
        assertThat(looks).isEqualTo(1);
    }

    @Test
    void aFailedLookIsToldOnceAndWasTheLast() {
        AssertionError failure = new AssertionError("the listener's");
        Lookout lookout = lookout(() -> {
            throw failure;
        });
        lookout.comes();
        run();

        lookout.comes();

        assertThat(begun).isEmpty();
        assertThat(failures).containsExactly(failure);
    }

    @Test
    void aLookThatCanNotStartIsToldAndNotThrown() {
        RejectedExecutionException failure = new RejectedExecutionException("no thread");
        Lookout lookout = new Lookout(() -> ++looks == 0, failures::add, look -> {
            throw failure;
        });

        lookout.comes();
        lookout.comes();

        assertThat(failures).containsExactly(failure);
        assertThat(looks).isZero();
    }

    @Test
    void manyThreadsHaveOneLookAtATimeAndNoNewsIsMissed() throws Exception {
        AtomicInteger told = new AtomicInteger();
        AtomicInteger looking = new AtomicInteger();
        AtomicInteger mostLooking = new AtomicInteger();
        CountDownLatch allSeen = new CountDownLatch(1);
        Lookout lookout = new Lookout(
                () -> {
                    mostLooking.accumulateAndGet(looking.incrementAndGet(), Math::max);
                    boolean isLast = told.get() == 40_000;
                    looking.decrementAndGet();
                    if (isLast) {
                        allSeen.countDown();
                    }
                    return isLast;
                },
                failures::add);
        for (int i = 0; i < 4; i++) {
            CallbackThreads.executor().execute(() -> {
                for (int n = 0; n < 10_000; n++) {
                    told.incrementAndGet();
                    lookout.comes();
                }
            });
        }

        allSeen.await();

        assertThat(mostLooking).hasValue(1);
        assertThat(failures).isEmpty();
    }
}
