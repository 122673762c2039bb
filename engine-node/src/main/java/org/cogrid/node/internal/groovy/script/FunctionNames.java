package org.cogrid.node.internal.groovy.script;

import groovy.lang.GroovyObject;
import groovy.lang.MetaMethod;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/**
 * The compiled names of functions. A function {@code f} is compiled as {@code f$def}, so that a call of {@code f} never
 * goes directly to the function in the same text, and a later text can replace it.
 */
public final class FunctionNames {
    private static final String SUFFIX = "$def";

    /** The names of methods that Groovy has for every object, so that a call never fails to find one. */
    private static final Set<String> GROOVYS_OWN = Stream.of(
                    InvokerHelper.getMetaClass(SessionScript.class).getMethods(),
                    InvokerHelper.getMetaClass(SessionScript.class).getMetaMethods())
            .flatMap(List::stream)
            .map(MetaMethod::getName)
            .collect(Collectors.toUnmodifiableSet());

    private FunctionNames() {}

    public static String compiled(String name) {
        return name + SUFFIX;
    }

    static boolean isCompiled(String name) {
        return name.endsWith(SUFFIX);
    }

    public static String plain(String name) {
        return isCompiled(name) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    public static boolean isGroovysOwn(String name) {
        return GROOVYS_OWN.contains(name);
    }

    /**
     * Groovy's own method that takes these arguments. It is looked up instead of called, because a failing call would
     * come back to the caller of this method.
     */
    static @Nullable MetaMethod groovysOwn(GroovyObject object, String name, Object[] arguments) {
        return isGroovysOwn(name) ? object.getMetaClass().getMetaMethod(name, arguments) : null;
    }
}
