package org.cogrid.node.internal.code;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.cogrid.core.internal.code.CodeStore;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.JarUnit;

/** Code units as this engine reads them: classes from the grid when they are needed, jars opened once. Thread-safe. */
final class Units {
    private final CodeStore store;
    private final UnaryOperator<byte[]> instrumentation;
    private final Map<ContentHash, UnitJar> jars = new ConcurrentHashMap<>();

    Units(CodeStore store, UnaryOperator<byte[]> instrumentation) {
        this.store = store;
        this.instrumentation = instrumentation;
    }

    byte[] classBytes(String name, ContentHash hash) {
        return store.get(hash, "the class " + name);
    }

    UnitJar jar(JarUnit unit) {
        return jars.computeIfAbsent(
                unit.hash(), hash -> UnitJar.open(unit, store.get(hash, "the jar " + unit.fileName())));
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
