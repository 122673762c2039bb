package org.cogrid.node.internal.code.loader;

import java.util.Optional;
import org.cogrid.core.internal.code.ContentHash;

/** The classes that the engine's session has compiled from texts. Thread-safe. */
public interface ClassesOfTexts {
    /** A session that has compiled nothing. */
    ClassesOfTexts NONE = new ClassesOfTexts() {
        @Override
        public Optional<byte[]> bytesOf(Class<?> type) {
            return Optional.empty();
        }

        @Override
        public Optional<Class<?>> find(String name, ContentHash hash) {
            return Optional.empty();
        }
    };

    /** The bytes of a class of this session as the compiler made them, without instrumentation. */
    Optional<byte[]> bytesOf(Class<?> type);

    /** The newest class of this session with that name and those bytes. */
    Optional<Class<?>> find(String name, ContentHash hash);
}
