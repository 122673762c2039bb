package org.cogrid.core.internal.codec;

import java.io.ByteArrayInputStream;
import java.io.InvalidObjectException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.cogrid.core.internal.codec.form.EncodedInput;
import org.cogrid.core.internal.codec.form.LambdaForm;
import org.cogrid.core.internal.codec.form.PlainValues;
import org.cogrid.core.internal.codec.form.Tag;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.core.internal.task.ApplyTask;
import org.jspecify.annotations.Nullable;

/** Decodes one value from bytes. Used by one thread, once. */
final class Decoding {
    private final Source source;
    private final Arrival arrival;
    private final EncodedInput in;

    Decoding(List<ByteBuffer> bytes, Source source, Arrival arrival) {
        this.source = source;
        this.arrival = arrival;
        this.in = new EncodedInput(bytes);
    }

    /** Gives the loader of classes; called only when a value needs one. */
    interface Source {
        DescribedClasses classes() throws ClassNotFoundException;
    }

    @Nullable
    Object value() throws Exception {
        byte tag = in.get();
        return switch (tag) {
            case Tag.GRAPH -> readGraph();
            case Tag.CALL -> readCall();
            case Tag.EXECUTE -> TaskForm.readExecute(in);
            case Tag.EXECUTED -> TaskForm.readExecuted(in);
            case Tag.EVALUATE -> TaskForm.readEvaluate(in);
            case Tag.PULL -> TaskForm.readPull(in);
            case Tag.PUSH -> TaskForm.readPush(in, arrival);
            case Tag.LAMBDA -> LambdaForm.read(in, source.classes().loader(), arrival);
            default -> PlainValues.read(tag, in, arrival);
        };
    }

    private ApplyTask readCall() throws Exception {
        String into = (String) PlainValues.read(in.get(), in, arrival);
        @Nullable Object[] arguments = new @Nullable Object[PlainValues.readCount(in)];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = PlainValues.read(in.get(), in, arrival);
        }
        Object function = value();
        if (function == null) {
            throw new InvalidObjectException("the function to call is null");
        }
        return new ApplyTask(function, arguments, Map.of(), into);
    }

    private @Nullable Object readGraph() throws Exception {
        int length = in.getInt();
        ByteBuffer rest = in.rest();
        ByteArrayInputStream graph = new ByteArrayInputStream(rest.array(), rest.arrayOffset(), length);
        ByteBuffer attached = rest.position(length);
        try (GraphInput stream = new GraphInput(graph, attached, source.classes(), arrival)) {
            return stream.readGraph();
        }
    }
}
