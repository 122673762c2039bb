package org.cogrid.node.internal.call;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An object that can be called in several ways, such as both Callable and Function. The number of arguments decides. */
record OverloadedCallee(List<FunctionalInterfaceCallee> shapes) implements Callee {
    @Override
    public String name() {
        return shapes.get(0).name();
    }

    @Override
    public List<Signature> signatures() {
        return shapes.stream().flatMap(s -> s.signatures().stream()).toList();
    }

    @Override
    public boolean accepts(@Nullable Object[] arguments) {
        return shapes.stream().anyMatch(shape -> shape.accepts(arguments));
    }

    @Override
    public @Nullable Object call(@Nullable Object[] arguments) throws Throwable {
        for (FunctionalInterfaceCallee shape : shapes) {
            if (shape.accepts(arguments)) {
                return shape.call(arguments);
            }
        }
        throw CallErrors.wrongCount(this, arguments.length);
    }
}
