package org.cogrid.core.internal.codec;

import java.io.IOException;
import java.util.Arrays;
import org.cogrid.core.internal.codec.form.EncodedOutput;
import org.cogrid.core.internal.codec.form.LambdaForm;
import org.cogrid.core.internal.codec.form.PlainValues;
import org.cogrid.core.internal.codec.form.Tag;
import org.cogrid.core.internal.task.ApplyTask;
import org.jspecify.annotations.Nullable;

/** The encoded form of a call of a lambda or a Reference with plain arguments. They share nothing, so the form needs no graph. */
final class CallForm {
    private CallForm() {}

    /** Whether {@link #write} takes this task, provided its function is plain or a lambda that {@link LambdaForm} takes. */
    static boolean hasPlainArguments(ApplyTask task) {
        return task.named().isEmpty() && PlainValues.shareNothing(Arrays.asList(task.arguments()));
    }

    static void write(ApplyTask task, @Nullable LambdaForm function, EncodedOutput out) throws IOException {
        out.write(Tag.CALL);
        PlainValues.write(task.into(), out);
        out.writeInt(task.arguments().length);
        for (Object argument : task.arguments()) {
            PlainValues.write(argument, out);
        }
        if (function == null) {
            PlainValues.write(task.function(), out);
        } else {
            function.write(out);
        }
    }
}
