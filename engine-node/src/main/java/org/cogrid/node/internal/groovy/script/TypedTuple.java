package org.cogrid.node.internal.groovy.script;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.codehaus.groovy.runtime.ScriptBytecodeAdapter;
import org.jspecify.annotations.Nullable;

/** The right side of {@code def (int p, String q) = …}; compiled texts call it. */
public final class TypedTuple {
    private TypedTuple() {}

    /** The first elements of {@code values}, each cast to the type at its place. */
    public static List<@Nullable Object> cast(@Nullable Object values, Class<?>[] types) throws Throwable {
        Iterator<?> elements = InvokerHelper.asIterator(values);
        List<@Nullable Object> cast = new ArrayList<>(types.length);
        for (Class<?> type : types) {
            cast.add(ScriptBytecodeAdapter.castToType(elements.hasNext() ? elements.next() : null, type));
        }
        return cast;
    }
}
