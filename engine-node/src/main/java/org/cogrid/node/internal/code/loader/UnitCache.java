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

/** Code units as this engine reads them: classes from the grid when they are needed, jars opened once. Thread-safe. */
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
     * The bytes of a class. A grid that fails is asked again for a while: when a class can't be loaded that another one needs
     * to be initialized, the JVM gives up that one for good.
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

    /** What the engine weaves into every class it defines. */
    byte[] instrument(byte[] bytes) {
        return instrumentation.apply(bytes);
    }

    /** Lets go of jars that no loader uses any more. */
    void retainJars(Set<ContentHash> used) {
        jars.keySet().retainAll(used);
    }
}
