package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.DirectView;
import org.cogrid.client.TaskStatus;
import org.cogrid.core.UndecodableValueException;
import org.junit.jupiter.api.Test;

/** Results are decoded once, by the thread that asks for them, and whatever their own code does is their own affair. */
class DecodingIT extends UsableAfterwards {
    private static final Duration LONG = Duration.ofSeconds(50);

    /** Here it can be decoded only by whoever has the lock. */
    private static final class Interned implements Serializable {
        private static final long serialVersionUID = 1L;
        static final ReentrantLock LOCK = new ReentrantLock();

        private Object readResolve() {
            LOCK.lock();
            try {
                return this;
            } finally {
                LOCK.unlock();
            }
        }
    }

    private static final class Counted implements Serializable {
        private static final long serialVersionUID = 1L;
        static final AtomicInteger DECODED = new AtomicInteger();

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            DECODED.incrementAndGet();
        }
    }

    private static final class Unreadable implements Serializable {
        private static final long serialVersionUID = 1L;
        private final int size = 1;

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            throw new IllegalStateException("size " + size + " can't be read");
        }
    }

    @Test
    void aResultWhoseDecodingWaitsForALaterOneHoldsUpNobody() throws Exception {
        DirectView e0 = GRID.e0();
        Interned.LOCK.lock();
        try {
            CompletableFuture<Interned> interned =
                    e0.applyAsync(() -> new Interned()).toFuture();
            AsyncResult<Integer> later = e0.applyAsync(() -> 10);
            assertThat(later.get(LONG)).isEqualTo(10); // while the other one waits for the lock
            assertThat(interned).isNotDone();
            Interned.LOCK.unlock();
            assertThat(interned.get(LONG.toSeconds(), TimeUnit.SECONDS)).isNotNull();
        } finally {
            if (Interned.LOCK.isHeldByCurrentThread()) {
                Interned.LOCK.unlock();
            }
        }
    }

    @Test
    void whoOnlyWaitsDecodesNothingAndWhoAsksTwiceDecodesOnce() {
        AsyncResult<Counted> result = GRID.e0().applyAsync(() -> new Counted());
        assertThat(result.await(LONG)).isTrue();
        assertThat(result.ready()).isTrue();
        assertThat(result.metadata().status()).isEqualTo(TaskStatus.OK);
        assertThat(Counted.DECODED).hasValue(0);
        assertThat(result.get()).isSameAs(result.get());
        assertThat(result.successful()).isTrue();
        assertThat(Counted.DECODED).hasValue(1);
    }

    @Test
    void whatCannotBeDecodedHereHasEndedWellThereAndFailsEveryGetAlike() throws Exception {
        AsyncResult<Unreadable> result = GRID.e0().applyAsync(() -> new Unreadable());
        assertThat(result.await(LONG)).isTrue();
        assertThat(result.metadata().status()).isEqualTo(TaskStatus.OK);
        Throwable first = catchThrowable(result::get);
        assertThat(first)
                .isInstanceOf(UndecodableValueException.class)
                .hasMessageContaining("ran, but its result can't be decoded here")
                .hasMessageContaining("size 1 can't be read");
        assertThat(catchThrowable(result::get)).isSameAs(first);
        assertThat(result.successful()).isFalse();
        assertThatThrownBy(() -> result.toFuture().get(LONG.toSeconds(), TimeUnit.SECONDS))
                .hasCause(first);
        assertThat(result.metadata().error()).contains("can't be decoded here");
    }
}
