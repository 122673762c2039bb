package org.cogrid.node.internal.run;

import groovy.lang.DelegatingMetaClass;
import groovy.lang.GroovySystem;
import groovy.lang.MetaClass;
import groovy.lang.MetaClassRegistry;
import groovy.lang.MetaMethod;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps dynamic Groovy, which finds methods at run time, from ending the JVM. Threads that work for no engine are not
 * affected.
 */
final class GroovyExitGuard extends DelegatingMetaClass {
    private static final Set<String> ENDING = Set.of("exit", "halt");

    private final MetaClass before;

    private GroovyExitGuard(MetaClass before) {
        super(before);
        this.before = before;
    }

    static void install() {
        guard(System.class);
        guard(Runtime.class);
    }

    static void uninstall() {
        release(System.class);
        release(Runtime.class);
    }

    private static void guard(Class<?> type) {
        MetaClassRegistry registry = GroovySystem.getMetaClassRegistry();
        GroovyExitGuard guard = new GroovyExitGuard(registry.getMetaClass(type));
        guard.initialize();
        registry.setMetaClass(type, guard);
    }

    private static void release(Class<?> type) {
        MetaClassRegistry registry = GroovySystem.getMetaClassRegistry();
        if (registry.getMetaClass(type) instanceof GroovyExitGuard guard) {
            registry.setMetaClass(type, guard.before);
        }
    }

    @Override
    public @Nullable Object invokeMethod(Object object, String name, @Nullable Object[] arguments) {
        check(name);
        return super.invokeMethod(object, name, arguments);
    }

    @Override
    public @Nullable Object invokeMethod(Object object, String name, @Nullable Object arguments) {
        check(name);
        return super.invokeMethod(object, name, arguments);
    }

    @Override
    @SuppressWarnings("rawtypes") // inherited signature
    public @Nullable Object invokeMethod(
            Class sender, Object receiver, String name, @Nullable Object[] arguments, boolean toSuper, boolean inside) {
        check(name);
        return super.invokeMethod(sender, receiver, name, arguments, toSuper, inside);
    }

    @Override
    public @Nullable Object invokeStaticMethod(Object object, String name, @Nullable Object[] arguments) {
        check(name);
        return super.invokeStaticMethod(object, name, arguments);
    }

    @Override
    public @Nullable MetaMethod getMetaMethod(String name, @Nullable Object[] arguments) {
        check(name);
        return super.getMetaMethod(name, arguments);
    }

    @Override
    public @Nullable MetaMethod getStaticMetaMethod(String name, @Nullable Object[] arguments) {
        check(name);
        return super.getStaticMetaMethod(name, arguments);
    }

    /** Guards the returned method itself: a closure whose delegate is a Runtime calls it directly. */
    @Override
    @Deprecated
    @SuppressWarnings({"deprecation", "rawtypes"}) // inherited; Groovy itself still calls it
    public @Nullable MetaMethod pickMethod(String name, Class[] types) {
        check(name);
        return super.pickMethod(name, types);
    }

    private void check(String name) {
        if (ENDING.contains(name)) {
            ExitGuard.refuseOnEngine(getTheClass().getSimpleName() + "." + name);
        }
    }
}
