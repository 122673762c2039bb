package org.cogrid.client.internal.view;

import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The names that a static import of a class can import: its static fields, methods and nested classes, inherited ones
 * included.
 */
final class StaticMembers {
    private StaticMembers() {}

    static Set<String> of(Class<?> owner) {
        Set<String> names = new HashSet<>();
        for (Class<?> type = owner; type != null; type = type.getSuperclass()) {
            addNames(names, type);
        }
        addStatic(names, owner.getFields());
        return names;
    }

    private static void addNames(Set<String> names, Class<?> type) {
        addStatic(names, type.getDeclaredFields());
        addStatic(names, type.getDeclaredMethods());
        Arrays.stream(type.getDeclaredClasses()).forEach(nested -> names.add(nested.getSimpleName()));
        Arrays.stream(type.getDeclaredMethods())
                .filter(m -> Modifier.isStatic(m.getModifiers()) && m.getParameterCount() == 0)
                .forEach(getter -> addProperty(names, getter.getName()));
    }

    private static void addStatic(Set<String> names, Member[] members) {
        Arrays.stream(members).filter(m -> Modifier.isStatic(m.getModifiers())).forEach(m -> names.add(m.getName()));
    }

    /** Adds the property of a getter, as Groovy imports a static {@code getX()} as {@code x} too. */
    private static void addProperty(Set<String> names, String getter) {
        if (getter.length() > 3 && getter.startsWith("get")) {
            names.add(getter.substring(3, 4).toLowerCase(Locale.ROOT) + getter.substring(4));
        }
    }
}
