package org.cogrid.node.internal.run;

import groovy.lang.DelegatingMetaClass;
import groovy.lang.GroovySystem;
import groovy.lang.MetaClass;
import groovy.lang.MetaClassRegistry;
import groovy.lang.MetaMethod;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses what ends the JVM to dynamic Groovy, which finds methods at run time. Other threads than an engine's notice nothing. */
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
    @SuppressWarnings("rawtypes") // so inherited
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

    /** A closure whose delegate is a Runtime calls what this returns without coming by again. */
    @Override
    @Deprecated
    @SuppressWarnings({"deprecation", "rawtypes"}) // as inherited; Groovy itself still calls it
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
