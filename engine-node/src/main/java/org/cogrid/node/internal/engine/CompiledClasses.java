package org.cogrid.node.internal.engine;

import java.util.Optional;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.node.internal.code.loader.ClassesOfTexts;
import org.cogrid.node.internal.groovy.GroovySession;

/** Lets values of classes that were defined in texts be stored with their code, and find it again. */
public record CompiledClasses(GroovySession session) implements ClassesOfTexts {
    @Override
    public Optional<byte[]> bytesOf(Class<?> type) {
        return session.bytesOf(type);
    }

    @Override
    public Optional<Class<?>> find(String name, ContentHash hash) {
        return session.findClass(name)
                .filter(type -> session.bytesOf(type)
                        .filter(bytes -> ContentHash.of(bytes).equals(hash))
                        .isPresent());
    }
}
