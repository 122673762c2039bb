package org.cogrid.node.internal.namespace;

import java.util.Map;
import org.cogrid.core.internal.code.VersionTeller;
import org.cogrid.node.internal.code.loader.BroughtCode;
import org.cogrid.node.internal.code.loader.CodeVersion;

/** For copies of values: the classes that a task brings, and all others as the values have them. Defines none. */
final class RenewalLoader extends ClassLoader implements VersionTeller {
    private final Map<String, Class<?>> old;
    private final BroughtCode brought;

    RenewalLoader(Map<String, Class<?>> old, BroughtCode brought) {
        super("for copies of values", brought.loader());
        this.old = old;
        this.brought = brought;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        Class<?> present = brought.has(name) ? null : old.get(name);
        return present == null ? super.loadClass(name, resolve) : present;
    }

    @Override
    public String there(String className) {
        Class<?> type = old.get(className);
        return type == null ? "an older version" : CodeVersion.of(type);
    }

    @Override
    public String here(String className) {
        try {
            return CodeVersion.of(brought.loader().loadClass(className));
        } catch (ClassNotFoundException e) {
            return "this program";
        }
    }
}
