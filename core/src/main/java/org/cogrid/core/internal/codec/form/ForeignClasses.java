package org.cogrid.core.internal.codec.form;

import java.util.LinkedHashSet;
import java.util.Set;

/** Picks out the classes that not every Java runtime has. */
public final class ForeignClasses {
    private ForeignClasses() {}

    /** The foreign classes among {@code classes}; an array counts as its element class. */
    public static Set<Class<?>> among(Set<Class<?>> classes) {
        Set<Class<?>> foreign = new LinkedHashSet<>();
        for (Class<?> type : classes) {
            Class<?> element = elementOf(type);
            ClassLoader loader = element.getClassLoader();
            if (loader != null && loader != ClassLoader.getPlatformClassLoader()) {
                foreign.add(element);
            }
        }
        return foreign;
    }

    private static Class<?> elementOf(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return element;
    }
}
