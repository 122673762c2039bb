package org.cogrid.core.internal.task.result;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.cogrid.core.internal.text.LongText;
import org.cogrid.core.internal.wire.RemoteError;
import org.jspecify.annotations.Nullable;

/**
 * Collects the failures of many items so that they fit the heap, even if each of a million items fails. Equal failures
 * are kept once. When their texts have become long, further ones are cut.
 */
public final class ItemFailures {
    /** How many characters the texts of whole failures may have. */
    private static final int MOST_WHOLE = 1 << 22;

    private static final int MOST_MESSAGE = 200;
    private static final String NO_STACK =
            "\t(the stack is left out, because too many items have failed with different messages)";

    private final TreeMap<Integer, RemoteError> byItem = new TreeMap<>();
    private final Map<RemoteError, RemoteError> met = new HashMap<>();
    private long length;

    /** Adds the failure of the item at this position in the task. */
    public void put(int item, RemoteError failure) {
        byItem.put(item, kept(failure));
    }

    private RemoteError kept(RemoteError failure) {
        RemoteError known = met.get(failure);
        if (known != null) {
            return known;
        }
        length += length(failure.message()) + failure.stack().length();
        if (length > MOST_WHOLE) {
            return cut(failure);
        }
        met.put(failure, failure);
        return failure;
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    private static RemoteError cut(RemoteError failure) {
        String message = failure.message();
        return new RemoteError(
                failure.stage(),
                failure.className(),
                message == null ? null : LongText.cut(message, MOST_MESSAGE),
                NO_STACK,
                failure.engineId(),
                failure.taskId());
    }

    /** Returns the failures by the item's position in the task. */
    public TreeMap<Integer, RemoteError> byItem() {
        return byItem;
    }
}
