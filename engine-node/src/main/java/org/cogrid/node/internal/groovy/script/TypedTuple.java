package org.cogrid.node.internal.groovy.script;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.codehaus.groovy.runtime.ScriptBytecodeAdapter;
import org.jspecify.annotations.Nullable;

/** Casts the right side of {@code def (int p, String q) = …}; called by compiled texts. */
public final class TypedTuple {
    private TypedTuple() {}

    /** Returns the first elements of {@code values}, each cast to its type. */
    public static List<@Nullable Object> cast(@Nullable Object values, Class<?>[] types) throws Throwable {
        Iterator<?> elements = InvokerHelper.asIterator(values);
        List<@Nullable Object> cast = new ArrayList<>(types.length);
        for (Class<?> type : types) {
            cast.add(ScriptBytecodeAdapter.castToType(elements.hasNext() ? elements.next() : null, type));
        }
        return cast;
    }
}
