package org.cogrid.client.internal.balance.map;

import java.util.HashMap;
import java.util.Map;
import org.cogrid.core.internal.text.LongText;
import org.cogrid.core.internal.wire.RemoteError;

/**
 * Makes the failures of a map fit the heap, even if each of a million items fails with another message. Equal ones are
 * kept once. When their texts have become long, further ones lose their stack, and then their message. Thread-safe.
 */
final class KeptErrors {
    private static final long MOST_WHOLE = 1 << 22;
    private static final long MOST = 1 << 23;
    private static final int MOST_MESSAGE = 200;
    private static final String NO_STACK =
            "\t(the stack is left out, because too many items have failed with different messages)";
    private static final String NO_MESSAGE = "(left out, because too many items have failed with different messages)";

    // Guarded by this.
    private final Map<RemoteError, RemoteError> met = new HashMap<>();
    private long length;

    /** Returns an equal failure, or a shorter one. */
    synchronized RemoteError kept(RemoteError error) {
        RemoteError known = met.get(error);
        if (known != null) {
            return known;
        }
        String message = error.message() == null ? "" : error.message();
        if (length + message.length() + error.stack().length() <= MOST_WHOLE) {
            return added(error, message.length() + error.stack().length());
        }
        RemoteError cut = with(error, LongText.cut(message, MOST_MESSAGE));
        if (met.containsKey(cut) || length + message.length() <= MOST) {
            return added(cut, Math.min(message.length(), MOST_MESSAGE));
        }
        return added(with(error, NO_MESSAGE), 0);
    }

    private RemoteError added(RemoteError error, int characters) {
        RemoteError known = met.putIfAbsent(error, error);
        if (known == null) {
            length += characters;
            return error;
        }
        return known;
    }

    private static RemoteError with(RemoteError error, String message) {
        return new RemoteError(error.stage(), error.className(), message, NO_STACK, error.engineId(), error.taskId());
    }
}
