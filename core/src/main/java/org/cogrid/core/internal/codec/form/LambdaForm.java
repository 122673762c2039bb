package org.cogrid.core.internal.codec.form;

import java.io.IOException;
import java.util.Arrays;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.jspecify.annotations.Nullable;

/**
 * The encoded form of a serializable lambda that captures only scalars, the most frequent kind of function: its names
 * and its captured values, without an object stream.
 *
 * @param names what all lambdas of its class have in common
 * @param captured the captured values
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record LambdaForm(LambdaNames names, @Nullable Object[] captured) {
    /** The form of a lambda that {@link #write} takes, or {@code null} for any other object. */
    public static @Nullable LambdaForm of(Object function) {
        if (!LambdaNames.isLambda(function)) {
            return null;
        }
        LambdaForm form = LambdaNames.of(function.getClass()).form(function);
        return form != null && Arrays.stream(form.captured).allMatch(PlainValues::isScalar) ? form : null;
    }

    public void write(EncodedOutput out) throws IOException {
        out.write(Tag.LAMBDA);
        out.write(names.bytes());
        out.writeInt(captured.length);
        for (Object each : captured) {
            PlainValues.write(each, out);
        }
    }

    /** Reads a lambda whose tag was read already. */
    public static Object read(EncodedInput in, ClassLoader loader, Arrival arrival) throws Exception {
        LinkedLambda lambda = LinkedLambda.read(in, loader);
        @Nullable Object[] captured = new @Nullable Object[PlainValues.readCount(in)];
        for (int i = 0; i < captured.length; i++) {
            captured[i] = PlainValues.read(in.get(), in, arrival);
        }
        return lambda.with(captured);
    }
}
