package org.cogrid.node.internal.mirror;

import static org.awaitility.Awaitility.await;

import com.hazelcast.map.IMap;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.cogrid.core.VariableInfo;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.core.internal.grid.GridCopy;
import org.cogrid.core.internal.grid.GridNames;
import org.cogrid.node.internal.namespace.FromGrid;
import org.cogrid.node.internal.namespace.LiveValues;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An engine's values with their mirror in a grid, fresh for each test. The clock may be put forward, which gives the mirror time. */
abstract class MirrorFixture {
    @RegisterExtension
    static final SharedMember GRID = new SharedMember();

    static final ContentHash MANIFEST = ContentHash.of(new byte[] {1});
    private static final AtomicInteger IDS = new AtomicInteger();

    final ValueCodec codec = new ValueCodec(GridFixture.space(Shipped.class, MANIFEST), 1 << 20);
    final List<Set<ContentHash>> owned = new ArrayList<>();
    final AtomicLong skippedNanos = new AtomicLong();
    final AtomicInteger looksAtProcessor = new AtomicInteger();
    LongSupplier clock = () -> System.nanoTime() + skippedNanos.get();
    Encoding encoding = Encoding.unseen();
    int engineId;
    IMap<String, Object> map;
    LiveValues values;
    Mirror mirror;

    @BeforeEach
    void startEngine() {
        engineId = IDS.incrementAndGet();
        map = GRID.member().getMap(GridNames.namespace(engineId));
        start(MirrorSettings.defaults());
    }

    void start(MirrorSettings settings) {
        values = new LiveValues(new FromGrid(map, codec, Arrival.PLAIN));
        mirror = new Mirror(
                values,
                new CopyMap(map, GRID.member().getPartitionService()),
                new Inspector(codec, settings, encoding),
                owned::add,
                mirrorClock(clock));
        mirror.restore();
        passSeconds(60);
    }

    /** All time is the processor's. */
    private MirrorClock mirrorClock(LongSupplier clock) {
        return new MirrorClock() {
            @Override
            public long nanos() {
                return clock.getAsLong();
            }

            @Override
            public long processorNanos() {
                looksAtProcessor.incrementAndGet();
                return clock.getAsLong();
            }
        };
    }

    void stopClock() {
        clock = skippedNanos::get;
        start(MirrorSettings.defaults());
    }

    /** Gives the budget something to spend. */
    void passSeconds(int seconds) {
        skippedNanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    void idleUntil(org.awaitility.core.ThrowingRunnable claim) {
        await().pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> {
                    passSeconds(1);
                    mirror.taskEnded();
                    mirror.idle();
                    claim.run();
                });
    }

    @Nullable
    Object copy(String name) {
        return GridCopy.read(GRID.member(), engineId, name, codec);
    }

    VariableInfo info(String name) {
        return mirror.variables().stream()
                .filter(v -> v.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    static <T> T cast(@Nullable Object value) {
        if (value == null) {
            throw new AssertionError("there is no value");
        }
        return (T) value;
    }

    /** Stands for a class that was shipped. */
    record Shipped(int[] data) implements Serializable {}
}
