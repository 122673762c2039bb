package org.cogrid.node.internal.code.loader;

import com.hazelcast.core.HazelcastException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.JarUnit;
import org.cogrid.core.internal.code.Uninterrupted;
import org.cogrid.core.internal.grid.CodeStore;
import org.cogrid.core.internal.text.SafeLog;

/** Reads code units for this engine: class bytes from the grid each time, jars opened once. Thread-safe. */
public final class UnitCache {
    private static final System.Logger LOG = System.getLogger(UnitCache.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final CodeStore store;
    private final UnaryOperator<byte[]> instrumentation;
    private final Map<ContentHash, UnitJar> jars = new ConcurrentHashMap<>();

    public UnitCache(CodeStore store, UnaryOperator<byte[]> instrumentation) {
        this.store = store;
        this.instrumentation = instrumentation;
    }

    /**
     * The bytes of a class. If the grid fails, this asks again for a while: a class that can't be initialized because
     * another one can't be loaded is lost to the JVM for good.
     */
    byte[] classBytes(String name, ContentHash hash) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return store.get(hash, "the class " + name);
            } catch (HazelcastException e) {
                if (System.nanoTime() - deadline > 0) {
                    throw e;
                }
                SafeLog.write(
                        () -> LOG.log(System.Logger.Level.DEBUG, "the grid is asked again for the class " + name, e));
            }
            Uninterrupted.run(() -> LockSupport.parkNanos(PAUSE.toNanos()));
        }
    }

    UnitJar jar(JarUnit unit) {
        return jars.computeIfAbsent(unit.hash(), any -> UnitJar.open(unit, store.get(unit)));
    }

    /** Instruments the bytes of a class that the engine defines. */
    byte[] instrument(byte[] bytes) {
        return instrumentation.apply(bytes);
    }

    /** Drops the jars that no loader uses any more. */
    void retainJars(Set<ContentHash> used) {
        jars.keySet().retainAll(used);
    }
}
