package org.cogrid.core.internal.codec;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The described classes of a value that is copied within this JVM. A graph is read in the order in which it was
 * written, so each description belongs to the class that was written at that point, even if several classes have its
 * name. Used by one thread, once.
 */
final class CopiedClasses implements DescribedClasses {
    private final List<List<Class<?>>> written;
    private final Counterparts counterparts;

    private int present; // confined to the reading thread

    /**
     * The described classes of one copy.
     *
     * @param written for each description, in order, its class, or the interfaces that it names
     */
    CopiedClasses(List<List<Class<?>>> written, Counterparts counterparts) {
        this.written = written;
        this.counterparts = counterparts;
    }

    @Override
    public Class<?> find(String name) throws ClassNotFoundException {
        for (Class<?> type : written.get(present)) {
            Class<?> counterpart = counterpart(type);
            if (type.getName().equals(name) || counterpart.getName().equals(name)) {
                return counterpart;
            }
        }
        throw new IllegalStateException("the copy of a value is read in another order than it was written: class "
                + name + " comes in the place of " + written.get(present));
    }

    private Class<?> counterpart(Class<?> type) throws ClassNotFoundException {
        return type.isArray() ? counterpart(type.getComponentType()).arrayType() : counterparts.of(type);
    }

    @Override
    public String nameHere(String className) {
        return counterparts.nameOf(className);
    }

    @Override
    public void next() {
        present++;
    }

    @Override
    public ClassLoader definerOf(Class<?>... interfaces) {
        return new Beside(counterparts.loader(), interfaces);
    }

    @Override
    public ClassLoader loader() {
        return counterparts.loader();
    }

    /** Sees interfaces of several loaders, and defines one proxy class for them. */
    private static final class Beside extends ClassLoader {
        private final Map<String, Class<?>> interfaces;

        Beside(ClassLoader parent, Class<?>... interfaces) {
            super("for a proxy that was copied", parent);
            this.interfaces = Arrays.stream(interfaces).collect(Collectors.toMap(Class::getName, Function.identity()));
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            Class<?> known = interfaces.get(name);
            return known == null ? super.loadClass(name, resolve) : known;
        }
    }
}
