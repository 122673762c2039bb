package org.cogrid.node.internal.call;

import groovy.lang.Closure;
import groovy.lang.MetaClass;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Makes a copy of an object whose class has the same name but different code. */
record ObjectCopy(Object original) {
    Object of(byte[] classFile) throws ReflectiveOperationException {
        Class<?> type = new TwinLoader(original.getClass(), classFile)
                .loadClass(original.getClass().getName());
        Object twin = create(type);
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            copyFields(c, twin);
        }
        return twin;
    }

    private Object create(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> shortest = Arrays.stream(type.getDeclaredConstructors())
                .min(Comparator.comparingInt(Constructor::getParameterCount))
                .orElseThrow(() -> new NoSuchMethodException("no constructor in " + type.getName()));
        @Nullable
        Object[] arguments = Arrays.stream(shortest.getParameterTypes())
                .map(t -> Array.get(Array.newInstance(t, 1), 0))
                .toArray();
        if (original instanceof Closure<?> closure) {
            arguments[0] = closure.getOwner();
            arguments[1] = closure.getThisObject();
        }
        shortest.setAccessible(true);
        return shortest.newInstance(arguments);
    }

    /** Copies all fields except the metaclass, which belongs to the class. */
    private void copyFields(Class<?> type, Object twin) throws ReflectiveOperationException {
        boolean isOwn = type == twin.getClass();
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !MetaClass.class.isAssignableFrom(field.getType())) {
                Field source = isOwn ? original.getClass().getDeclaredField(field.getName()) : field;
                source.setAccessible(true);
                field.setAccessible(true);
                field.set(twin, source.get(original));
            }
        }
    }

    private static final class TwinLoader extends ClassLoader {
        private final String name;
        private final byte[] classFile;

        TwinLoader(Class<?> original, byte[] classFile) {
            super(original.getClassLoader());
            this.name = original.getName();
            this.classFile = classFile;
        }

        @Override
        protected Class<?> loadClass(String wanted, boolean resolve) throws ClassNotFoundException {
            if (!wanted.equals(name)) {
                return super.loadClass(wanted, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? defineClass(name, classFile, 0, classFile.length) : loaded;
        }
    }
}
