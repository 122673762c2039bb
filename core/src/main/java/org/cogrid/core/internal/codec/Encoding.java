package org.cogrid.core.internal.codec;

import java.io.IOException;
import java.lang.invoke.SerializedLambda;
import java.util.LinkedHashSet;
import java.util.Set;
import org.cogrid.core.internal.task.ApplyTask;
import org.jspecify.annotations.Nullable;

/** One value becoming bytes. Used by one thread, once. */
final class Encoding {
    private final Substitutions substitutions;
    private final ByteBudget budget;
    private final Parts out;
    private final Set<Class<?>> classes = new LinkedHashSet<>();

    Encoding(Substitutions substitutions, long maxBytes) {
        this.substitutions = substitutions;
        this.budget = new ByteBudget(maxBytes);
        this.out = new Parts(budget);
    }

    byte[] bytesOf(@Nullable Object root) throws IOException {
        if (root instanceof ApplyTask task) {
            writeCall(task);
        } else {
            write(root);
        }
        return out.toByteArray();
    }

    /** The classes met, but for those that every Java runtime has. */
    Set<Class<?>> classes() {
        Set<Class<?>> foreign = new LinkedHashSet<>();
        for (Class<?> type : classes) {
            Class<?> element = elementOf(type);
            ClassLoader loader = element.getClassLoader();
            if (loader != null && loader != ClassLoader.getPlatformClassLoader()) {
                foreign.add(element);
            }
        }
        return foreign;
    }

    private void writeCall(ApplyTask task) throws IOException {
        SerializedLambda lambda = LambdaForm.of(task.function());
        if ((lambda == null && !PlainValues.isScalar(task.function())) || !CallForm.hasPlainArguments(task)) {
            writeGraph(task);
            return;
        }
        CallForm.write(task, lambda, out);
        if (lambda != null) {
            LambdaForm.collectClasses(lambda, task.function().getClass().getClassLoader(), classes);
        }
    }

    private void write(@Nullable Object root) throws IOException {
        if (root == null || PlainValues.isPlain(root)) {
            PlainValues.write(root, out);
            return;
        }
        SerializedLambda lambda = LambdaForm.of(root);
        if (lambda == null) {
            writeGraph(root);
            return;
        }
        out.write(Tag.LAMBDA);
        LambdaForm.write(lambda, out);
        LambdaForm.collectClasses(lambda, root.getClass().getClassLoader(), classes);
    }

    private void writeGraph(Object root) throws IOException {
        Parts graph = new Parts(budget);
        Parts attached = new Parts(budget);
        try (GraphOutput stream = new GraphOutput(graph, attached, substitutions, classes)) {
            stream.writeObject(root);
        }
        out.write(Tag.GRAPH);
        out.writeInt(Math.toIntExact(graph.size()));
        out.append(graph);
        out.append(attached);
    }

    private static Class<?> elementOf(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return element;
    }
}
