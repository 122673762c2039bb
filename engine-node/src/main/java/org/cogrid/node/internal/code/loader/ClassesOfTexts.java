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

    /** The bytes of a class of this session as the compiler made them, before anything was woven in. */
    Optional<byte[]> bytesOf(Class<?> type);

    /** The newest class of this session that has that name and was made of those bytes. */
    Optional<Class<?>> find(String name, ContentHash hash);
}
