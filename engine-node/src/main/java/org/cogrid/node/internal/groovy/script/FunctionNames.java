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
 * How the functions of a text are named in its class. A function {@code f} is compiled as {@code f$def}, so that a call of
 * {@code f} never finds the one of its own text directly and a later text can replace it.
 */
public final class FunctionNames {
    private static final String SUFFIX = "$def";

    /** Groovy has a method of this name for every object: a call of it is never missing. */
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

    /** Groovy's own method that takes these arguments. Looked up, as a call that misses would come back to who asks here. */
    static @Nullable MetaMethod groovysOwn(GroovyObject object, String name, Object[] arguments) {
        return isGroovysOwn(name) ? object.getMetaClass().getMetaMethod(name, arguments) : null;
    }
}
