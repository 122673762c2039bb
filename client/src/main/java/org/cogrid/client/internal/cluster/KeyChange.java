package org.cogrid.client.internal.cluster;

import org.cogrid.client.internal.control.EngineControl;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.GridKey;

/**
 * Gives a grid a new key while it runs. Its members then accept both keys; the former one is gone when all of them have
 * been restarted, as a member that starts knows only what the connection file says.
 */
public final class KeyChange {
    private KeyChange() {}

    /**
     * Makes all members accept a new key, writes it into the connection file, and makes the members use it. No member
     * starts meanwhile, because that takes the file's lock.
     *
     * @param engines the grid's engines, reached by the former key
     * @throws org.cogrid.core.CogridException if a member does not take the key. Unless the message says otherwise, the
     *     file still has the former key, which goes on to hold
     */
    public static void begin(ConnectionFile file, EngineControl engines) {
        GridKey key = GridKey.random();
        file.exclusively(() -> {
            engines.acceptKey(key);
            file.write(file.read().withKey(key));
            return key;
        });
        engines.useKey(key);
    }
}
