package org.cogrid.client.internal.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cogrid.client.call.Call;
import org.cogrid.core.Argument;
import org.cogrid.core.Named;
import org.cogrid.core.internal.text.Counted;
import org.jspecify.annotations.Nullable;

/** Puts calls of Java functions together. */
public final class Calls {
    private Calls() {}

    /**
     * A call in the form that lets References stand for arguments.
     *
     * @param more what the compiler let through behind the last argument; there is no parameter for it
     */
    public static Call of(Object function, Argument[] more, @Nullable Object... arguments) {
        if (more.length > 0) {
            throw new IllegalArgumentException("the function takes " + Counted.of(arguments.length, "argument")
                    + ", and " + (arguments.length + more.length) + " were given; the surplus starts with " + more[0]);
        }
        for (Object argument : arguments) {
            if (argument instanceof Named named) {
                throw new IllegalArgumentException("named(\"" + named.name() + "\", …) was given to a Java function,"
                        + " which takes its arguments in order; names work with ref(…), groovy(…) and closures");
            }
        }
        List<@Nullable Object> inOrder = new ArrayList<>(Arrays.asList(arguments));
        return new Call(function, inOrder, Map.of());
    }
}
