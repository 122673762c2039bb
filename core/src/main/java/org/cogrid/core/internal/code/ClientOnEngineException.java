package org.cogrid.core.internal.code;

/** Code on an engine tried to use the client. Thrown by calls that {@code ClientTypes} weaves into it. */
public final class ClientOnEngineException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private ClientOnEngineException(String message) {
        super(message);
    }

    /** Always throws; called in place of {@code use}, such as {@code org.cogrid.client.Client.connect}. */
    public static void refuse(String use) {
        throw new ClientOnEngineException(use
                + " was called on an engine, where there is no client: do that in your program, and pass what the function"
                + " needs as an argument or Reference");
    }
}
