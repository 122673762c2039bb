package org.cogrid.core.internal.codec;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Java's serialization, with stand-ins for what it refuses and a record of the classes met. */
final class GraphOutput extends ObjectOutputStream {
    private final List<Substitution> substitutions;
    private final Set<Class<?>> classes = new LinkedHashSet<>();

    GraphOutput(OutputStream out, List<Substitution> substitutions) throws IOException {
        super(out);
        this.substitutions = substitutions;
        enableReplaceObject(true);
    }

    Set<Class<?>> classes() {
        return classes;
    }

    @Override
    protected void annotateClass(Class<?> type) {
        classes.add(type);
    }

    @Override
    protected void annotateProxyClass(Class<?> type) {
        classes.add(type);
    }

    @Override
    protected @Nullable Object replaceObject(@Nullable Object object) {
        if (object == null) {
            return null;
        }
        for (Substitution substitution : substitutions) {
            Serializable standIn = substitution.standInFor(object);
            if (standIn != null) {
                return standIn;
            }
        }
        return object;
    }
}
