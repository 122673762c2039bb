package org.cogrid.node.internal.code;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cogrid.core.internal.code.ClassFile;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.node.internal.code.loader.ClassesOfTexts;

/** Finds what a class that the session compiled can reach: further classes of the session, and code from clients. */
final class SessionScan {
    private final ClassesOfTexts session;
    private final Map<String, ContentHash> classes = new HashMap<>();
    private final Map<ContentHash, byte[]> bytes = new HashMap<>();
    private final Set<Class<?>> shipped = new LinkedHashSet<>();
    private final Set<Class<?>> seen = new HashSet<>();
    private final Deque<Class<?>> open = new ArrayDeque<>();

    SessionScan(Class<?> root, ClassesOfTexts session) {
        this.session = session;
        visit(root);
        while (!open.isEmpty()) {
            Class<?> next = open.remove();
            session.bytesOf(next).ifPresent(found -> add(next, found));
        }
    }

    Map<String, ContentHash> classes() {
        return classes;
    }

    Map<ContentHash, byte[]> bytes() {
        return bytes;
    }

    /** The classes met that the session did not compile. */
    Set<Class<?>> shipped() {
        return shipped;
    }

    private void add(Class<?> type, byte[] classBytes) {
        ContentHash hash = ContentHash.of(classBytes);
        classes.put(type.getName(), hash);
        bytes.put(hash, classBytes);
        ClassFile.parse(classBytes)
                .references()
                .forEach(name -> load(name, type.getClassLoader()).ifPresent(this::visit));
    }

    private void visit(Class<?> type) {
        if (!seen.add(type)) {
            return;
        }
        if (session.bytesOf(type).isPresent()) {
            open.add(type);
        } else {
            shipped.add(type);
        }
    }

    private static Optional<Class<?>> load(String name, ClassLoader loader) {
        try {
            return name.startsWith("java.") ? Optional.empty() : Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty(); // a missing class that the code has managed without
        }
    }
}
