package org.cogrid.core.internal.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.core.internal.codec.form.EncodedInput;
import org.cogrid.core.internal.codec.form.EncodedOutput;
import org.cogrid.core.internal.codec.form.PlainValues;
import org.cogrid.core.internal.codec.form.Tag;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.core.internal.task.EvaluateTask;
import org.cogrid.core.internal.task.ExecuteTask;
import org.cogrid.core.internal.task.PullTask;
import org.cogrid.core.internal.task.PushTask;
import org.cogrid.core.internal.task.result.ExecuteResult;
import org.jspecify.annotations.Nullable;

/**
 * The encoded form of frequent tasks other than calls, if they hold plain values only (text, names, scalars and
 * arrays), and of the result of executing a text.
 */
final class TaskForm {
    private TaskForm() {}

    /** Writes {@code task} if it has such a form; returns false if it needs a graph. */
    static boolean write(@Nullable Object task, EncodedOutput out) throws IOException {
        if (task instanceof ExecuteTask execute) {
            return write(execute, out);
        } else if (task instanceof EvaluateTask evaluate) {
            return writeTexts(Tag.EVALUATE, out, evaluate.expression());
        } else if (task instanceof PullTask pull) {
            return write(pull, out);
        } else if (task instanceof ExecuteResult result) {
            return write(result, out);
        }
        return task instanceof PushTask push && write(push, out);
    }

    private static boolean writeTexts(byte tag, EncodedOutput out, String... texts) throws IOException {
        out.write(tag);
        for (String text : texts) {
            out.writeText(text);
        }
        return true;
    }

    private static boolean write(ExecuteTask execute, EncodedOutput out) throws IOException {
        boolean written = writeTexts(Tag.EXECUTE, out, execute.kind(), execute.text(), execute.fileName());
        if (written) {
            PlainValues.write(execute.whole(), out);
        }
        return written;
    }

    private static boolean write(PullTask pull, EncodedOutput out) throws IOException {
        out.write(Tag.PULL);
        PlainValues.write(pull.single(), out);
        out.writeInt(pull.paths().size());
        for (String path : pull.paths()) {
            out.writeText(path);
        }
        return true;
    }

    private static boolean write(PushTask push, EncodedOutput out) throws IOException {
        if (!PlainValues.shareNothing(push.values().values())) {
            return false;
        }
        out.write(Tag.PUSH);
        out.writeInt(push.values().size());
        for (Map.Entry<String, @Nullable Object> value : push.values().entrySet()) {
            out.writeText(value.getKey());
            PlainValues.write(value.getValue(), out);
        }
        return true;
    }

    private static boolean write(ExecuteResult result, EncodedOutput out) throws IOException {
        out.write(Tag.EXECUTED);
        PlainValues.write(result.type(), out);
        out.writeText(result.text());
        PlainValues.write(result.whyNoValue(), out);
        Encoded value = result.value();
        PlainValues.write(value == null ? null : value.manifest().hex(), out);
        PlainValues.write(value == null ? null : value.bytes(), out);
        return true;
    }

    static ExecuteResult readExecuted(EncodedInput in) throws Exception {
        String type = (String) PlainValues.read(in.get(), in, Arrival.PLAIN);
        String text = PlainValues.readText(in);
        String whyNoValue = (String) PlainValues.read(in.get(), in, Arrival.PLAIN);
        String manifest = (String) PlainValues.read(in.get(), in, Arrival.PLAIN);
        byte[] bytes = (byte[]) PlainValues.read(in.get(), in, Arrival.PLAIN);
        Encoded value = manifest == null || bytes == null ? null : new Encoded(new ContentHash(manifest), bytes);
        return new ExecuteResult(type, text, value, whyNoValue);
    }

    static ExecuteTask readExecute(EncodedInput in) {
        return new ExecuteTask(
                PlainValues.readText(in), PlainValues.readText(in), PlainValues.readText(in), in.get() == Tag.TRUE);
    }

    static EvaluateTask readEvaluate(EncodedInput in) {
        return new EvaluateTask(PlainValues.readText(in));
    }

    static PullTask readPull(EncodedInput in) {
        boolean single = in.get() == Tag.TRUE;
        List<String> paths = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            paths.add(PlainValues.readText(in));
        }
        return new PullTask(paths, single);
    }

    static PushTask readPush(EncodedInput in, Arrival arrival) throws Exception {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int left = in.getInt(); left > 0; left--) {
            values.put(PlainValues.readText(in), PlainValues.read(in.get(), in, arrival));
        }
        return new PushTask(values);
    }
}
