package org.cogrid.client.internal.shell.complete;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.codehaus.groovy.runtime.DefaultGroovyMethods;
import org.codehaus.groovy.runtime.ResourceGroovyMethods;
import org.codehaus.groovy.runtime.StringGroovyMethods;

/** Finds what may follow a dot, from types alone: completion runs none of the user's code. */
final class Members {
    private static final Pattern GETTER = Pattern.compile("(?:get|is)([A-Z]\\w*)");

    private Members() {}

    /**
     * Returns the properties and methods of a type, those that Groovy adds included. Methods have an opening bracket.
     */
    static Set<String> of(Class<?> type) {
        Set<String> names = new TreeSet<>();
        for (Method method : type.getMethods()) {
            if (isOffered(method) && !Modifier.isStatic(method.getModifiers())) {
                names.add(method.getName() + "(");
                property(method).ifPresent(names::add);
            }
        }
        Stream.of(DefaultGroovyMethods.class, StringGroovyMethods.class, ResourceGroovyMethods.class)
                .flatMap(extension -> Arrays.stream(extension.getMethods()))
                .filter(method -> extendsType(method, type))
                .forEach(method -> names.add(method.getName() + "("));
        if (type.isArray()) {
            names.add("length");
        }
        return names;
    }

    /** Returns the static members of a class. */
    static Set<String> ofClass(Class<?> type) {
        Set<String> names = new TreeSet<>();
        for (Method method : type.getMethods()) {
            if (isOffered(method) && Modifier.isStatic(method.getModifiers())) {
                names.add(method.getName() + "(");
            }
        }
        for (Field field : type.getFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                names.add(field.getName());
            }
        }
        return names;
    }

    /** Returns the declared type of a property. */
    static Optional<Class<?>> typeOf(Class<?> owner, String property) {
        return Arrays.stream(owner.getMethods())
                .filter(method -> property(method).filter(property::equals).isPresent()
                        || method.getName().equals(property) && method.getParameterCount() == 0 && owner.isRecord())
                .<Class<?>>map(Method::getReturnType)
                .findFirst();
    }

    private static boolean isOffered(Method method) {
        return !method.isSynthetic() && !method.getName().contains("$") && method.getDeclaringClass() != Object.class;
    }

    private static Optional<String> property(Method method) {
        Matcher getter = GETTER.matcher(method.getName());
        if (method.getParameterCount() != 0 || !getter.matches() || method.getReturnType() == void.class) {
            return Optional.empty();
        }
        String name = getter.group(1);
        boolean acronym = name.length() > 1 && Character.isUpperCase(name.charAt(1));
        return Optional.of(acronym ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1));
    }

    private static boolean extendsType(Method method, Class<?> type) {
        return Modifier.isStatic(method.getModifiers())
                && method.getParameterCount() > 0
                && method.getParameterTypes()[0] != Object.class
                && method.getParameterTypes()[0].isAssignableFrom(type)
                && !method.isAnnotationPresent(Deprecated.class);
    }
}
