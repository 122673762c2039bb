package org.cogrid.core.internal.codec;

import java.io.IOException;
import java.lang.invoke.SerializedLambda;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cogrid.core.internal.codec.form.ByteBudget;
import org.cogrid.core.internal.codec.form.EncodedOutput;
import org.cogrid.core.internal.codec.form.ForeignClasses;
import org.cogrid.core.internal.codec.form.LambdaForm;
import org.cogrid.core.internal.codec.form.PlainValues;
import org.cogrid.core.internal.codec.form.Tag;
import org.cogrid.core.internal.codec.standin.Substitutions;
import org.cogrid.core.internal.task.ApplyTask;
import org.jspecify.annotations.Nullable;

/** Encodes one value. Used by one thread, once. */
final class Encoding {
    private final Substitutions substitutions;
    private final Obstacles obstacles;
    private final ByteBudget budget;
    private final boolean isKept;
    private final EncodedOutput out;
    private final Set<Class<?>> classes = new LinkedHashSet<>();
    private final List<List<Class<?>>> described = new ArrayList<>();
    private final List<SerializedLambda> lambdas = new ArrayList<>(1);
    /** The value, if it is a lambda that needs no graph and so meets no other class. */
    private @Nullable LambdaForm lambda;

    Encoding(Substitutions substitutions, long maxBytes) {
        this(substitutions, maxBytes, Obstacles.REFUSED, true);
    }

    private Encoding(Substitutions substitutions, long maxBytes, Obstacles obstacles, boolean isKept) {
        this.substitutions = substitutions;
        this.obstacles = obstacles;
        this.budget = new ByteBudget(maxBytes);
        this.isKept = isKept;
        this.out = new EncodedOutput(budget, isKept);
    }

    /** An encoding that only meets the classes; the bytes are counted, not kept. */
    static Encoding toMeet(Substitutions substitutions, long maxBytes, Obstacles obstacles) {
        return new Encoding(substitutions, maxBytes, obstacles, false);
    }

    /** Encodes the value, whose large arrays are not copied before the bytes are taken from the result. */
    EncodedOutput encode(@Nullable Object root) throws IOException {
        if (root instanceof ApplyTask task) {
            writeCall(task);
        } else if (!TaskForm.write(root, out)) {
            write(root);
        }
        return out;
    }

    /** The classes met, except those that every Java runtime has. */
    Set<Class<?>> classes() {
        return lambda == null ? ForeignClasses.among(classes) : lambda.names().classes();
    }

    /** For each class description in the graph, in order: its class, or the interfaces of the proxy. */
    List<List<Class<?>>> described() {
        return described;
    }

    /** The lambdas met. */
    List<SerializedLambda> lambdas() {
        return lambda == null ? lambdas : List.of(lambda.names().lambda());
    }

    private void writeCall(ApplyTask task) throws IOException {
        lambda = LambdaForm.of(task.function());
        if ((lambda == null && !PlainValues.isScalar(task.function())) || !CallForm.hasPlainArguments(task)) {
            lambda = null;
            writeGraph(task);
            return;
        }
        CallForm.write(task, lambda, out);
    }

    private void write(@Nullable Object root) throws IOException {
        if (root == null || PlainValues.isPlain(root)) {
            PlainValues.write(root, out);
            return;
        }
        lambda = LambdaForm.of(root);
        if (lambda == null) {
            writeGraph(root);
            return;
        }
        lambda.write(out);
    }

    private void writeGraph(Object root) throws IOException {
        EncodedOutput graph = new EncodedOutput(budget, isKept);
        EncodedOutput attached = new EncodedOutput(budget, isKept);
        try (GraphOutput stream = new GraphOutput(graph, attached, substitutions, this)) {
            stream.writeObject(root);
        }
        out.write(Tag.GRAPH);
        out.writeInt(Math.toIntExact(graph.size()));
        out.append(graph);
        out.append(attached);
    }

    /** Called by the stream for each class description: it is of this one class, or names these interfaces of a proxy. */
    void describes(List<Class<?>> types) {
        described.add(types);
        classes.addAll(types);
    }

    /** Called by the stream for an object that can't be encoded; returns what is written in its place. */
    Object inPlaceOf(Object obstacle) {
        classes.add(obstacle.getClass()); // no description names this class
        return obstacles.inPlaceOf(obstacle);
    }

    /** Called by the stream for each lambda in the graph. */
    void met(SerializedLambda lambda) {
        lambdas.add(lambda);
    }
}
