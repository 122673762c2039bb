package org.cogrid.client.call;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cogrid.core.Named;
import org.jspecify.annotations.Nullable;

/**
 * A function with its arguments, for programs that put calls together while they run. All other forms of calling come
 * down to this one.
 *
 * @param function a lambda, method reference, closure, {@code GroovySource}, or a {@code Reference} to a function there
 * @param arguments its arguments in order; {@code null} is a value like any other
 * @param named its arguments by name
 */
public record Call(Object function, List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
    public Call {
        Objects.requireNonNull(function, "function: there is nothing to call");
        arguments = Collections.unmodifiableList(new ArrayList<>(arguments));
        named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
    }

    /** A call with these arguments; those that are {@link Named} go by name, the others in order. */
    public static Call of(Object function, @Nullable Object... arguments) {
        return new Call(function, Arrays.asList(arguments), Map.of()).withNamedTakenOut();
    }

    /** The same call with more arguments by name. */
    public Call named(Map<? extends CharSequence, ?> more) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(named);
        more.forEach((name, value) -> add(all, name.toString(), value));
        return new Call(function, arguments, all);
    }

    private Call withNamedTakenOut() {
        List<@Nullable Object> inOrder = new ArrayList<>();
        Map<String, @Nullable Object> byName = new LinkedHashMap<>();
        for (Object argument : arguments) {
            if (argument instanceof Named one) {
                add(byName, one.name(), one.value());
            } else {
                inOrder.add(argument);
            }
        }
        return new Call(function, inOrder, byName);
    }

    private static void add(Map<String, @Nullable Object> all, String name, @Nullable Object value) {
        if (all.containsKey(name)) {
            throw new IllegalArgumentException("the argument named '" + name + "' is given twice");
        }
        all.put(name, value);
    }
}
